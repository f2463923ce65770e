"""Refusing: a typed reason, said in a sentence, and questions that do have an answer instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from index import Leg
from rag.archive import Archive, quotes_of
from rag.datatypes import Refusal, RefusalReason
from rag.date_format import format_day
from rag.dates import dateline, find_dates
from rag.facts import Scored
from rag.language import Language
from rag.messages import say
from rag.offices import names_office
from rag.question import Question
from rag.speakers import FoundSpeaker
from rag.who_said import who_said
from rag.words import find_words

_SUGGESTIONS = 3
_ON_TOPIC = 0.5  # share of the words, by rarity
_CANDIDATES = 10  # sentences looked at for the time asked for


def refuse(
    reason: RefusalReason,
    language: Language,
    *,
    suggestions: Iterable[str] = (),
    key: str | None = None,
    **values: object,
) -> Refusal:
    """A refusal with its message in the language of the question."""
    return Refusal(reason=reason, message=say(key or reason.value, language, **values), suggestions=tuple(suggestions))


def person_not_quoted(archive: Archive, question: Question, name: str, allowed: Collection[str] | None) -> Refusal:
    """Nobody of that name is quoted: where it occurs, who spoke on the topic, and questions that have an answer."""
    language = question.language
    asked = {word.lower for word in find_words(name)}
    question = replace(question, topic=tuple(word for word in question.topic if word.lower not in asked))
    topic = _topic_text(question)
    names = _speakers_on_topic(archive, question, allowed) if topic else []
    if names:
        offered = [say("ask_speaker_topic", language, name=one, topic=topic) for one in names]
    else:
        offered = [say("ask_speaker", language, name=one) for one in archive.most_quoted[:_SUGGESTIONS]]
    refusal = refuse(RefusalReason.PERSON_NOT_QUOTED, language, suggestions=offered, name=name)
    titles = "" if names_office(name) else _titles_with(archive, name, allowed)
    if titles:
        mentioned = say("mentioned_in", language, titles=titles)
        refusal = refusal.model_copy(update={"message": f"{refusal.message} {mentioned}"})
    return _with_names(refusal, names, language)


def _titles_with(archive: Archive, name: str, allowed: Collection[str] | None) -> str:
    """Titles of at most two articles that name somebody who is not quoted."""
    surname = name.split()[-1]
    hits = archive.retriever.search(name, _CANDIDATES, leg=Leg.LEXICAL, article_ids=allowed)
    found = dict.fromkeys(
        hit.passage.span.article_id
        for hit in hits
        if re.search(rf"\b{re.escape(surname)}s?\b", archive.index.articles[hit.passage.span.article_id].text)
    )
    return "; ".join(f"„{archive.index.articles[article_id].title}“" for article_id in list(found)[:2])


def ambiguous_person(question: Question, found: FoundSpeaker) -> Refusal:
    """A name or an office that several have; each is offered."""
    names = [one.name for one in (found.speaker, *found.alternatives)]
    topic = _topic_text(question)
    offered = [
        say("ask_speaker_topic", question.language, name=name, topic=topic)
        if topic
        else say("ask_speaker", question.language, name=name)
        for name in names
    ]
    return refuse(
        RefusalReason.AMBIGUOUS_PERSON,
        question.language,
        suggestions=offered,
        name=found.mention,
        names=", ".join(names),
    )


def not_on_this_topic(
    archive: Archive, question: Question, names: Sequence[str], allowed: Collection[str] | None
) -> Refusal:
    """The speakers are quoted, but not on this; offered are what they spoke about, and others who did speak on it."""
    language = question.language
    others = [name for name in _speakers_on_topic(archive, question, allowed) if name not in names]
    topic = _topic_text(question)
    offered = [say("ask_speaker_topic", language, name=one, topic=topic) for one in others]
    offered += [say("ask_speaker", language, name=name) for name in names]
    refusal = refuse(
        RefusalReason.NOT_ON_THIS_TOPIC,
        language,
        suggestions=offered[:_SUGGESTIONS],
        name=" / ".join(names),
        topic=topic,
    )
    titles = _titles(archive, [one.speaker.id for one in question.speakers], allowed)
    instead = say("instead_topics", language, name=names[0], titles=titles) if titles and names else ""
    return _with_names(refusal.model_copy(update={"message": f"{refusal.message} {instead}".strip()}), others, language)


def topic_not_covered(archive: Archive, question: Question) -> Refusal:
    """Nothing on the topic; offered are the most quoted speakers of the corpus."""
    offered = [say("ask_speaker", question.language, name=name) for name in archive.most_quoted[:_SUGGESTIONS]]
    return refuse(RefusalReason.TOPIC_NOT_COVERED, question.language, suggestions=offered)


def not_understood(archive: Archive, question: Question, *, key: str | None = None) -> Refusal:
    """Nothing to look for, or nobody known as "er"; offered are questions that have an answer."""
    offered = [say("ask_speaker", question.language, name=name) for name in archive.most_quoted[:_SUGGESTIONS]]
    return refuse(RefusalReason.NOT_UNDERSTOOD, question.language, suggestions=offered, key=key)


def outside_dates(archive: Archive, question: Question) -> Refusal:
    """The period asked for has no articles, or none with these speakers."""
    language = question.language
    names = " / ".join(one.speaker.name for one in question.speakers)
    if names and covers_period(archive, question):
        offered = [say("ask_speaker", language, name=one.speaker.name) for one in question.speakers]
        return refuse(
            RefusalReason.OUTSIDE_DATES, language, key="outside_dates_speaker", suggestions=offered, name=names
        )
    days = sorted(archive.days)
    first, last = (format_day(day, language) for day in (days[0], days[-1])) if days else ("–", "–")
    offered = [say("ask_speaker", language, name=one.speaker.name) for one in question.speakers]
    refusal = refuse(RefusalReason.OUTSIDE_DATES, language, suggestions=offered, first=first, last=last)
    near = _nearest_days(days, question)
    if not near:
        return refusal
    joined = f" {say('and', language)} ".join(format_day(day, language) for day in near)
    return refusal.model_copy(update={"message": f"{refusal.message} {say('nearest_days', language, days=joined)}"})


def _nearest_days(days: Sequence[date], question: Question) -> list[date]:
    """The last day with articles before the time asked for and the first one after it."""
    period = question.period
    before = [day for day in days if period and period.since and day < period.since][-1:]
    after = [day for day in days if period and period.until and day > period.until][:1]
    return [*before, *after] if before and after else []


def covers_period(archive: Archive, question: Question) -> bool:
    """Whether any article appeared in the period asked for."""
    return question.period is None or any(day in question.period.widened(days=3) for day in archive.days)


def on_topic(scored: Sequence[Scored]) -> bool:
    """Whether the passage of the best candidate has most words of a question about a topic, answer or not."""
    return bool(scored) and scored[0].signals["titled"] >= _ON_TOPIC


def told_of_period(archive: Archive, question: Question, scored: Sequence[Scored]) -> bool:
    """Whether any good candidate, or its paragraph, names a time inside the period: old events in new articles."""
    if question.period is None:
        return True
    for one in scored[:_CANDIDATES]:
        article = archive.index.articles[one.span.article_id]
        start = article.text.rfind("\n", 0, one.span.start) + 1
        end = article.text.find("\n", one.span.end)
        published = article.published_on
        lead = dateline(article.text) if published is None else None
        for mention in (*find_dates(article.text[start : end if end >= 0 else None]), *((lead,) if lead else ())):
            told = mention.period(published.year if published else _year(question))
            if told is not None and told.meets(question.period):
                return True
    return False


def _year(question: Question) -> int | None:
    edge = question.period and (question.period.since or question.period.until)
    return edge.year if edge else None


def _speakers_on_topic(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[str]:
    said = who_said(archive, question, allowed)
    ids = dict.fromkeys(one.quote.speaker_id for one in said if one.quote.speaker_id is not None)
    return [archive.index.quotes.speakers[speaker_id].name for speaker_id in ids][:_SUGGESTIONS]


def _topic_text(question: Question) -> str:
    return " ".join(word.text for word in question.topic)


def _titles(archive: Archive, speaker_ids: Sequence[str], allowed: Collection[str] | None) -> str:
    articles = dict.fromkeys(quote.span.article_id for quote in quotes_of(archive.index, speaker_ids, allowed))
    return "; ".join(f"„{archive.index.articles[article_id].title}“" for article_id in list(articles)[:2])


def _with_names(refusal: Refusal, names: Sequence[str], language: Language) -> Refusal:
    if not names:
        return refusal
    instead = say("instead_speakers", language, names=", ".join(names))
    return refusal.model_copy(update={"message": f"{refusal.message} {instead}"})
