"""What happened when: dated sentences on a topic, or somebody's statements, in order, each under its own date."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus import Article, Span
from index import Extent
from rag.archive import Archive, day_told, nearest_date
from rag.compose import Chosen
from rag.coverage import cover_words
from rag.date_format import format_date, format_day
from rag.dates import Period, find_dates
from rag.evidence import sentence_evidence
from rag.headings import is_heading
from rag.kinds import TIMELINE
from rag.language import Language
from rag.question import Question, without_dates
from rag.same_claim import merge_claims
from rag.span_words import words_of
from rag.spoken import spoken
from rag.statements import ON_TOPIC, topic_shares

_LIMIT = 5
_FEWEST = 2  # dates that show any course
_CUT = 0.5
_SAME_EVENT = 0.9
"""The same where no course of things is asked for: "Wann wählte Bremen 2015?" has one answer unless several sentences
of different days tell of an election in Bremen as well as the best one. Of 41 such questions over news that no timeline
answers, 0.61 have the answer first at 0.8, 0.68 at 0.9 and 0.29 at 0.5."""
_PASSAGES = 40
_NAMED = 0.5  # of a word of the topic: as much as its part in a compound


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
        if dated is None or (question.period is not None and not dated.is_in(question.period)):
            continue
        (told if dated.told else printed).setdefault(dated, one)
        if len(told) == _LIMIT:
            break
    best = _exact(told if len(told) > 1 else {**printed, **told})
    entries = [replace(chosen, group=dated.label) for dated, chosen in best[:_LIMIT]]
    return merge_claims(archive, entries)


def _exact(entries: Mapping[Dated, Chosen]) -> list[tuple[Dated, Chosen]]:
    """The first entry of each day, oldest first; "im Februar" goes where a day of that month is told of."""
    months = {dated.begin[:2] for dated in entries if dated.exact}
    kept: dict[_Begin, tuple[Dated, Chosen]] = {}
    for dated, chosen in sorted(entries.items(), key=lambda entry: entry[0].begin):
        if dated.exact or not dated.month or dated.begin[:2] not in months:
            kept.setdefault(dated.begin, (dated, chosen))
    return list(kept.values())


def _candidates(archive: Archive, question: Question, allowed: Collection[str] | None) -> Iterable[Chosen]:
    if question.speakers:
        return [one.chosen for one in spoken(archive, replace(question, period=None), allowed)]
    return _told_on_topic(archive, question, allowed)


def _told_on_topic(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    """Sentences of the best passages that are about the topic, best first.

    Whoever is named beside the topic is not enough of it: of "Telefonate mit X", X without a call is another event.
    """
    undated = without_dates(question) if question.period is not None else question  # the period is looked at by itself
    terms = archive.terms(undated)
    hits = archive.retriever.search(archive.search_text(question), _PASSAGES, article_ids=allowed)
    told = [
        one
        for one in sentence_evidence(archive.index, [hit.passage.row for hit in hits])
        if not _is_heading(archive, one.span)
    ]
    if not terms or not told:
        return []
    spans = [one.span for one in told]
    shares = topic_shares(archive, undated, terms, spans)
    events = _name_event(archive, question, spans)
    floor = max(ON_TOPIC, (_CUT if TIMELINE.search(question.text) else _SAME_EVENT) * max(shares))
    chosen = [
        Chosen(one.span, one.quote, share)
        for one, share, named in zip(told, shares, events, strict=True)
        if named and share >= floor
    ]
    return sorted(chosen, key=lambda one: (-one.score, one.span))


def _is_heading(archive: Archive, span: Span) -> bool:
    return is_heading(archive.index.articles[span.article_id].text, Extent(span.start, span.end))


_Begin = tuple[float, int, int]
"""Year, month and day a time begins; infinity for a year that nobody names, which goes last."""


def _name_event(archive: Archive, question: Question, spans: Sequence[Span]) -> list[bool]:
    """Whether each span itself says a word of the topic beside the names in it; all do where the topic is names."""
    terms = archive.terms(replace(question, others=()))
    if not terms:
        return [True] * len(spans)
    covered = cover_words(archive.index.sentences, [words_of(archive.index, span) for span in spans], terms)
    return [bool(best >= _NAMED) for best in covered.max(axis=1)]


@dataclass(frozen=True, slots=True)
class Dated:
    """The time a sentence tells of, and how to write it; `told` where a date stands there, not the paper's.

    `exact` where it is one day, `month` where it is a whole month.
    """

    begin: _Begin
    label: str
    told: bool
    exact: bool = False
    month: bool = False

    def is_in(self, period: Period) -> bool:
        """Whether the time begins in a period; a time without a year is in none."""
        year, month, day = self.begin
        return not math.isinf(year) and date(int(year), month, day) in period


def _dated(archive: Archive, chosen: Chosen, language: Language) -> Dated | None:
    """When a sentence tells of; None without a month and without a date of the paper.

    A year alone dates what is told, not what is said: "die Grenzen von 2014" are spoken of later. "Am 29. Dezember", in
    an article without a date, is a day of no year.
    """
    article, extent = archive.index.articles[chosen.span.article_id], Extent(chosen.span.start, chosen.span.end)
    mention, published = nearest_date(article, extent), article.published_on
    year_told = _year_told(article, extent) if chosen.quote is None else None
    if year_told is not None:
        return Dated((year_told, 1, 1), str(year_told), told=True)
    if mention is None or mention.month is None:
        return _printed(published, language) if published else None
    exact = mention.day is not None
    if mention.year is None and published is None:
        begin = (math.inf, mention.month, mention.day or 1)
        return Dated(begin, format_date(mention, language), told=True, exact=exact, month=not exact)
    day = day_told(article, extent)
    if day is None:
        return None
    label = format_date(replace(mention, year=day.year), language)
    return Dated(_begin(day), label, told=True, exact=exact, month=not exact)


def _printed(published: date, language: Language) -> Dated:
    return Dated(_begin(published), format_day(published, language), told=False, exact=True)


def _begin(day: date) -> _Begin:
    return day.year, day.month, day.day


def _year_told(article: Article, extent: Extent) -> int | None:
    """The year of a sentence that names years and no other date: "1986 gab Island den Walfang auf"."""
    mentions = find_dates(article.text[extent.start : extent.end])
    if any(one.month is not None for one in mentions):
        return None
    return next((one.year for one in mentions if one.year is not None), None)
