"""Plain weights of sentences: sums under which one with the answer is likely to be first, without any network.

A network learns what holds for the questions it was trained on; signs that are given hold elsewhere, too. Half of this
sum beside the network's scores is better than either alone, on the questions here and on those of XQuAD-de.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

_PENALTY = 0.01
AGAINST = frozenset({"short", "asks", "holds_none"})
EITHER = frozenset({"length"})
"""What can only speak against a sentence, and what may do either; everything else can only speak for it."""
PART_OF = {"alike": "own"}
"""A word that is only like one of the question's weighs at most as much as that word itself."""
Floats = NDArray[np.float64]
Choices = Sequence[tuple[Floats, NDArray[np.bool_]]]


def fit_plain(data: Choices, names: Sequence[str]) -> Floats:
    """Weights of the columns `names` of sentences, by their softmax over each question that has an answer."""
    part = np.eye(len(names))
    for name, whole in PART_OF.items():
        if name in names:
            part[names.index(whole), names.index(name)] = 1.0
    data = [(features @ part, right) for features, right in data]
    spread = np.vstack([features for features, _ in data]).std(axis=0) + 1e-6

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros_like(weights)
        for features, right in data:
            scaled = features / spread
            scores = scaled @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            good = chances * right
            total -= np.log(good.sum() + 1e-12)
            slope -= scaled.T @ (good / (good.sum() + 1e-12) - chances)
        penalty = _PENALTY * float(weights @ weights)
        return total / len(data) + penalty, slope / len(data) + 2 * _PENALTY * weights

    bounds = [(None, 0) if name in AGAINST else (None, None) if name in EITHER else (0, None) for name in names]
    fitted: Floats = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights: Floats = part @ (fitted / spread)
    return weights
