"""Every quotation of given articles, as the `quotes` command prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus import Article, read_file
from index import Extent, Quote, QuoteKind
from index.quotes import QuoteTable, find_quotes, merge_speakers
from rag.datatypes import AnswerSpeaker
from rag.messages import say


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Model):
    """Characters of the article's text, half-open."""

    start: int
    end: int


class TextPart(Part):
    """A part together with its characters."""

    text: str


class QuoteListing(_Model):
    """One quotation; `parts` are the words themselves."""

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]
    kind: QuoteKind
    speaker: AnswerSpeaker | None
    mention: TextPart | None
    cue: TextPart | None
    relayed_by: AnswerSpeaker | None = None


class ArticleListing(_Model):
    """All quotations of one article."""

    file: str
    article: Article
    quotes: tuple[QuoteListing, ...]

    def as_text(self) -> str:
        """A line a quotation, for a terminal."""
        lines = [f"{self.file}: {self.article.title}"]
        for quote in self.quotes:
            speaker = quote.speaker.name if quote.speaker else "?"
            lines.append(f"  {speaker} ({say(f'kind_{quote.kind}', 'de')}): {' '.join(quote.text.split())}")
        return "\n".join(lines)


def list_quotations(files: Iterable[Path]) -> Iterator[ArticleListing]:
    """Quotations of all articles in some files; speakers are one over all of them."""
    articles = [(str(file), article) for file in files for article in read_file(file)]
    unique = [
        (file, article.model_copy(update={"id": f"{number}-{article.id}"}))
        for number, (file, article) in enumerate(articles)
    ]
    table = merge_speakers(find_quotes(article) for _, article in unique)
    for (file, original), (_, article) in zip(articles, unique, strict=True):
        quotes = [quote for quote in table.quotes if quote.span.article_id == article.id]
        listings = tuple(_listing(quote, original, table) for quote in quotes)
        yield ArticleListing(file=file, article=original, quotes=listings)


def _listing(quote: Quote, article: Article, table: QuoteTable) -> QuoteListing:
    return QuoteListing(
        start=quote.span.start,
        end=quote.span.end,
        text=article.text[quote.span.start : quote.span.end],
        parts=tuple(Part(start=part.start, end=part.end) for part in quote.parts),
        kind=quote.kind,
        speaker=_speaker(quote.speaker_id, quote.role, table),
        mention=_text_part(quote.mention, article),
        cue=_text_part(quote.cue, article),
        relayed_by=_speaker(quote.relayed_by, None, table),
    )


def _speaker(speaker_id: str | None, role: str | None, table: QuoteTable) -> AnswerSpeaker | None:
    if speaker_id is None:
        return None
    speaker = table.speakers[speaker_id]
    return AnswerSpeaker(
        id=speaker.id, name=speaker.name, role=role or (speaker.roles[0].text if speaker.roles else None)
    )


def _text_part(extent: Extent | None, article: Article) -> TextPart | None:
    return (
        TextPart(start=extent.start, end=extent.end, text=article.text[extent.start : extent.end]) if extent else None
    )
