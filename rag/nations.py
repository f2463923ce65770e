"""A country as the one who says something: "Was sagt die Ukraine dazu?" asks for whoever speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.quotes.roles import place_name
from rag.speakers import FoundSpeaker, SpeakerFinder
from rag.subject import Subject
from rag.words import find_words

_OFFICES = (
    "Präsident von {}",
    "Ministerpräsident von {}",
    "Regierungschef von {}",
    "Bundeskanzler von {}",
    "Regierung von {}",
    "Außenminister von {}",
    "Außenministerium von {}",
    "Verteidigungsminister von {}",
)
"""Who speaks for a country, in the order in which they are named."""


def for_nation(subject: Subject, text: str, finder: SpeakerFinder) -> Subject:
    """Put all who speak for a country in its place, where the country itself is no speaker of the corpus."""
    nation = place_name(subject.unknown or "")
    holders = speakers_for(nation, finder) if nation else ()
    if not holders:
        return subject
    start = text.find(nation)
    named = tuple(replace(one, mention=nation, start=start, end=start + len(nation)) for one in holders)
    return replace(subject, speakers=(*subject.speakers, *named), unknown=None, together=not subject.speakers)


def speakers_for(nation: str, finder: SpeakerFinder) -> tuple[FoundSpeaker, ...]:
    """Who holds an office or is a body of a country, or of the capital that stands for it ("Moskau")."""
    holders: dict[str, FoundSpeaker] = {}
    for office in _OFFICES:
        phrase = office.format(nation)
        for one in finder.find(find_words(phrase)):
            if (one.start, one.end) == (0, len(phrase)):
                holders.setdefault(one.speaker.id, one)
    return tuple(holders.values())


def nations_named(text: str, found: Sequence[FoundSpeaker], finder: SpeakerFinder) -> tuple[FoundSpeaker, ...]:
    """Countries and capitals in a question that are no speakers themselves, each as all who speak for it."""
    named: list[FoundSpeaker] = []
    for word in find_words(text):
        nation = place_name(word.text) if word.text[:1].isupper() else None
        if nation and not any(one.start < word.end and word.start < one.end for one in found):
            holders = speakers_for(nation, finder)
            named += [replace(one, mention=word.text, start=word.start, end=word.end) for one in holders]
    return tuple(named)
