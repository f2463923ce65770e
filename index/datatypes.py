"""Values of the index: passages, hits, quotations and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus import Span


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """Characters `start` to `end` (exclusive) of the article at hand."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A few neighbouring sentences of one article; what is embedded and indexed.

    `row` is its position in every array of the index; `sentences` lie inside `span`, in order.
    """

    row: int
    span: Span
    sentences: tuple[Extent, ...]


class Leg(StrEnum):
    """The part of the retriever that found a hit."""

    LEXICAL = "lexical"
    DENSE = "dense"
    HYBRID = "hybrid"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a query; a higher score is better."""

    passage: Passage
    score: float
    leg: Leg


class QuoteKind(StrEnum):
    """How words are given: quoted, in indirect speech, or the speech act summarised."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"


class SpeakerKind(StrEnum):
    """What a speaker is; a group is a plural or an unnamed source ("die beiden", "Ermittler")."""

    PERSON = "person"
    INSTITUTION = "institution"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Role:
    """A role as an article words it ("Kremlsprecher"), with the article that says so."""

    text: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or institution over the whole corpus."""

    id: str
    name: str
    kind: SpeakerKind
    roles: tuple[Role, ...]
    spellings: tuple[str, ...]
    """Every way the corpus writes it: "Selenskyj", "Wolodimir Selenskij", "der ukrainische Präsident"."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words in one article.

    `parts` are the words themselves, several where the attribution stands in the middle; `span` runs
    from the first part to the last. `speaker_id` is None where no speaker is certain; `role` is the
    role this article gives the speaker. `relayed_by` is the outer speaker who reports what the
    speaker said (Peskow on what Putin told Trump).
    """

    span: Span
    parts: tuple[Extent, ...]
    kind: QuoteKind
    speaker_id: str | None
    role: str | None
    mention: Extent | None
    cue: Extent | None
    relayed_by: str | None = None
