"""How sure an answer is, and when to refuse instead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rag.facts import Scored
from rag.network import networks
from rag.statements import Said

_SAID_FLOOR = 0.5
_MIDDLE, _STEEPNESS = 0.2, 4.0
"""Relevance of the best statement at which half are right, and how fast more are: by 73 answers over Wikinews and 75
over the demo corpus (Brier score 0.159 and 0.029)."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """A probability that the answer is right, and whether it is enough to answer at all."""

    value: float
    enough: bool


def fact_confidence(scored: Sequence[Scored]) -> Confidence:
    """Judge the best sentence by what speaks for it; enough is what the calibration found to be."""
    if not scored:
        return Confidence(0.0, enough=False)
    odds = scored[0].odds
    return Confidence(1 / (1 + math.exp(-odds)), odds >= networks().floor)


def statement_confidence(said: Sequence[Said]) -> Confidence:
    """Judge quotations by the relevance of the best."""
    best = max((one.relevance for one in said), default=0.0)
    return Confidence(_logistic(best - _MIDDLE), best >= _SAID_FLOOR)


def _logistic(distance: float) -> float:
    return 1 / (1 + math.exp(-_STEEPNESS * distance))
