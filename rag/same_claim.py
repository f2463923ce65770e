"""Which statements say the same: wire copies and close rewordings are one claim with several citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from index import Quote
from rag.archive import Archive
from rag.compose import Chosen
from rag.span_words import words_of

_SAME = 0.72
"""Share of the content words of the shorter statement that the longer one must have, too."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


QuoteOf = Callable[[Chosen], Quote | None]


def _own_quote(chosen: Chosen) -> Quote | None:
    return chosen.quote


class _Claim:
    """What decides whether two statements say the same; its text is read only where their words are alike."""

    def __init__(self, archive: Archive, chosen: Chosen, quote_of: QuoteOf) -> None:
        self.span = chosen.span
        self.words = frozenset(words_of(archive.index, chosen.span).tolist()) - archive.function_words
        self._archive, self._chosen, self._quote_of = archive, chosen, quote_of

    @cached_property
    def speaker(self) -> str | None:
        """Whose words it is."""
        quote = self._quote_of(self._chosen)
        return quote.speaker_id if quote else None

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers it names."""
        return frozenset(_NUMBER.findall(self.span.of(self._archive.index.articles[self.span.article_id])))


def merge_claims(
    archive: Archive, chosen: Sequence[Chosen], quote_of: QuoteOf = _own_quote, *, limit: int | None = None
) -> list[Chosen]:
    """Keep the first of each claim, in order and at most `limit`, and cite the articles of the others with it.

    Statements with other numbers or another speaker are other claims, however alike: a disagreement
    between sources must stay visible. `quote_of` finds the quotations of statements that come without.
    """
    kept: list[Chosen] = []
    claims: list[_Claim] = []
    for one in chosen:
        claim = _Claim(archive, one, quote_of)
        twin = next((number for number, other in enumerate(claims) if _same(claim, other)), None)
        if twin is None:
            if limit is None or len(kept) < limit:
                kept.append(one)
                claims.append(claim)
            continue
        other = kept[twin]
        article_id = one.span.article_id
        if article_id != other.span.article_id and article_id not in other.also_in:
            kept[twin] = replace(other, also_in=(*other.also_in, article_id))
    return kept


def _same(one: _Claim, other: _Claim) -> bool:
    if one.span.overlaps(other.span):
        return True
    if alike(one.words, other.words) < _SAME:
        return False
    return one.speaker == other.speaker and one.numbers == other.numbers


def alike(first: frozenset[int], second: frozenset[int]) -> float:
    """Share of the content words of the shorter text that the longer one has; short fragments are never alike."""
    short, long = sorted((len(first), len(second)))
    return len(first & second) / short if short >= 3 and long <= 2 * short + 2 else 0.0
