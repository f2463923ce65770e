"""Words in quotation marks: which pairs hold somebody's words, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.datatypes import Extent, QuoteKind
from index.quotes import lexicon
from index.quotes.frames import Frame
from index.quotes.marks import MarkPair
from index.quotes.mentions import Mention
from index.quotes.morphology import verb
from index.quotes.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation before its speaker is resolved."""

    parts: tuple[Extent, ...]
    kind: QuoteKind
    mention: Mention | None
    cue: Extent | None
    relayed: Mention | None = None


def direct_quotes(text: Text, frames: Sequence[Frame]) -> Iterator[Found]:
    """Every pair of marks that holds somebody's words, with the cue and speaker of the frame around it."""
    owners = _owners(text, frames)
    for number, pair in enumerate(text.pairs):
        owner = owners.get(number)
        if not _is_speech(text, pair, owner):
            continue
        cue = text.extent(*owner.cue) if owner else None
        yield Found((Extent(pair.start, pair.end),), QuoteKind.DIRECT, owner.mention if owner else None, cue)


def _owners(text: Text, frames: Sequence[Frame]) -> dict[int, Frame]:
    """For each pair the smallest frame that overlaps it."""
    owners: dict[int, tuple[int, Frame]] = {}
    for frame in frames:
        size = sum(last - first for first, last in frame.parts)
        for first, last in frame.parts:
            extent = text.extent(first, last)
            for number in text.pairs_between(extent.start, extent.end):
                if number not in owners or size < owners[number][0]:
                    owners[number] = (size, frame)
    return {number: frame for number, (_, frame) in owners.items()}


def _is_speech(text: Text, pair: MarkPair, owner: Frame | None) -> bool:
    first, last = text.token_at(pair.start) + 1, text.token_at(pair.end) - 1
    words = [text.tokens[at] for at in range(first, last) if text.tokens[at].word]
    if not words:
        return False
    before = text.tokens[first - 2] if first >= 2 else None
    if before is not None and before.lower in lexicon.NAMING:
        return False
    if len(words) >= 5:
        return True
    if before is not None and before.capital and words[0].capital:
        return False
    lower = [word for word in words if not word.capital]
    if owner is None:
        return len(words) >= 3 and any((found := verb(word.lower)) and found.finite for word in lower)
    return bool(lower)
