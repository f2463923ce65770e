"""The way from an article to its quotations, in the order it is walked."""

from __future__ import annotations

from corpus import Article
from index.datatypes import SpeakerKind
from index.quotes.direct import Found, direct_quotes
from index.quotes.records import ArticleQuotes, LocalQuote, LocalSpeaker
from index.quotes.text import Text, read_text


def find_quotes(article: Article) -> ArticleQuotes:
    """Every quotation of the article, with its speakers as far as the article itself tells."""
    text = read_text(article.text)
    found = sorted(direct_quotes(text), key=lambda quote: quote.parts)
    names: dict[str, int] = {}
    speakers: list[LocalSpeaker] = []
    quotes: list[LocalQuote] = []
    for quote in found:
        number = None
        if quote.mention and quote.mention.name:
            name = quote.mention.name
            if name not in names:
                names[name] = len(speakers)
                roles = (quote.mention.role,) if quote.mention.role else ()
                kind = quote.mention.kind or SpeakerKind.PERSON
                speakers.append(LocalSpeaker(name=name, kind=kind, names=(name,), roles=roles, spellings=(name,)))
            number = names[name]
        quotes.append(_local(text, quote, number))
    return ArticleQuotes(article_id=article.id, quotes=tuple(quotes), speakers=tuple(speakers))


def _local(text: Text, found: Found, speaker: int | None) -> LocalQuote:
    mention = found.mention.extent(text) if found.mention else None
    return LocalQuote(
        parts=tuple((part.start, part.end) for part in found.parts),
        kind=found.kind,
        speaker=speaker,
        role=(found.mention.role or None) if found.mention else None,
        mention=(mention.start, mention.end) if mention else None,
        cue=(found.cue.start, found.cue.end) if found.cue else None,
    )
