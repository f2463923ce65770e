"""What the rules find in a text, as short tuples."""

from __future__ import annotations

from corpus import Article
from index.quotes import LocalQuote, find_quotes


def quotes_of(text: str) -> tuple[LocalQuote, ...]:
    return find_quotes(Article(id="a", title="t", text=text)).quotes


def as_seen(text: str) -> list[tuple[str, list[str], str | None]]:
    record = find_quotes(Article(id="a", title="t", text=text))
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
    record = find_quotes(Article(id="a", title="t", text=text))
    return [
        (
            None if quote.mention is None else text[slice(*quote.mention)],
            None if quote.speaker is None else record.speakers[quote.speaker].name,
        )
        for quote in record.quotes
    ]
