"""Words in quotation marks: which pairs hold somebody's words, and whose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from index.datatypes import Extent, QuoteKind
from index.quotes.context import Frame
from index.quotes.found import Found
from index.quotes.marks import MarkPair
from index.quotes.mentions import read_mention
from index.quotes.speech import is_speech
from index.quotes.text import Text


def direct_quotes(text: Text, frames: Sequence[tuple[int, Frame]]) -> Iterator[Found]:
    """Every pair of marks that holds somebody's words, with the cue and speaker of the frame around it."""
    owners = _owners(text, frames)
    extents = (frame.mention.extent(text) for _, frame in frames if frame.mention is not None)
    named = sorted({(extent.start, extent.end) for extent in extents})
    joined: set[int] = set()
    last: MarkPair | None = None
    before: tuple[int, Frame | None] = (0, None)
    name: MarkPair | None = None
    for number, pair in enumerate(text.pairs):
        if number in joined:
            continue
        sentence, owner = owners.get(number, (0, None))
        if (owner is None or owner.mention is None) and last is not None and _added(text, last, pair):
            sentence, owner = before
        if _in_a_name(pair, named) or not is_speech(text, pair, owner, last, name):
            name = pair
            continue
        last, before = pair, (sentence, owner)
        cue = text.extent(*owner.cue) if owner and owner.cue else None
        mention = owner.mention if owner else None
        relayed = owner.relayed if owner else None
        parts = [Extent(pair.start, pair.end)]
        if _goes_on_behind(text, number, owner, owners):
            joined.add(number + 1)
            parts.append(Extent(text.pairs[number + 1].start, text.pairs[number + 1].end))
        yield Found(tuple(parts), QuoteKind.DIRECT, mention, cue, relayed, sentence)


def _added(text: Text, one: MarkPair, other: MarkPair) -> bool:
    """Whether only "und", "oder" or "Und:" stands between two quotations, so that the second goes with the first."""
    between = text.text[one.end : other.start].strip(" \t,:").lower()
    return one.end < other.start and between in {"und", "oder", "sowie"}


def _in_a_name(pair: MarkPair, named: Sequence[tuple[int, int]]) -> bool:
    """Whether the pair lies inside a speaker's name: "die Zeitung „Die Welt“ berichtete"."""
    at = bisect_right(named, (pair.start + 1, 0)) - 1
    return at >= 0 and named[at][0] <= pair.start and pair.end <= named[at][1]


def _goes_on_behind(text: Text, number: int, owner: Frame | None, owners: Mapping[int, tuple[int, Frame]]) -> bool:
    """As in "„Die Brücke“, sagte er, „bleibt gesperrt.“": one quotation in two parts, the second in small letters."""
    if owner is None or owner.rule not in {"before", "according"} or owners.get(number + 1, (0, None))[1] is not owner:
        return False
    begins = text.tokens[text.token_at(text.pairs[number + 1].start) + 1]
    return (
        len(owner.parts) == 2 and begins.word and not begins.capital and all(_fills(text, part) for part in owner.parts)
    )


def _fills(text: Text, part: tuple[int, int]) -> bool:
    first, last = text.trimmed(*part)
    pair = text.pair_around(text.tokens[first].start) if first < last else None
    return pair is not None and pair.start == text.tokens[first].start and pair.end >= text.tokens[last - 1].end


def stand_off(text: Text) -> Iterator[tuple[int, Frame]]:
    """Who stands behind a quotation by a dash, on the same line or the next: "„...“ — Juri Uschakow, Berater"."""
    for pair in text.pairs:
        at = text.token_at(pair.end)
        if at < len(text.tokens) - 1 and text.tokens[at].text in ".,":
            at += 1
        if at >= len(text.tokens) - 1 or text.tokens[at].text not in "—–-" or not text.tokens[at + 1].capital:
            continue
        first = text.token_at(pair.start)
        alone = first == 0 or "\n" in text.text[text.tokens[first - 1].end : pair.start]
        mention = read_mention(text, at + 1, len(text.tokens)) if alone else None
        if mention is not None:
            yield text.sentence_of(at + 1), Frame(((first, at),), None, mention, "stand-off")


def _owners(text: Text, frames: Sequence[tuple[int, Frame]]) -> dict[int, tuple[int, Frame]]:
    """For each pair the smallest frame that overlaps it."""
    owners: dict[int, tuple[int, int, Frame]] = {}
    for sentence, frame in frames:
        size = sum(last - first for first, last in frame.parts)
        for first, last in frame.parts:
            extent = text.extent(first, last)
            for number in text.pairs_between(extent.start, extent.end):
                if number not in owners or size < owners[number][0]:
                    owners[number] = (size, sentence, frame)
    return {number: (sentence, frame) for number, (_, sentence, frame) in owners.items()}
