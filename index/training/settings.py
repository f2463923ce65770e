"""Everything that decides about the trained model besides the texts."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Figures of the shipped model; a checkpoint goes on only with the ones that it began with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: int = 1
    vocabulary: int = Field(default=60_000, ge=300)
    """Pieces at most."""
    dimension: int = Field(default=512, ge=8)
    steps: int = Field(default=3_000, ge=1)
    passages: int = Field(default=1024, ge=2)
    """Passages of running text in a step."""
    neighbours: int = Field(default=8, ge=1)
    """How many of them follow one another in one text."""
    headlines: int = Field(default=32, ge=0)
    """Headlines in a step, besides."""
    sentence_pairs: int = Field(default=512, ge=0)
    """Pairs of sentences in a step, besides."""
    pair_weight: float = Field(default=0.3, ge=0)
    """Of the loss over the pairs, beside the one over queries and passages."""
    backward_weight: float = Field(default=0.3, ge=0)
    """Of finding the query of a passage, beside finding the passage of a query."""
    rate: float = Field(default=0.5, gt=0)
    """Of the optimiser, at its highest."""
    sharpness: float = Field(default=20.0, gt=0)
    """What cosines are multiplied by before the softmax."""
    without_sentence: float = Field(default=0.5, ge=0, le=1)
    """Share of passages from which the sentence that is asked for is taken away."""
    most_dropped: float = Field(default=0.6, ge=0, lt=1)
    """Of the pieces of a query; each query has its own share, between none and this."""
    asking: float = Field(default=0.5, ge=0, le=1)
    """Share of queries that get words of asking."""
    in_english: float = Field(default=0.15, ge=0, le=1)
    """Share of queries whose words are English where the pairs give a translation."""
    kinship: float = Field(default=0.6, ge=0, le=1)
    """How much of a piece's first vector it shares with the pieces of its stem and their translations."""
    rarity: float = Field(default=3e-4, gt=0)
    """A piece of this share of all text starts with half the length of the rarest (Arora et al. 2017)."""
