"""Words in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.datatypes import Extent, QuoteKind
from index.quotes.attribution import Cue, cue_at, speaker_of
from index.quotes.marks import MarkPair
from index.quotes.mentions import Mention
from index.quotes.text import Text


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation before its speaker is resolved."""

    parts: tuple[Extent, ...]
    kind: QuoteKind
    mention: Mention | None
    cue: Extent | None
    relayed: Mention | None = None


def direct_quotes(text: Text) -> Iterator[Found]:
    """Every pair of marks that holds somebody's words."""
    for pair in text.pairs:
        inside = range(text.token_at(pair.start) + 1, text.token_at(pair.end) - 1)
        if len(inside) < 5:
            continue
        cue, mention = _cue_behind(text, pair) or _cue_before(text, pair) or (None, None)
        yield Found((Extent(pair.start, pair.end),), QuoteKind.DIRECT, mention, cue.extent(text) if cue else None)


def _cue_behind(text: Text, pair: MarkPair) -> tuple[Cue, Mention | None] | None:
    """"„Es regnet“, sagte der Minister." """
    at = text.token_at(pair.end)
    if at < len(text.tokens) and text.tokens[at].text in ",–—-":
        at += 1
    if at >= len(text.tokens):
        return None
    sentence = text.sentences[min(text.sentence_of(at), len(text.sentences) - 1)]
    cue = cue_at(text, at, sentence.last)
    return (cue, speaker_of(text, cue, at, sentence.last)) if cue else None


def _cue_before(text: Text, pair: MarkPair) -> tuple[Cue, Mention | None] | None:
    """"Der Minister sagte: „Es regnet.“" """
    at = text.token_at(pair.start)
    sentence = text.sentences[min(text.sentence_of(at), len(text.sentences) - 1)]
    for back in range(at - 1, max(sentence.first, at - 30) - 1, -1):
        cue = cue_at(text, back, at)
        if cue:
            return cue, speaker_of(text, cue, sentence.first, at)
    return None
