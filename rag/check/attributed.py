"""Whose the words are at a place of an article, and whether that is who the text names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from index import Index, Quote, QuoteKind
from index.quotes import SpeakerNames, similar_names
from index.quotes.marks import pair_marks
from rag.check.datatypes import Found
from rag.check.draft import Named
from rag.datatypes import AnswerSpeaker, Statement, StatementKind

Verdict = Literal["right", "wrong", "unknown", "not_named"]

_COVERED = 0.8
"""Share of the words' characters that must lie in a quotation of the article."""
_SAME_NAME = 0.9


class Attributed:
    """The quotations of an index, asked by place and by name."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _names(self) -> SpeakerNames:
        return SpeakerNames(self._index.quotes.speakers)

    def found(self, article_id: str, start: int, end: int) -> Found:
        """What stands there, of which kind it is, and whose words it is."""
        article = self._index.articles[article_id]
        quote = self._quote_at(article_id, start, end)
        speaker = self._speaker(quote) if quote else None
        kind = StatementKind(quote.kind.value) if quote else StatementKind.NARRATION
        if kind is not StatementKind.DIRECT and _in_marks(article.text, start, end):
            kind = StatementKind.DIRECT
            speaker = speaker if quote and quote.kind is QuoteKind.INDIRECT else None
        return Found(
            article_id=article_id, title=article.title, outlet=article.outlet, published=article.published,
            url=article.url, start=start, end=end, text=article.text[start:end], kind=kind, speaker=speaker,
        )  # fmt: skip

    def verdict(self, named: Named | None, found: Found) -> Verdict:
        """Whether the speaker at the place is the one the text names."""
        if named is None:
            return "not_named"
        if found.speaker is None:
            return "unknown"
        # A role says who is meant only where no name does: presidents are many.
        meant = self._meant(named.names or (named.shown, *named.roles))
        if found.speaker.id in meant:
            return "right"
        speaker = self._index.quotes.speakers[found.speaker.id]
        if any(similar_names(name, other) >= _SAME_NAME for name in named.names for other in speaker.spellings):
            return "right"
        return "wrong" if named.names or meant else "unknown"

    def of_statement(self, statement: Statement, found: Found) -> tuple[Found, Verdict]:
        """The same for a statement, which may hold more than the words ("sagte sie") and names kind and speaker."""
        there = [
            quote
            for quote in self._index.quotes.in_article(statement.article_id)
            if _meet(quote, statement.start, statement.end)
        ]
        named = statement.speaker
        mine = [quote for quote in there if named and quote.speaker_id == named.id]
        told = [quote for quote in mine or there if quote.kind.value == statement.kind.value]
        quote = next(iter(told or mine or there), None)
        if quote is not None:
            update = {"kind": StatementKind(quote.kind.value), "speaker": self._speaker(quote)}
            found = found.model_copy(update=update)
        if named is None:
            return found, "not_named"
        if mine:
            return found, "right"
        return found, "wrong" if any(quote.speaker_id for quote in there) else "unknown"

    def _meant(self, phrases: Sequence[str]) -> set[str]:
        return {match.speaker.id for phrase in phrases for match in self._names.resolve(phrase)}

    def _quote_at(self, article_id: str, start: int, end: int) -> Quote | None:
        """The quotation that holds the words, the innermost of several."""
        holding = [
            quote
            for quote in self._index.quotes.in_article(article_id)
            if _shared(quote, start, end) >= _COVERED * (end - start)
        ]
        return min(
            holding, key=lambda one: (one.kind is not QuoteKind.DIRECT, one.span.end - one.span.start), default=None
        )

    def _speaker(self, quote: Quote) -> AnswerSpeaker | None:
        speaker = self._index.quotes.speakers.get(quote.speaker_id or "")
        return AnswerSpeaker(id=speaker.id, name=speaker.name, role=quote.role) if speaker else None


def _shared(quote: Quote, start: int, end: int) -> int:
    return max(
        sum(max(0, min(end, part.end) - max(start, part.start)) for part in quote.parts),
        # Words on both sides of "sagte sie" run over it.
        (min(end, quote.span.end) - max(start, quote.span.start)) if len(quote.parts) > 1 else 0,
    )


def _meet(quote: Quote, start: int, end: int) -> bool:
    """Whether the characters hold most of the words of the quotation, or are most of them within it."""
    shared = sum(max(0, min(end, part.end) - max(start, part.start)) for part in quote.parts)
    words = sum(part.end - part.start for part in quote.parts)
    return shared >= _COVERED * min(words, end - start)


def _in_marks(text: str, start: int, end: int) -> bool:
    return any(pair.start <= start and end <= pair.end for pair in pair_marks(text))
