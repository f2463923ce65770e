"""A quotation on its way through the rules."""

from __future__ import annotations

from dataclasses import dataclass

from index.datatypes import Extent, QuoteKind
from index.quotes.mentions import Mention


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation before its speaker is resolved; `relayed` is who reports what the speaker said."""

    parts: tuple[Extent, ...]
    kind: QuoteKind
    mention: Mention | None
    cue: Extent | None
    relayed: Mention | None = None
    sentence: int = 0
