"""What each side says: statements grouped by side, each under its own citations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rag.archive import Archive
from rag.compose import Chosen
from rag.facts import choose, score_sentences
from rag.question import Question
from rag.same_claim import merge_claims
from rag.speakers import FoundSpeaker
from rag.spoken import spokesmen
from rag.statements import statements_of
from rag.who_said import who_said

_PER_SIDE = 3
_UNNAMED_SIDES = 3
_NAMES_BOTH = 0.8
"""Part of the question that a sentence about a side must cover itself."""


def comparison(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    """Statements of each side, grouped under its name; the sides named, else those who spoke on the topic."""
    if len(question.speakers) < 2:
        return [one for group in _sides_on_topic(archive, question, allowed) for one in group]
    return [one for side in _sides(question) for one in _of_side(archive, question, side, allowed)]


def _sides(question: Question) -> list[list[FoundSpeaker]]:
    """Who is named by one mention is one side: all who speak for "Kiew"."""
    sides: dict[tuple[int, str], list[FoundSpeaker]] = {}
    for one in question.speakers:
        sides.setdefault((one.start, one.mention), []).append(one)
    return list(sides.values())


def _of_side(
    archive: Archive, question: Question, side: Sequence[FoundSpeaker], allowed: Collection[str] | None
) -> list[Chosen]:
    """What a side says, else what those say who speak for it ("Moskau"), else what is told of it."""
    ids = list(dict.fromkeys(key for one in side for key in archive.affiliates(one.speaker)))
    said = statements_of(archive, question, ids, allowed)
    if not said and (others := spokesmen(archive, side)):
        said = statements_of(archive, question, others, allowed)
    merged = merge_claims(archive, [one.chosen for one in said])[:_PER_SIDE]
    name = side[0].speaker.name if len(side) == 1 else side[0].mention
    return [replace(one, group=name) for one in merged or _told_of(archive, question, side[0], allowed)]


def _told_of(archive: Archive, question: Question, side: FoundSpeaker, allowed: Collection[str] | None) -> list[Chosen]:
    """What is told of a side that says nothing itself on the topic: one sentence that names both."""
    about = replace(question, asks_for="fact", speakers=(), others=(*question.others, side))
    scored = score_sentences(archive, about, allowed, give_up=False)
    return choose(archive, about, scored)[:1] if scored and scored[0].signals["own"] >= _NAMES_BOTH else []


def _sides_on_topic(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[list[Chosen]]:
    """At most three speakers on the topic, two statements of each."""
    by_speaker: dict[str, list[Chosen]] = {}
    for one in who_said(archive, question, allowed):
        if one.quote.speaker_id is not None:
            name = archive.index.quotes.speakers[one.quote.speaker_id].name
            by_speaker.setdefault(name, []).append(replace(one.chosen, group=name))
    return [merge_claims(archive, said)[:2] for said in list(by_speaker.values())[:_UNNAMED_SIDES]]
