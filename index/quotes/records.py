"""What one article says alone, as stored; and the table of the whole corpus made from such records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from index.datatypes import Quote, QuoteKind, Speaker, SpeakerKind

QUOTES_VERSION = 5
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
    """All quotations of one article in order, with its speakers."""

    article_id: str
    quotes: tuple[LocalQuote, ...] = ()
    speakers: tuple[LocalSpeaker, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteTable:
    """Quotations of the corpus sorted by span, and its speakers by id."""

    quotes: tuple[Quote, ...]
    speakers: dict[str, Speaker]
