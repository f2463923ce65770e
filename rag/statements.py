"""Answers made of quotations: what somebody said, and how far a quotation is about a topic."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from corpus import Span
from index import Extent, Quote, QuoteKind
from rag.archive import Archive, day_told, quotes_of
from rag.compose import Chosen
from rag.coverage import cover_words
from rag.dates import find_dates
from rag.evidence import quote_evidence
from rag.question import Question
from rag.same_claim import merge_claims
from rag.span_words import likeness, words_around, words_of
from rag.terms import Term

_LIMIT = 5
ON_TOPIC = 0.36
"""Relevance from which a quotation is about the topic asked for: most of the topic's weight, said or around."""
CUT = 0.5
_CONTEXT = 0.6
_MEANING = 0.6
_KIND_ORDER = {QuoteKind.DIRECT: 0, QuoteKind.INDIRECT: 1, QuoteKind.REPORTED: 2}
_MANY = 200  # quotations of one speaker; beyond, only articles found for the topic are looked at


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as it would be shown, with its relevance to the topic."""

    chosen: Chosen
    quote: Quote
    relevance: float


def statements_of(
    archive: Archive, question: Question, speaker_ids: Sequence[str], allowed: Collection[str] | None
) -> list[Said]:
    """Everything the speakers said that fits topic and period, in the order it would be shown."""
    quotes = quotes_of(archive.index, speaker_ids, allowed)
    if question.period is not None:
        quotes = [quote for quote in quotes if in_period(archive, question, quote)]
    terms = archive.terms(question)
    if not terms:
        return _by_kind_and_date(archive, [as_said(archive, quote, 1.0) for quote in quotes], recent=question.recent)
    if len(quotes) > _MANY:
        ranked = archive.retriever.ranked(archive.search_text(question), _MANY, article_ids=allowed)
        numbers = set(archive.index.passages.article_of(ranked.rows).tolist())
        found = {archive.index.articles.ids[number] for number in numbers}
        quotes = [quote for quote in quotes if quote.span.article_id in found]
    relevance = relevance_to_topic(archive, question, terms, quotes)
    said = [as_said(archive, quote, value) for quote, value in zip(quotes, relevance, strict=True) if value >= ON_TOPIC]
    best = max((one.relevance for one in said), default=0.0)
    said = [one for one in said if one.relevance >= CUT * best]
    return sorted(said, key=lambda one: (-round(one.relevance, 1), _rank(one.quote), -one.relevance, one.quote.span))


def in_period(archive: Archive, question: Question, quote: Quote) -> bool:
    """Whether a quotation belongs to the period asked for, or itself names the date asked for; True where none is."""
    if question.period is None:
        return True
    article = archive.index.articles[quote.span.article_id]
    extent = Extent(quote.span.start, quote.span.end)
    if archive.in_period(article, extent, question.period):
        return True
    told = find_dates(article.text[quote.span.start : quote.span.end])
    return any(asked.year and asked.same_as(day) for asked in question.dates for day in told)


def answer_statements(archive: Archive, question: Question, said: Sequence[Said]) -> list[Chosen]:
    """At most five statements, each claim once; without a topic from as many articles as possible."""
    merged = merge_claims(archive, [one.chosen for one in said])
    if archive.terms(question):
        return merged[:_LIMIT]
    order = {one.span: number for number, one in enumerate(merged)}
    return sorted(_from_many_articles(merged)[:_LIMIT], key=lambda one: order[one.span])


def _from_many_articles(chosen: Sequence[Chosen]) -> list[Chosen]:
    """One of every article first, then a second one of each, keeping the order inside each round."""
    rounds: list[list[Chosen]] = []
    counts: dict[str, int] = {}
    for one in chosen:
        number = counts.get(one.span.article_id, 0)
        counts[one.span.article_id] = number + 1
        while len(rounds) <= number:
            rounds.append([])
        rounds[number].append(one)
    return [one for group in rounds for one in group]


def whole(said: Sequence[Said]) -> list[Said]:
    """Each fragment („schockiert“) replaced by the statement of the same speaker that it is shown inside of, if any."""
    kept: dict[Span, Said] = {}
    for one in said:
        around = [
            other
            for other in said
            if other.quote.speaker_id == one.quote.speaker_id
            and other.chosen.span != one.chosen.span
            and _holds(other.chosen.span, one.chosen.span)
        ]
        best = max(
            around,
            key=lambda other: (other.chosen.span.end - other.chosen.span.start, -other.chosen.span.start),
            default=one,
        )
        kept.setdefault(best.chosen.span, replace(best, relevance=max(best.relevance, one.relevance)))
    return list(kept.values())


def as_said(archive: Archive, quote: Quote, relevance: float) -> Said:
    """A quotation with the sentences it is shown in."""
    evidence = quote_evidence(archive.index, quote)
    return Said(Chosen(evidence.span, quote, relevance), quote, relevance)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.article_id == inner.article_id and outer.start <= inner.start and inner.end <= outer.end


def _by_kind_and_date(archive: Archive, said: Sequence[Said], *, recent: bool) -> list[Said]:
    """Direct before indirect before reported before what others relay; the newest last, or first where asked for."""

    def day(one: Said) -> int:
        quote = one.quote
        article = archive.index.articles[quote.span.article_id]
        told = day_told(article, Extent(quote.span.start, quote.span.end)) or date.min
        return -told.toordinal() if recent else told.toordinal()

    if recent:
        return sorted(said, key=lambda one: (day(one), _rank(one.quote), one.quote.span))
    return sorted(said, key=lambda one: (_rank(one.quote), day(one), one.quote.span))


def _rank(quote: Quote) -> int:
    """The surer the words are the speaker's, the lower: "Putin habe das nicht verlangt, sagte X" is X's account."""
    return len(_KIND_ORDER) if quote.relayed_by is not None else _KIND_ORDER[quote.kind]


def relevance_to_topic(
    archive: Archive, question: Question, terms: Sequence[Term], quotes: Sequence[Quote]
) -> list[float]:
    """How much of the topic each quotation covers, alone and with the sentences around it and the title."""
    return topic_shares(archive, question, terms, [quote_evidence(archive.index, quote).span for quote in quotes])


def topic_shares(archive: Archive, question: Question, terms: Sequence[Term], shown: Sequence[Span]) -> list[float]:
    """How much of the topic each span covers, alone and with its surroundings, and how alike it is in meaning."""
    if not shown:
        return []
    index = archive.index
    weights = np.array([term.weight for term in terms], dtype=np.float32)
    weights /= weights.sum()
    own = [words_of(index, span) for span in shown]
    around = [words_around(index, span) for span in shown]
    covered = cover_words(index.sentences, [*own, *around], terms)
    said, context = covered[: len(shown)], covered[len(shown) :]
    topic = " ".join([*(term.word for term in terms), *archive.translated(question)])
    meaning = np.clip(likeness(index, index.encoder.encode_query(topic), shown), 0, 1)
    values = said @ weights * (1 - _CONTEXT) + np.maximum(said, context) @ weights * _CONTEXT
    return [float(value + _MEANING * alike) for value, alike in zip(values, meaning, strict=True)]
