"""Fit the safety classifier's weights. Runs in Rasa's environment, which has scikit-learn.

In, as JSON on stdin: `lines`, a list of [tidied text, reply]; `folds`, a list of `left_out` (places
of lines that are not learnt) and `asked` (texts); `groups` and `fillers` as in
data/safety/groups.yml. Out, as JSON on stdout: `replies`, `bias`, `weights` (feature -> one for
each reply); `second`: the network on sentence vectors; and for each fold how likely each reply of
each asked text is by a classifier that has not learnt what was left out: `apart` by its words,
`together` with the network.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

from bot.journey.safety_model import TAKEN_OUT, Groups, features_of, groups_of
from bot.safety_classifier import vectors as second_reader

STRENGTH = 50.0
"""How freely weights may grow (scikit-learn's C)."""
HIDDEN, ROUNDS, DECAY = 192, 20, 1e-2
"""The network: units between the vector and the replies, rounds of learning, pull to zero."""
LEAST_SEEN = 3
"""A feature counts when it stands in at least so many lines."""
THREADS = 2
AT_ONCE = 64
"""Texts that are encoded together; sorted by length, they need little padding."""


def main() -> int:
    """Read the lines, fit, and write the weights; return the exit code."""
    given = json.load(sys.stdin)
    groups = groups_of(given["groups"], given["fillers"])
    json.dump(fit(given["lines"], given["folds"], groups), sys.stdout)
    return 0


def fit(
    lines: Sequence[tuple[str, str]], folds: Sequence[Mapping[str, Any]], alike: Groups
) -> dict[str, Any]:
    """Return the weights for some lines, and what is thought of texts left out."""
    import numpy as np

    asked = [text for fold in folds for text in fold["asked"]]
    texts = [text for text, _ in lines]
    wanted = np.array([reply for _, reply in lines])
    replies = sorted(set(wanted.tolist()))
    vocabulary, table = _counted(texts, asked, alike)
    vectors = _vectors([*texts, *asked])
    starts = np.cumsum([len(lines), *(len(fold["asked"]) for fold in folds)])

    def left_out(at: int) -> tuple[Any, Any]:
        """Return what is thought of a fold's texts by the words, and with the network."""
        learn = np.setdiff1d(np.arange(len(lines)), folds[at]["left_out"])
        ask = slice(starts[at], starts[at + 1])
        words = _by_words().fit(table[learn], wanted[learn])
        whole = _by_vectors().fit(vectors[learn], wanted[learn])
        scores = np.column_stack([one.decision_function(table[ask]) for one in words.estimators_])
        second = np.log(np.maximum(whole.predict_proba(vectors[ask]), second_reader.LEAST))
        return _shares(scores), _shares(scores + second_reader.SHARE * second)

    # The libraries leave Python's lock while they reckon, so that two threads use two cores.
    warnings.filterwarnings("ignore", message=".*haven't converged|.*reached", module="sklearn")
    with ThreadPoolExecutor(THREADS) as threads:
        unseen = list(threads.map(left_out, range(len(folds))))
    words = _by_words().fit(table[: len(lines)], wanted)
    whole = _by_vectors().fit(vectors[: len(lines)], wanted)
    weights = np.vstack([one.coef_ for one in words.estimators_])
    return {
        "replies": replies,
        "bias": [float(one.intercept_[0]) for one in words.estimators_],
        "weights": {f: weights[:, at].round(4).tolist() for f, at in vocabulary.items()},
        "apart": [words.round(5).tolist() for words, _ in unseen],
        "together": [both.round(5).tolist() for _, both in unseen],
        "second": {
            "version": version(second_reader.PACKAGE),
            "scale": second_reader.SCALE,
            "share": second_reader.SHARE,
            "layers": list(map(second_reader.packed, whole.coefs_, whole.intercepts_)),
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

    return MLPClassifier((HIDDEN,), alpha=DECAY, max_iter=ROUNDS, random_state=0)


def _counted(
    texts: Sequence[str], asked: Sequence[str], alike: Groups
) -> tuple[dict[str, int], Any]:
    """Return the features that count with their columns, and a table of them by text.

    Which features count is found from `texts` alone; the rows of `asked` follow those of `texts`.
    """
    from scipy.sparse import csr_matrix

    counted = [Counter(features_of(text, alike)) for text in (*texts, *asked)]
    seen = Counter(feature for counts in counted[: len(texts)] for feature in counts)
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
    return vocabulary, csr_matrix((values, columns, rows), shape=(len(counted), len(vocabulary)))


def _vectors(texts: Sequence[str]) -> Any:
    """Return the vector of each text; equal texts are encoded once."""
    import numpy as np

    read = [" ".join(word for word in text.split() if word != TAKEN_OUT) for text in texts]
    distinct = sorted(set(read), key=lambda text: (len(text), text))
    encode = second_reader.encoder()
    batches = (distinct[at : at + AT_ONCE] for at in range(0, len(distinct), AT_ONCE))
    encoded = np.vstack([encode(batch) for batch in batches])
    place = {text: at for at, text in enumerate(distinct)}
    return encoded[[place[text] for text in read]] * second_reader.SCALE


def _shares(scores: Any) -> Any:
    import numpy as np

    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    sys.exit(main())
