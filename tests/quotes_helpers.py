"""What the rules find in a text, as short tuples."""

from __future__ import annotations

from corpus import Article
from index.quotes import ArticleQuotes, LocalQuote, find_quotes


def record_of(text: str) -> ArticleQuotes:
    """What the article of that text says."""
    return find_quotes(Article(id="a", title="t", text=text))


def quotes_of(text: str) -> tuple[LocalQuote, ...]:
    return record_of(text).quotes


def as_seen(text: str) -> list[tuple[str, list[str], str | None]]:
    record = record_of(text)
    return [
        (
            quote.kind.value,
            [text[start:end] for start, end in quote.parts],
            None if quote.speaker is None else record.speakers[quote.speaker].name,
        )
        for quote in record.quotes
    ]


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    """Mention and name of the speaker of every quotation, in order."""
    record = record_of(text)
    return [
        (
            None if quote.mention is None else text[slice(*quote.mention)],
            None if quote.speaker is None else record.speakers[quote.speaker].name,
        )
        for quote in record.quotes
    ]
