"""Fit the safety classifier's weights. Runs in Rasa's environment, which has scikit-learn.

In, as JSON on stdin: `lines`, a list of [tidied text, reply, group]; `groups`
and `fillers` as in data/safety/groups.yml. Out, as JSON on stdout:
`replies`, `bias`, `weights` (feature -> one for each reply), and `apart`: for each line how likely
each reply is by a classifier that has seen neither the line nor any of its group.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from bot.journey.safety_model import Groups, features_of, groups_of

STRENGTH = 20.0
"""How freely weights may grow (scikit-learn's C)."""
LEAST_SEEN = 2
"""A feature counts when it stands in at least so many lines."""
FOLDS = 5


def main() -> int:
    """Read the lines, fit, and write the weights; return the exit code."""
    given = json.load(sys.stdin)
    groups = groups_of(given["groups"], given["fillers"])
    json.dump(fit(given["lines"], groups), sys.stdout)
    return 0


def fit(lines: list[tuple[str, str, int]], alike: Groups) -> dict[str, Any]:
    """Return the weights for some lines, and what is thought of each line unseen."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold
    from sklearn.multiclass import OneVsRestClassifier

    counted = [Counter(features_of(text, alike)) for text, _, _ in lines]
    seen = Counter(feature for counts in counted for feature in counts)
    vocabulary = {
        feature: at
        for at, feature in enumerate(sorted(f for f, n in seen.items() if n >= LEAST_SEEN))
    }
    values, columns, rows = [], [], [0]
    for counts in counted:
        scale = float(sum(counts.values()) or 1) ** -0.5
        for feature, count in counts.items():
            if feature in vocabulary:
                values.append(count * scale)
                columns.append(vocabulary[feature])
        rows.append(len(values))
    table = csr_matrix((values, columns, rows), shape=(len(lines), len(vocabulary)))
    wanted = np.array([reply for _, reply, _ in lines])
    groups = np.array([group for _, _, group in lines])

    def classifier() -> Any:
        return OneVsRestClassifier(
            LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, random_state=0)
        )

    replies = sorted(set(wanted.tolist()))
    apart = np.zeros((len(lines), len(replies)))
    for learn, ask in GroupKFold(FOLDS).split(table, wanted, groups):
        part = classifier().fit(table[learn], wanted[learn])
        where = [replies.index(reply) for reply in part.classes_]
        scores = np.column_stack([one.decision_function(table[ask]) for one in part.estimators_])
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        apart[np.ix_(ask, where)] = shares / shares.sum(axis=1, keepdims=True)
    whole = classifier().fit(table, wanted)
    weights = np.vstack([one.coef_ for one in whole.estimators_])
    return {
        "replies": whole.classes_.tolist(),
        "bias": [float(one.intercept_[0]) for one in whole.estimators_],
        "weights": {f: weights[:, at].round(4).tolist() for f, at in vocabulary.items()},
        "apart": apart.round(5).tolist(),
    }


if __name__ == "__main__":
    sys.exit(main())
