"""How sure is a figure, and is the difference between two runs more than luck? The methods are scipy's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

RESAMPLES = 2000
CONFIDENCE = 0.95
_SEED = 20250212
"""Any fixed number: the same run must print the same interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; `count` is the denominator (questions, or statements)."""

    value: float
    low: float
    high: float
    count: float


def estimate(parts: Sequence[float], wholes: Sequence[float] | None = None) -> Estimate | None:
    """Σ parts / Σ wholes over questions, with an interval; `wholes` are 1 each unless given. None if they sum to 0.

    The interval is the percentile bootstrap over questions (Efron and Tibshirani 1993, chapter 13): questions,
    not statements, are drawn, because the statements of one answer stand and fall together. Where every question
    has the same ratio the bootstrap has nothing to vary and would claim certainty; there Wilson's score interval
    for a proportion (JASA 1927) is given.
    """
    weights = [1.0] * len(parts) if wholes is None else wholes
    if len(parts) != len(weights):
        msg = f"{len(parts)} numerators for {len(weights)} denominators"
        raise ValueError(msg)
    kept = [(part, whole) for part, whole in zip(parts, weights, strict=True) if whole]
    if not kept:
        return None
    top = np.array([part for part, _ in kept], dtype=np.float64)
    bottom = np.array([whole for _, whole in kept], dtype=np.float64)
    value, count = float(top.sum() / bottom.sum()), float(bottom.sum())
    if np.ptp(top / bottom) == 0:
        return Estimate(value, *_wilson(value, count), count)
    drawn = stats.bootstrap(
        (top, bottom), _ratio, paired=True, vectorized=True, method="percentile",
        n_resamples=RESAMPLES, confidence_level=CONFIDENCE, rng=np.random.default_rng(_SEED),
    )  # fmt: skip
    interval = drawn.confidence_interval
    return Estimate(value, float(interval.low), float(interval.high), count)


def paired_p_value(before: Sequence[float], after: Sequence[float]) -> float:
    """How likely a mean difference this large is if the two runs differ by luck only; two-sided.

    A paired permutation test: under the null hypothesis each pair may be swapped (Fisher 1935; for retrieval
    experiments Smucker, Allan and Carterette, CIKM 2007).
    """
    if len(before) != len(after):
        msg = f"{len(before)} values before, {len(after)} after: pairs are needed"
        raise ValueError(msg)
    difference = np.asarray(after, dtype=np.float64) - np.asarray(before, dtype=np.float64)
    changed = difference[difference != 0]
    if len(changed) < 2:  # swapping a single pair only turns the sign
        return 1.0
    # Pairs without a difference stay what they are when swapped: leaving them out changes nothing but the time.
    result = stats.permutation_test(
        (changed, np.zeros_like(changed)), _mean_difference, permutation_type="samples", vectorized=True,
        n_resamples=9999, alternative="two-sided", rng=np.random.default_rng(_SEED),
    )  # fmt: skip
    return float(result.pvalue)


def _ratio(top: NDArray[np.float64], bottom: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    return np.asarray(top.sum(axis=axis) / bottom.sum(axis=axis))


def _mean_difference(one: NDArray[np.float64], other: NDArray[np.float64], axis: int = -1) -> NDArray[np.float64]:
    return np.asarray(one.mean(axis=axis) - other.mean(axis=axis))


def _wilson(value: float, count: float) -> tuple[float, float]:
    trials = max(1, round(count))
    interval = stats.binomtest(round(value * trials), trials).proportion_ci(CONFIDENCE, method="wilson")
    return (min(value, float(interval.low)), max(value, float(interval.high)))
