"""Fit the safety classifier's weights. Runs in Rasa's environment, which has scikit-learn.

In, as JSON on stdin: `lines`, a list of [tidied text, reply, group]; `groups`
and `fillers` as in data/safety/groups.yml. Out, as JSON on stdout: `replies`, `bias`, `weights`
(feature -> one for each reply); `second`: the network on sentence vectors; and how likely each
reply of each line is by a classifier that has seen neither the line nor any of its group: `apart`
by its words, `together` with the network.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections import Counter
from importlib.metadata import version
from typing import Any

from bot import safety_vectors
from bot.journey.safety_model import TAKEN_OUT, Groups, features_of, groups_of

STRENGTH = 50.0
"""How freely weights may grow (scikit-learn's C)."""
HIDDEN, ROUNDS, DECAY = 192, 20, 1e-2
"""The network: units between the vector and the replies, rounds of learning, pull to zero."""
LEAST_SEEN = 3
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
    from sklearn.model_selection import GroupKFold

    wanted = np.array([reply for _, reply, _ in lines])
    groups = np.array([group for _, _, group in lines])
    replies = sorted(set(wanted.tolist()))
    vocabulary, table = _counted([text for text, _, _ in lines], alike)
    vectors = _vectors([text for text, _, _ in lines])
    apart, together = np.zeros((2, len(lines), len(replies)))
    for learn, ask in GroupKFold(FOLDS).split(table, wanted, groups):
        words = _by_words().fit(table[learn], wanted[learn])
        whole = _by_vectors().fit(vectors[learn], wanted[learn])
        columns = np.ix_(ask, [replies.index(reply) for reply in words.classes_])
        scores = np.column_stack([one.decision_function(table[ask]) for one in words.estimators_])
        apart[columns] = _shares(scores)
        second = np.log(np.maximum(whole.predict_proba(vectors[ask]), safety_vectors.LEAST))
        together[columns] = _shares(scores + safety_vectors.SHARE * second)
    words = _by_words().fit(table, wanted)
    whole = _by_vectors().fit(vectors, wanted)
    weights = np.vstack([one.coef_ for one in words.estimators_])
    return {
        "replies": replies,
        "bias": [float(one.intercept_[0]) for one in words.estimators_],
        "weights": {f: weights[:, at].round(4).tolist() for f, at in vocabulary.items()},
        "apart": apart.round(5).tolist(),
        "together": together.round(5).tolist(),
        "second": {
            "version": version(safety_vectors.PACKAGE),
            "scale": safety_vectors.SCALE,
            "share": safety_vectors.SHARE,
            "layers": list(map(safety_vectors.packed, whole.coefs_, whole.intercepts_)),
        },
    }


def _by_words() -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    return OneVsRestClassifier(
        LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-2, random_state=0)
    )


def _by_vectors() -> Any:
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore", message=".*haven't converged|.*reached", module="sklearn")
    return MLPClassifier((HIDDEN,), alpha=DECAY, max_iter=ROUNDS, random_state=0)


def _counted(texts: list[str], alike: Groups) -> tuple[dict[str, int], Any]:
    """Return the features that count with their columns, and a table of them by line."""
    from scipy.sparse import csr_matrix

    counted = [Counter(features_of(text, alike)) for text in texts]
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
    return vocabulary, csr_matrix((values, columns, rows), shape=(len(texts), len(vocabulary)))


def _vectors(texts: list[str]) -> Any:
    read = [" ".join(word for word in text.split() if word != TAKEN_OUT) for text in texts]
    return safety_vectors.encoder()(read) * safety_vectors.SCALE


def _shares(scores: Any) -> Any:
    import numpy as np

    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    sys.exit(main())
