"""Candidates for an answer: sentences and quotations of the passages found, as spans that can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus import Span
from index import Extent, Index, Quote, QuoteKind

_LONGEST = 900
"""Characters of a statement; longer quotations are shown by their first sentences."""
_MORE_THAN_A_FRAGMENT = 12  # characters in marks: "Wir kommen", but not "positiv"

# German words that open a sentence and stand for something said before it
_LEANS_BACK = re.compile(
    r"(?:Er|Sie|Es|Ihm|Ihr|Ihn|Ihre[mnrs]?|Sein(?:e[mnrs]?)?|Dies(?:e[mnrs]?)?|Das(?=\s(?:war|ist|sei|"
    r"sind|hat|habe|wird|werde|gilt|geschah|bedeutet|teilte|sagte|erklärte|bestätigte|führte|liegt|"
    r"zeigt))|Dabei|"
    r"Damit|Dadurch|Dafür|Dagegen|Darin|Darauf|Daraufhin|Dazu|Davon|Deshalb|Daher|Dort|Dann|Jene[mnrs]?|"
    r"Solche[mnrs]?|Letztere[mnrs]?|"
    r"Beide[nr]?|Zudem|Außerdem|Ebenfalls|Wörtlich|Auch (?:er|sie|dies|das|diese\w?)|Demnach|Später|Zuvor|"
    r"Danach|Seitdem|(?:Der |Als |Ein )?(?:Grund|Anlass|Ursache|Hintergrund|Auslöser)"
    r"(?= (?:dafür|dazu|hierfür|ist|war|sei|waren|sind|seien|nannte|nannten|gab)|:)|"
    r"(?:Die |Als )Ursachen?(?= (?:dafür|ist|war|sei|sind|waren)|:)|Nach \w+ Angaben)\b"
)

_POINTS_BACK = re.compile(
    r"(?:er|sie|es|ihn|ihm|ihr|ihnen|seine?[mnrs]?|ihre[mnrs]?|diese?[mnrs]?|jene[mnrs]?|dort|dabei|dafür|dagegen|damit|"
    r"daran|darauf|darin|darüber|davon|dazu)$",
    re.IGNORECASE,
)
_OPENING = 5  # words in which what a sentence is about stands


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, with the quotation that fills most of it, if any."""

    span: Span
    quote: Quote | None
    row: int
    """Of the passage it was found in; -1 where a quotation was asked for by its speaker."""
    position: int
    """Number of the sentence in its passage."""


def sentence_evidence(index: Index, rows: Iterable[int]) -> list[Evidence]:
    """Return every sentence of the given passages, each once."""
    seen: set[Span] = set()
    evidence = []
    for row in rows:
        passage = index.passages[row]
        quotes = index.quotes.in_article(passage.span.article_id)
        for position, sentence in enumerate(passage.sentences):
            span = Span(passage.span.article_id, sentence.start, sentence.end)
            if span not in seen:
                seen.add(span)
                evidence.append(Evidence(span, main_quote(sentence, quotes), row, position))
    return evidence


def main_quote(sentence: Extent, quotes: Sequence[Quote]) -> Quote | None:
    """The quotation that a sentence belongs to: the one most of whose characters, or of its own, are shared.

    A sentence counts as somebody's words from a third of its characters on: „..., sagte X“ leaves room
    for the attribution, but a fragment of two quoted words does not make the sentence a quotation. However short the
    words, it counts where it says little else than who said them: „Wir kommen“, schrieb der Minister auf seiner Seite.
    """
    best: tuple[int, int, Quote] | None = None
    for quote in quotes:
        if quote.span.start >= sentence.end or quote.span.end <= sentence.start:
            continue
        shared = _shared(sentence, quote)
        if best is None or (shared, -quote.span.start) > (best[0], best[1]):
            best = (shared, -quote.span.start, quote)
    if best is None or (best[0] * 3 < sentence.end - sentence.start and not _only_attributed(sentence, best[2])):
        return None
    return _said_inside(sentence, best[2], quotes) or best[2]


def _shared(sentence: Extent, quote: Quote) -> int:
    """How many characters of a sentence are words of a quotation."""
    return sum(max(0, min(part.end, sentence.end) - max(part.start, sentence.start)) for part in quote.parts)


def _said_inside(sentence: Extent, outer: Quote, quotes: Sequence[Quote]) -> Quote | None:
    """Words in marks that fill the sentence and whose speaker the outer words name: "„...“, sagte X laut dpa"."""
    if outer.kind is not QuoteKind.INDIRECT:
        return None
    for quote in quotes:
        if quote.kind is not QuoteKind.DIRECT or quote.mention is None:
            continue
        told = any(part.start <= quote.mention.start and quote.mention.end <= part.end for part in outer.parts)
        if told and _shared(sentence, quote) * 3 >= sentence.end - sentence.start:
            return quote
    return None


def _only_attributed(sentence: Extent, quote: Quote) -> bool:
    """Whether quoted words that are more than a fragment fill most of a sentence together with cue and speaker."""
    if quote.kind is not QuoteKind.DIRECT or quote.mention is None or quote.cue is None:
        return False
    extents = [*quote.parts, quote.mention, quote.cue]
    if any(one.start < sentence.start or one.end > sentence.end for one in extents):
        return False
    filled = max(one.end for one in extents) - min(one.start for one in extents)
    words = sum(part.end - part.start for part in quote.parts)
    return words >= _MORE_THAN_A_FRAGMENT and filled * 5 >= (sentence.end - sentence.start) * 3


def quote_evidence(index: Index, quote: Quote) -> Evidence:
    """Return a quotation as a span that can be shown: its sentences, so that its attribution is seen.

    Where these sentences hold another speaker's words as well, only the quotation itself with its cue and
    the mention of its speaker is shown: nobody else's words under this name.
    """
    article_id, quotes = quote.span.article_id, index.quotes.in_article(quote.span.article_id)
    own = [Extent(quote.span.start, quote.span.end)]
    own += [
        extent for extent in (quote.mention, quote.cue) if extent and abs(extent.start - quote.span.start) < _LONGEST
    ]
    start, end = quote.span.start, quote.span.end
    sentences = index.sentences_of(article_id, start, end)
    if sentences:
        wide = Extent(min(start, sentences[0].start), max(end, sentences[-1].end))
        foreign = any(_foreign(other, quote, wide) for other in quotes)
        if foreign:
            near = [extent for extent in own if wide.start <= extent.start and extent.end <= wide.end]
            wide = Extent(min(one.start for one in near), max(one.end for one in near))
            if any(_foreign(other, quote, wide) for other in quotes):
                wide = own[0]
        start, end = wide.start, wide.end
    if end - start > _LONGEST:
        fitting = [one.end for one in sentences if one.end - start <= _LONGEST and one.end > quote.span.start]
        end = fitting[-1] if fitting else end
    return Evidence(Span(article_id, start, end), quote, -1, 0)


def _foreign(other: Quote, quote: Quote, extent: Extent) -> bool:
    """Whether another speaker's words, neither inside nor around this quotation, lie in the extent."""
    if other is quote or other.speaker_id == quote.speaker_id or other.speaker_id is None:
        return False
    if other.span.end <= extent.start or other.span.start >= extent.end:
        return False
    nested = (quote.span.start <= other.span.start and other.span.end <= quote.span.end) or (
        other.span.start <= quote.span.start and quote.span.end <= other.span.end
    )
    return not nested


def carries_on(text: str) -> bool:
    """Whether a sentence says what it says of the one before it: "Der Grund dafür ...", "Eingefädelt hatte ihn ..."."""
    opening = text.split(maxsplit=_OPENING)[:_OPENING]
    return _LEANS_BACK.match(text) is not None or any(_POINTS_BACK.match(word.strip(".,:;")) for word in opening)


def widened(index: Index, span: Span) -> Span:
    """Take in the sentence before where this one cannot be understood without it ("Er ...", "Dabei ...").

    Only inside the paragraph, only while it stays readable, and never by somebody's words: a statement has one kind.
    """
    article = index.articles[span.article_id]
    if not _LEANS_BACK.match(article.text, span.start):
        return span
    line = article.text.rfind("\n", 0, span.start) + 1
    before = [one for one in index.sentences_of(article.id, line, span.start) if one.end <= span.start]
    if not before or span.end - before[-1].start > _LONGEST * 2 // 3:
        return span
    first = before[-1]
    if main_quote(first, index.quotes.in_article(article.id)) is not None:
        return span
    return Span(span.article_id, first.start, span.end)


def published_on(index: Index, article_id: str) -> date | None:
    """Day of publication of an article."""
    return index.articles[article_id].published_on
