"""The numbers that choosing and refusing answers to questions of fact depend on; eval/calibrate.py makes them."""

from __future__ import annotations

import math
from collections.abc import Mapping
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

    def odds(self, signals: Mapping[str, float]) -> float:
        """The logarithm of the odds that an answer is right for which these signals speak."""
        return self.bias + sum(weight * signals[name] for name, weight in self.confidence.items())

    @property
    def least_odds(self) -> float:
        """The odds, as above, from which on a question is answered."""
        return (
            math.log(self.floor / (1 - self.floor)) if 0 < self.floor < 1 else math.copysign(math.inf, self.floor - 0.5)
        )


@cache
def fact_weights() -> FactWeights:
    """The weights shipped."""
    return FactWeights.model_validate_json(WEIGHTS.read_text(encoding="utf-8"))
