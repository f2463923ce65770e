"""What one article says alone, as stored; and the table of the whole corpus made from such records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from index.datatypes import Quote, QuoteKind, Speaker, SpeakerKind

QUOTES_VERSION = 38
"""Part of the key under which a record is stored: raise it when a rule changes what is found."""

Bounds = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=1)]]
"""Start and end of an extent, half-open, in code points."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalSpeaker(_Record):
    """A speaker as this article alone knows them; `names` are the spellings that are names, not roles."""

    name: str
    kind: SpeakerKind
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    mentions: tuple[Bounds, ...] = ()
    articled: bool = False
    """Whether an article stands before the name ("der Independent"), which no person's name has."""


class LocalQuote(_Record):
    """One quotation; `speaker` and `relayed_by` count into the record's `speakers`."""

    parts: tuple[Bounds, ...] = Field(min_length=1)
    kind: QuoteKind
    speaker: int | None = None
    role: str | None = None
    mention: Bounds | None = None
    cue: Bounds | None = None
    relayed_by: int | None = None


class ArticleQuotes(_Record):
    """All quotations of one article in order, with its speakers.

    `others` are people the article names who say nothing in it: they tell two people of one surname apart, and give
    speakers of other articles their roles.
    """

    article_id: str
    published: date | None = None
    quotes: tuple[LocalQuote, ...] = ()
    speakers: tuple[LocalSpeaker, ...] = ()
    others: tuple[LocalSpeaker, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    """Words with the abbreviation that stands behind them in brackets: ("der Bundesgerichtshof", "BGH")."""
    short_names: tuple[tuple[str, str], ...] = ()
    """Words with what the text says they are called for short: ("Gewerkschaft Nahrung-Genuss", "NGG")."""


@dataclass(frozen=True, slots=True)
class QuoteTable:
    """Quotations of the corpus sorted by span, and its speakers by id."""

    quotes: tuple[Quote, ...]
    speakers: dict[str, Speaker]
