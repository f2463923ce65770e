"""What somebody said, from the narrowest reading of the question to the widest that still is theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from index import SpeakerKind
from index.quotes.roles import place_name
from rag.acts import acts_in
from rag.archive import Archive, quotes_of
from rag.circumstance import is_occasion, words_within
from rag.enumeration import wants_items
from rag.nations import speakers_for
from rag.question import Question
from rag.speakers import FoundSpeaker
from rag.statements import Said, as_said, in_period, relevance_to_topic, statements_of, whole
from rag.topical import on_topic_by_article

_FAR = 0.25
"""Relevance from which a statement can be one more item of a list."""
_MANY = 200  # quotations of one speaker, of whom nothing has to be added
_NEAR = 0.7
"""Part of the best relevance that a statement performing the act needs to go before it."""


def spoken(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Said]:
    """Statements of those asked for, those first that perform the act asked for ("Wovor warnte ...?").

    Without a topic only these, where there are any.
    """
    said = whole(_said(archive, question, allowed))
    if said and wants_items(question):
        said += _further(archive, question, said, allowed)
    if question.act is None or not said:
        return said
    best = max(one.relevance for one in said)
    performing = [one for one in said if one.relevance >= _NEAR * best and question.act in acts_in(_text(archive, one))]
    if performing and not archive.terms(question):
        return performing
    return [*performing, *(one for one in said if one not in performing)]


def _further(archive: Archive, question: Question, said: Sequence[Said], allowed: Collection[str] | None) -> list[Said]:
    """What else they say that is less on the topic: "Welche Forderungen stellte X?" asks for all there are."""
    terms = archive.terms(question)
    quotes = quotes_of(archive.index, [one.speaker.id for one in question.speakers], allowed)
    quotes = [quote for quote in quotes if in_period(archive, question, quote)]
    if not terms or len(quotes) > _MANY:
        return []
    relevance = relevance_to_topic(archive, question, terms, quotes)
    near = whole(
        [as_said(archive, quote, value) for quote, value in zip(quotes, relevance, strict=True) if value >= _FAR]
    )
    shown = [one.chosen.span for one in said]
    kept = [one for one in near if not any(one.chosen.span.overlaps(span) for span in shown)]
    return sorted(kept, key=lambda one: (-one.relevance, one.quote.span))


def beside(archive: Archive, question: Question, said: Sequence[Said]) -> list[Said]:
    """What those asked for say next to a statement on the topic: it goes on with it, in whatever words."""
    ids = {one.speaker.id for one in question.speakers}
    found = []
    for one in said:
        span = one.chosen.span
        for quote in archive.index.quotes.in_article(span.article_id):
            near = quote.span.start < span.end + _BESIDE and span.start - _BESIDE < quote.span.end
            if near and quote.speaker_id in ids and in_period(archive, question, quote):
                found.append(as_said(archive, quote, one.relevance * _GOES_ON))
    shown = [one.chosen.span for one in said]
    return [one for one in whole(found) if not any(one.chosen.span.overlaps(span) for span in shown)]


_BESIDE = 250
"""Characters between a statement and what goes on with it."""
_GOES_ON = 0.5


def _text(archive: Archive, said: Said) -> str:
    return said.chosen.span.of(archive.index.articles[said.chosen.span.article_id])


def _said(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Said]:
    """Statements of those asked for, by the first reading that has any.

    First with all the question says. Then without the circumstance ("vor dem Treffen", "als er im Amt war"): the
    statement need not repeat it. Then what they say in an article that is on the topic. Then, of an institution, by
    those who speak for it: the Kremlin by its spokesman.
    """
    ids = [one.speaker.id for one in question.speakers]
    for reading in _readings(question):
        if question.sources and (said := _told_by_sources(archive, reading, ids, allowed)):
            return said
        if said := statements_of(archive, reading, ids, allowed):
            return said
    if said := on_topic_by_article(archive, question, ids, allowed):
        return said
    speaking = [one for one in spokesmen(archive, question.speakers) if one not in ids]
    return statements_of(archive, question, speaking, allowed) if speaking else []


def spokesmen(archive: Archive, speakers: Sequence[FoundSpeaker]) -> list[str]:
    """Ids of those who speak for the bodies and countries among some speakers."""
    found: list[str] = []
    for one in speakers:
        if one.speaker.kind is SpeakerKind.INSTITUTION:
            found += archive.affiliates(one.speaker)
        if nation := place_name(one.speaker.name) or place_name(one.mention):
            for holder in speakers_for(nation, archive.finder):
                found += [speaker.id for speaker in (holder.speaker, *holder.alternatives)]
    return list(dict.fromkeys(found))


def _readings(question: Question) -> Iterator[Question]:
    yield question
    aside = words_within(question.topic, question.aside)
    if question.period is not None:
        aside = (*aside, *(word for word in question.topic if is_occasion(word)))  # "zum Telefonat am 29. Dezember"
    if aside or any(_within(one.start, question) for one in question.others):
        yield replace(
            question,
            topic=tuple(word for word in question.topic if word not in aside),
            others=tuple(one for one in question.others if not _within(one.start, question)),
        )


def _within(place: int, question: Question) -> bool:
    return any(start <= place < end for start, end in question.aside)


def _told_by_sources(
    archive: Archive, question: Question, ids: Sequence[str], allowed: Collection[str] | None
) -> list[Said]:
    """What a source tells of the one asked about: "Wie reagierte A laut B?" is in B's words, or in A's told by B."""
    about = replace(question, speakers=question.sources, others=(*question.others, *question.speakers), sources=())
    sources = list(dict.fromkeys(key for one in question.sources for key in archive.affiliates(one.speaker)))
    told = statements_of(archive, about, sources, allowed)
    relayed = [one for one in statements_of(archive, question, ids, allowed) if one.quote.relayed_by in sources]
    return [*relayed, *told]
