"""Whether an answer given with confidence 0.8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Answers whose confidence lies in (low, high]; the first bin holds 0 too."""

    low: float
    high: float
    count: int
    confidence: float
    """Mean confidence of the answers in it."""
    accuracy: float
    """Share of them that are right."""


def reliability(confidences: Sequence[float], right: Sequence[bool], *, bins: int = BINS) -> list[ReliabilityBin]:
    """The bins of equal width that hold an answer, lowest first."""
    if len(confidences) != len(right):
        msg = f"{len(confidences)} confidences for {len(right)} verdicts"
        raise ValueError(msg)
    members: dict[int, list[tuple[float, bool]]] = {}
    for confidence, verdict in zip(confidences, right, strict=True):
        if not 0 <= confidence <= 1:
            msg = f"a confidence lies between 0 and 1, not {confidence}"
            raise ValueError(msg)
        # Counting edges instead of multiplying: 0.3 * 10 is 3.0000000000000004 on one side and 2.99... on the other.
        members.setdefault(sum(1 for edge in range(1, bins) if confidence > edge / bins), []).append(
            (confidence, verdict)
        )
    return [
        ReliabilityBin(
            low=number / bins,
            high=(number + 1) / bins,
            count=len(inside),
            confidence=sum(confidence for confidence, _ in inside) / len(inside),
            accuracy=sum(verdict for _, verdict in inside) / len(inside),
        )
        for number, inside in sorted(members.items())
    ]


def expected_calibration_error(table: Sequence[ReliabilityBin]) -> float | None:
    """ECE = Σ_b (n_b / n) |accuracy_b - confidence_b| (Naeini et al., AAAI 2015); None without answers."""
    total = sum(row.count for row in table)
    if not total:
        return None
    return sum(row.count * abs(row.accuracy - row.confidence) for row in table) / total


def brier_score(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Mean of (confidence - verdict)^2 (Brier, Monthly Weather Review 1950); 0 is perfect; None without answers."""
    if not confidences:
        return None
    return sum((c - v) ** 2 for c, v in zip(confidences, right, strict=True)) / len(confidences)
