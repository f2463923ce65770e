"""What each side says: statements grouped by side, each under its own citations."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rag.archive import Archive
from rag.compose import Chosen
from rag.facts import choose, score_sentences
from rag.question import Question
from rag.same_claim import merge_claims
from rag.speakers import FoundSpeaker
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
    groups = []
    for side in question.speakers:
        said = statements_of(archive, question, archive.affiliates(side.speaker), allowed)
        merged = merge_claims(archive, [one.chosen for one in said])[:_PER_SIDE]
        merged = merged or _told_of(archive, question, side, allowed)
        groups.append([replace(one, group=side.speaker.name) for one in merged])
    return [one for group in groups for one in group]


def _told_of(archive: Archive, question: Question, side: FoundSpeaker, allowed: Collection[str] | None) -> list[Chosen]:
    """What is told of a side that says nothing itself on the topic: one sentence that names both."""
    about = replace(question, asks_for="fact", speakers=(), others=(*question.others, side))
    scored = score_sentences(archive, about, allowed)
    return choose(archive, about, scored)[:1] if scored and scored[0].signals["own"] >= _NAMES_BOTH else []


def _sides_on_topic(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[list[Chosen]]:
    """At most three speakers on the topic, two statements of each."""
    by_speaker: dict[str, list[Chosen]] = {}
    for one in who_said(archive, question, allowed):
        if one.quote.speaker_id is not None:
            name = archive.index.quotes.speakers[one.quote.speaker_id].name
            by_speaker.setdefault(name, []).append(replace(one.chosen, group=name))
    return [merge_claims(archive, said)[:2] for said in list(by_speaker.values())[:_UNNAMED_SIDES]]
