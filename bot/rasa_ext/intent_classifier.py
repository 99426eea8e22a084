"""Rasa's logistic regression, learnt in seconds from vectors and word pieces together."""

from __future__ import annotations

import logging
from typing import Any, Dict, List  # noqa: UP035 - Rasa reads these annotations itself

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack, vstack
from threadpoolctl import threadpool_limits

_logger = logging.getLogger(__name__)
_LEARNT = "learnt.npz"
_FEWEST_CLASSES = 3  # scikit-learn keeps two classes in another form


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True, model_from=None
)
class IntentClassifier(LogisticRegressionClassifier):
    """Learns the same model as its parent, and is asked as its parent is.

    The parent puts vectors of a thousand numbers, none of them zero, into a sparse matrix, which
    takes minutes to learn from. Here each kind is multiplied in its own form. A word or a piece
    counts once, however often it comes: otherwise "job job job …" is as sure as anything can be.

    Configuration, beside the parent's (`max_iter`, `tol`, `ranking_length`):
    `sparse_scale`: what counts of words and their pieces are multiplied by, beside the vectors.
    `c`: how large weights may grow: the larger, the less the training sentences are smoothed.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:  # noqa: UP006
        """Return the configuration with which it was measured best."""
        return {
            **LogisticRegressionClassifier.get_default_config(),
            "max_iter": 200,
            "tol": 4e-4,
            "sparse_scale": 1.0,
            "c": 1.0,
        }

    @classmethod
    def validate_config(cls, config: Dict[str, Any]) -> None:  # noqa: UP006
        """Raise `InvalidConfigException` when a number is not to be used."""
        if min(config["sparse_scale"], config["c"], config["tol"], config["max_iter"]) <= 0:
            raise InvalidConfigException("`sparse_scale`, `c`, `tol`, `max_iter` must be above 0.")

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has a text and an intent, and store what was learnt."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT)]
        classes, wanted = np.unique([m.get(INTENT) for m in examples], return_inverse=True)
        if len(classes) < _FEWEST_CLASSES:
            return super().train(training_data)
        counts, vectors = _features(examples)
        scale = self.config["sparse_scale"]
        weights, rounds = _learn(
            counts * np.float32(scale),
            vectors,
            wanted,
            c=self.config["c"],
            tolerance=self.config["tol"],
            most_rounds=self.config["max_iter"],
        )
        # So that the parent may multiply the counts as they come.
        weights[: counts.shape[1]] *= scale
        self._take(classes, weights[:-1], weights[-1])
        _logger.info("Learnt from %d examples in %d rounds.", len(examples), rounds)
        self.persist()
        return self._resource

    def persist(self) -> None:
        """Store what was learnt as arrays; its parent looks for names in all modules first."""
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / _LEARNT,
                classes=np.asarray(self.clf.classes_, dtype=str),
                weights=np.ascontiguousarray(self.clf.coef_.T, dtype=np.float32),
                intercept=np.asarray(self.clf.intercept_, dtype=np.float32),
            )

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],  # noqa: UP006
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> IntentClassifier:
        """Return the component of a trained model; of one that learnt nothing, an untaught one."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                learnt = np.load(folder / _LEARNT, allow_pickle=False)
                component._take(learnt["classes"], learnt["weights"], learnt["intercept"])
        except ValueError:
            pass  # there were no examples; Rasa says so when it trains
        return component

    def _take(self, classes: np.ndarray, weights: np.ndarray, intercept: np.ndarray) -> None:
        """Use `weights` of shape (columns, classes) and one intercept for each class."""
        self.clf.classes_ = classes
        # Left turned, not copied: so the parent need not turn 8 MB back for every message.
        # In full, because confidences go into JSON, which knows no number of 32 bits.
        self.clf.coef_ = weights.astype(np.float64).T
        self.clf.intercept_ = intercept.astype(np.float64)
        self.clf.n_features_in_ = weights.shape[0]

    def _create_X(self, messages: List[Message]) -> csr_matrix:  # noqa: N802, UP006
        """Return what the parent asks the model about: counts, then vectors, one row a message."""
        counts, vectors = _features(messages)
        return hstack([counts, csr_matrix(vectors)], format="csr")


def _features(examples: list[Message]) -> tuple[csr_matrix, np.ndarray]:
    """Return counts (sparse, 0 or 1) and vectors of each example, float32.

    Either may have no columns.
    """
    rows = len(examples)
    sparse = _sentences(examples, is_dense=False)
    dense = _sentences(examples, is_dense=True)
    counts = (
        hstack([vstack(rows_of) for rows_of in sparse]).astype(np.float32).tocsr()
        if sparse
        else csr_matrix((rows, 0), dtype=np.float32)
    )
    vectors = (
        np.hstack([np.vstack(rows_of) for rows_of in dense]).astype(np.float32)
        if dense
        else np.zeros((rows, 0), dtype=np.float32)
    )
    counts.data.fill(1)
    return counts, vectors


def _sentences(examples: list[Message], *, is_dense: bool) -> list[list[Any]]:
    """Return for each featurizer, in the pipeline's order, its feature of every example.

    The message's own way joins the featurizers' matrices message by message, which takes longer
    than learning from them. A featurizer that left out an example is left out itself.
    """
    found: dict[str, list[Any]] = {}
    for example in examples:
        for feature in example.features:
            if (
                feature.attribute == TEXT
                and feature.type == FEATURE_TYPE_SENTENCE
                and feature.is_dense() is is_dense
            ):
                found.setdefault(feature.origin, []).append(feature.features)
    return [rows for rows in found.values() if len(rows) == len(examples)]


def _learn(
    counts: csr_matrix,
    vectors: np.ndarray,
    wanted: np.ndarray,
    *,
    c: float,
    tolerance: float,
    most_rounds: int,
) -> tuple[np.ndarray, int]:
    """Return weights of shape (counts' columns + vectors' columns + 1, classes), and the rounds.

    Multinomial logistic regression as scikit-learn defines it, with balanced classes and the
    square of all weights but the last row as penalty, by L-BFGS. `tolerance` is the largest
    slope that is left, for each example.
    """
    rows, columns = len(wanted), counts.shape[1]
    classes = int(wanted.max()) + 1
    shape = (columns + vectors.shape[1] + 1, classes)
    share = (rows / (classes * np.bincount(wanted)))[wanted].astype(np.float32)
    places = (np.arange(rows), wanted)
    counts_turned, vectors_turned = counts.T.tocsr(), np.ascontiguousarray(vectors.T)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        exact = flat.reshape(shape)
        weights = exact.astype(np.float32)
        scores = counts @ weights[:columns] + vectors @ weights[columns:-1] + weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        sums = chances.sum(axis=1, keepdims=True)
        missed = share * (np.log(sums[:, 0]) - scores[places])
        chances /= sums
        chances[places] -= 1
        chances *= share[:, np.newaxis]
        slope = np.empty(shape)
        slope[:columns] = counts_turned @ chances
        slope[columns:-1] = vectors_turned @ chances
        slope[:-1] += exact[:-1] / c
        slope[-1] = chances.sum(axis=0)
        penalty = 0.5 / c * float((exact[:-1] ** 2).sum())
        return float(missed.sum(dtype=np.float64)) + penalty, slope.ravel()

    limits = {"maxiter": most_rounds, "gtol": tolerance * rows}
    # More threads wait for each other longer than they work, on a machine that does other things.
    with threadpool_limits(1):
        found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options=limits)
    return found.x.reshape(shape), int(found.nit)
