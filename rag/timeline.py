"""What happened when: dated sentences on a topic, or somebody's statements, in order, each under its own date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from corpus import Article
from index import Extent
from rag.archive import Archive, day_told, nearest_date
from rag.compose import Chosen
from rag.date_format import format_date, format_day
from rag.dates import find_dates
from rag.evidence import sentence_evidence
from rag.language import Language
from rag.question import Question
from rag.same_claim import merge_claims
from rag.spoken import spoken
from rag.statements import ON_TOPIC, topic_shares

_LIMIT = 5
_FEWEST = 2  # dates that show any course
_CUT = 0.5
_PASSAGES = 40
_SHORTEST = 40  # characters; headings name a date and tell nothing


def answer_timeline(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    """The best sentence of each date on the topic, oldest first, at most five dates.

    A sentence goes by the date it or its paragraph tells; by its paper's only where hardly any tells one.

    Of somebody's words, the statements that fit the topic; where none does, all of theirs: "Wie hat sich der Ton von X
    verändert?" has no topic that a statement could name.
    """
    entries = _entries(archive, question, _candidates(archive, question, allowed))
    if len(entries) < _FEWEST and question.speakers:
        entries = _entries(archive, question, _all_said(archive, question, allowed))
    return entries


def _all_said(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    said = spoken(archive, replace(question, period=None, topic=(), others=()), allowed)
    return [one.chosen for one in said]


def _entries(archive: Archive, question: Question, candidates: Iterable[Chosen]) -> list[Chosen]:
    """One entry a date, oldest first, of candidates that are given best first."""
    told: dict[Dated, Chosen] = {}
    printed: dict[Dated, Chosen] = {}
    for one in candidates:
        dated = _dated(archive, one, question.language)
        if dated is None or (question.period is not None and dated.day not in question.period):
            continue
        (told if dated.told else printed).setdefault(dated, one)
        if len(told) == _LIMIT:
            break
    best = _exact(told if len(told) > 1 else {**printed, **told})
    entries = [replace(chosen, group=dated.label) for dated, chosen in best[:_LIMIT]]
    return merge_claims(archive, entries)


def _exact(entries: Mapping[Dated, Chosen]) -> list[tuple[Dated, Chosen]]:
    """The first entry of each day, oldest first; "im Februar" goes where a day of that month is told of."""
    days = {(dated.day.year, dated.day.month) for dated in entries if dated.exact}
    kept: dict[date, tuple[Dated, Chosen]] = {}
    for dated, chosen in sorted(entries.items(), key=lambda entry: entry[0].day):
        if dated.exact or not dated.month or (dated.day.year, dated.day.month) not in days:
            kept.setdefault(dated.day, (dated, chosen))
    return list(kept.values())


def _candidates(archive: Archive, question: Question, allowed: Collection[str] | None) -> Iterable[Chosen]:
    if question.speakers:
        return [one.chosen for one in spoken(archive, replace(question, period=None), allowed)]
    return _told_on_topic(archive, question, allowed)


def _told_on_topic(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    """Sentences of the best passages that are about the topic, best first."""
    terms = archive.terms(question)
    hits = archive.retriever.search(archive.search_text(question), _PASSAGES, article_ids=allowed)
    told = [
        one
        for one in sentence_evidence(archive.index, [hit.passage.row for hit in hits])
        if one.span.end - one.span.start >= _SHORTEST
    ]
    if not terms or not told:
        return []
    shares = topic_shares(archive, question, terms, [one.span for one in told])
    chosen = [
        Chosen(one.span, one.quote, share)
        for one, share in zip(told, shares, strict=True)
        if share >= max(ON_TOPIC, _CUT * max(shares))
    ]
    return sorted(chosen, key=lambda one: (-one.score, one.span))


@dataclass(frozen=True, slots=True)
class Dated:
    """The day a sentence tells of, and how to write it; `told` where a date stands there, not the paper's.

    `exact` where it is that very day, `month` where it is the first of the month told of.
    """

    day: date
    label: str
    told: bool
    exact: bool = False
    month: bool = False


def _dated(archive: Archive, chosen: Chosen, language: Language) -> Dated | None:
    """When a sentence tells of; None without a month and without a date of the paper.

    A year alone dates what is told, not what is said: "die Grenzen von 2014" are spoken of later.
    """
    article, extent = archive.index.articles[chosen.span.article_id], Extent(chosen.span.start, chosen.span.end)
    mention, published = nearest_date(article, extent), article.published_on
    year_told = _year_told(article, extent) if chosen.quote is None else None
    if year_told is not None:
        return Dated(date(year_told, 1, 1), str(year_told), told=True)
    if mention is None or mention.month is None:
        return Dated(published, format_day(published, language), told=False, exact=True) if published else None
    day = day_told(article, extent)
    year = day.year if day else None
    label = format_date(replace(mention, year=year), language)
    return Dated(day, label, told=True, exact=mention.day is not None, month=mention.day is None) if day else None


def _year_told(article: Article, extent: Extent) -> int | None:
    """The year of a sentence that names years and no other date: "1986 gab Island den Walfang auf"."""
    mentions = find_dates(article.text[extent.start : extent.end])
    if any(one.month is not None for one in mentions):
        return None
    return next((one.year for one in mentions if one.year is not None), None)
