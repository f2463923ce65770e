"""The way from an article to its quotations, in the order it is walked."""

from __future__ import annotations

from corpus import Article
from index.datatypes import Extent, QuoteKind
from index.quotes.according import according
from index.quotes.continued import continues
from index.quotes.direct import Found, direct_quotes
from index.quotes.frames import Context, Frame, frames
from index.quotes.records import ArticleQuotes, LocalQuote, LocalSpeaker
from index.quotes.segments import cut
from index.quotes.text import Sentence, Text, read_text
from index.datatypes import SpeakerKind


def find_quotes(article: Article) -> ArticleQuotes:
    """Every quotation of the article, with its speakers as far as the article itself tells."""
    text = read_text(article.text)
    found: list[Found] = []
    all_frames: list[Frame] = []
    running: Found | None = None
    gap = 0
    for number, sentence in enumerate(text.sentences):
        if _inside_marks(text, sentence):
            continue
        context = Context(text, sentence, cut(text, sentence), text.sentences[number - 1] if number else None)
        sentence_frames = _chosen([*according(context), *frames(context)])
        all_frames += sentence_frames
        if sentence_frames:
            indirect = [quote for frame in sentence_frames if (quote := _indirect(text, frame))]
            found += indirect
            running, gap = Found((), QuoteKind.INDIRECT, sentence_frames[-1].mention, None), 0
        elif continues(context, running=running is not None and gap == 0):
            extent = Extent(sentence.start, sentence.end)
            if found and not found[-1].cue and found[-1].parts[-1].end >= text.sentences[number - 1].end - 1 and gap == 0 and found[-1].kind is QuoteKind.INDIRECT and not text.text[found[-1].parts[-1].end:sentence.start].strip():
                last = found.pop()
                found.append(Found((Extent(last.parts[0].start, extent.end),), QuoteKind.INDIRECT, last.mention, None))
            else:
                found.append(Found((extent,), QuoteKind.INDIRECT, running.mention if running else None, None))
            gap = 0
        else:
            gap += 1
    found += direct_quotes(text, all_frames)
    return _record(text, article.id, sorted(found, key=lambda quote: quote.parts))


def _inside_marks(text: Text, sentence: Sentence) -> bool:
    pair = text.pair_around(sentence.start)
    return pair is not None and pair.end >= sentence.end and pair.start <= sentence.start


def _chosen(candidates: list[Frame]) -> list[Frame]:
    """Frames whose words are not much the same as those of an earlier one."""
    kept: list[Frame] = []
    for frame in candidates:
        if all(not _same(frame, other) for other in kept):
            kept.append(frame)
    return kept


def _same(one: Frame, other: Frame) -> bool:
    a = set().union(*(range(*part) for part in one.parts))
    b = set().union(*(range(*part) for part in other.parts))
    return len(a & b) > 0.6 * max(len(a), len(b))


def _indirect(text: Text, frame: Frame) -> Found | None:
    """The frame's words as indirect speech, unless they stand in quotation marks."""
    parts = tuple(text.extent(first, last) for first, last in frame.parts)
    total = sum(part.end - part.start for part in parts)
    for part in parts:
        pair = text.pair_around(part.start) or text.pair_around(part.end - 1)
        if pair and min(pair.end, part.end) - max(pair.start, part.start) > 0.8 * total:
            return None
    return Found(parts, QuoteKind.INDIRECT, frame.mention, text.extent(*frame.cue))


def _record(text: Text, article_id: str, found: list[Found]) -> ArticleQuotes:
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
    return ArticleQuotes(article_id=article_id, quotes=tuple(quotes), speakers=tuple(speakers))


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
