"""What happened when: dated sentences on a topic, or somebody's statements, in order, each under its own date."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from index import Extent
from rag.archive import Archive, nearest_date
from rag.compose import Chosen
from rag.dates import DateMention
from rag.facts import score_sentences
from rag.language import Language
from rag.question import Question
from rag.same_claim import merge_claims
from rag.spoken import spoken

_LIMIT = 5
_CUT = 0.5
_MONTHS_DE = """
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember
    """.split()
_MONTHS_EN = """
    January February March April May June July August September October November December
    """.split()


def answer_timeline(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    """The best sentence of each date on the topic, oldest first, at most five dates.

    Of somebody's words, the statements that fit the topic; where none does, all of theirs: "Wie hat sich der Ton von X
    verändert?" has no topic that a statement could name.
    """
    best: dict[date, tuple[Chosen, str]] = {}
    for one in _candidates(archive, question, allowed):
        span = one.span
        dated = _dated(archive, span.article_id, Extent(span.start, span.end), question.language)
        if dated is None or (question.period is not None and dated[0] not in question.period):
            continue
        best.setdefault(dated[0], (one, dated[1]))
        if len(best) == _LIMIT:
            break
    entries = [replace(chosen, group=label) for _, (chosen, label) in sorted(best.items())]
    return merge_claims(archive, entries)


def _candidates(archive: Archive, question: Question, allowed: Collection[str] | None) -> Iterable[Chosen]:
    if question.speakers:
        anytime = replace(question, period=None)
        said = spoken(archive, anytime, allowed)
        days = {archive.index.articles[one.quote.span.article_id].published_on for one in said}
        if len(days) < 2:
            said = spoken(archive, replace(anytime, topic=(), others=()), allowed)
        return [one.chosen for one in said]
    scored = score_sentences(archive, question, allowed)
    floor = _CUT * scored[0].score if scored else 0.0
    return [Chosen(one.evidence.span, one.evidence.quote, one.score) for one in scored if one.score >= floor]


def _dated(archive: Archive, article_id: str, extent: Extent, language: Language) -> tuple[date, str] | None:
    """The day a sentence tells of, to sort by, and how to write it; None without a month."""
    article = archive.index.articles[article_id]
    mention = nearest_date(article, extent)
    published = article.published_on
    if mention is None or mention.month is None:
        return (
            (published, format_date(DateMention(0, 0, published.day, published.month, published.year), language))
            if published
            else None
        )
    year = mention.year
    if year is None and published is not None:
        year = published.year if mention.month <= published.month else published.year - 1
    if year is None:
        return None
    period = mention.period(year)
    if period is None or period.since is None:
        return None
    return period.since, format_date(replace(mention, year=year), language)


def format_date(mention: DateMention, language: Language) -> str:
    """A date as its readers write it: "29. Dezember 2025", "29 December 2025"."""
    months = _MONTHS_DE if language == "de" else _MONTHS_EN
    day = "" if mention.day is None else f"{mention.day}. " if language == "de" else f"{mention.day} "
    month = months[mention.month - 1] if mention.month else ""
    return f"{day}{month} {mention.year or ''}".strip()
