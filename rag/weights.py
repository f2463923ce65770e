"""The numbers that choosing and refusing answers to questions of fact depend on; eval/calibrate.py makes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

WEIGHTS = Path(__file__).parent / "fact_weights.json"


class FactWeights(BaseModel):
    """Weights by the name of what they weigh; a sentence's own coverage weighs 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choosing: dict[str, float]
    """Of sentences, see rag/candidates.py."""
    confidence: dict[str, float]
    """Of what speaks for an answer at all, see rag/confidence.py; the logarithm of the odds that it is right."""
    bias: float
    floor: float = Field(ge=0, le=1)
    """The confidence from which on a question is answered."""


@cache
def fact_weights() -> FactWeights:
    """The weights shipped."""
    return FactWeights.model_validate_json(WEIGHTS.read_text(encoding="utf-8"))
