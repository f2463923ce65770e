"""The weights by which sentences are chosen for reading; eval/calibration makes them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "glance_weights.json"


@cache
def glance_weights() -> dict[str, float]:
    """The weights shipped, by the names of rag/candidates.py; a sentence's own coverage weighs 1."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
