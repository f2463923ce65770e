"""How long an answer takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds; percentiles by linear interpolation between neighbours (Hyndman and Fan 1996, type 7)."""

    median: float
    p90: float
    p99: float
    worst: float


def latency(seconds: Sequence[float]) -> Latency | None:
    """Percentiles of the time one answer takes; None without answers."""
    if not seconds:
        return None
    median, p90, p99 = (float(value) for value in np.percentile(np.asarray(seconds), [50, 90, 99]))
    return Latency(median, p90, p99, max(seconds))
