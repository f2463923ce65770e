"""How sure an answer is, and when to refuse instead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rag.archive import Archive
from rag.facts import Scored
from rag.question import Question
from rag.statements import Said

_FACT_FLOOR = 0.42
"""Covered part of the question, half by the sentence alone and half with its passage; below, nothing is answered."""
_SAID_FLOOR = 0.5
_STEEPNESS = 8.0


@dataclass(frozen=True, slots=True)
class Confidence:
    """A probability that the answer is right, and whether it is enough to answer at all."""

    value: float
    enough: bool


def fact_confidence(archive: Archive, question: Question, scored: Sequence[Scored]) -> Confidence:
    """Judge the best sentences by how much of the question they cover."""
    if not scored:
        return Confidence(0.0, enough=False)
    covered = max(0.5 * one.covered + 0.5 * one.covered_around for one in scored[:5])
    return Confidence(_logistic(covered - _FACT_FLOOR), covered >= _FACT_FLOOR)


def statement_confidence(said: Sequence[Said]) -> Confidence:
    """Judge quotations by the relevance of the best."""
    best = max((one.relevance for one in said), default=0.0)
    return Confidence(_logistic(best - _SAID_FLOOR), best >= _SAID_FLOOR)


def _logistic(distance: float) -> float:
    return 1 / (1 + math.exp(-_STEEPNESS * distance))
