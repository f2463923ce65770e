"""What a follow-up question takes from the questions before it: person, topic, time and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from index import SpeakerKind
from index.quotes.morphology import tags
from rag.kinds import AsksFor
from rag.question import Question
from rag.references import (
    opens_bare,
    opens_follow_up,
    opens_with_topic,
    pronoun_of,
    refers_to_event,
    refers_to_time,
    refers_to_topic,
)
from rag.speakers import FoundSpeaker
from rag.words import Word

_LITTLE = 2  # words
AnsweredWith = Callable[[Question], "FoundSpeaker | None"]
"""The person that the answer to an earlier question names ("Wer ist ...?"), for a "er" that means nobody else."""


@dataclass(frozen=True, slots=True)
class _State:
    """The last question as understood, and those a pronoun can mean, most likely first."""

    last: Question
    people: tuple[FoundSpeaker, ...]


def in_conversation(
    question: Question, earlier: Iterable[Question], answered_with: AnsweredWith
) -> tuple[Question, Question | None]:
    """Return the question with what it takes from the earlier ones, oldest first, and the one it goes on from.

    A question that can be understood alone takes nothing and goes on from none: a new subject drops the old.
    """
    state: _State | None = None
    for before in earlier:
        state = _after(_carried(before, state, answered_with), state)
    goes_on = state is not None and _is_follow_up(question)
    return _carried(question, state, answered_with), state.last if state is not None and goes_on else None


def _after(question: Question, state: _State | None) -> _State:
    new = tuple(one for one in (*question.speakers, *question.others) if one.speaker.kind is SpeakerKind.PERSON)
    known = {one.speaker.id for one in new}
    old = tuple(one for one in state.people if one.speaker.id not in known) if state else ()
    return _State(question, new + old)


def _carried(question: Question, state: _State | None, answered_with: AnsweredWith) -> Question:
    if state is None or not _is_follow_up(question):
        return question
    merged = _with_kind(question, state.last)
    merged, person = _with_person(merged, state, answered_with)
    unmet = not person and pronoun_of(question.text, named=False) is not None
    office = opens_bare(question.text) and question.subject is not None  # "Und der Betriebsratschef?"
    continued = office or _is_continued(question, state.last)
    merged, topic = _with_topic(merged, state.last, refers=unmet or continued)
    carried = [name for name, taken in (("speaker", person), ("topic", topic)) if taken]
    period = question.period
    if period is None and state.last.period is not None:
        period = state.last.period
        carried.append("period")
    return replace(merged, period=period, outlet=question.outlet or state.last.outlet, carried_over=tuple(carried))


def _is_follow_up(question: Question) -> bool:
    """Whether it cannot be understood alone: "Und zur Nato?", "Was sagte er dazu?", "Warum?"."""
    named = bool(question.speakers or question.others or question.subject)
    return (
        opens_follow_up(question.text)
        or refers_to_time(question.text)
        or question.pronoun
        or refers_to_topic(question.text, alone=not question.topic)
        or pronoun_of(question.text, named=named) is not None
        or (not question.topic and not named)
    )


def _with_kind(question: Question, last: Question) -> Question:
    """What is asked for, where the question has no verb of its own: "Und Trump?", "Und zur Nato?", "Und 2022?"."""
    if not opens_bare(question.text) or question.asks_for not in {"unknown", "statements", "yes_no"}:
        return question
    kind: AsksFor = last.asks_for
    people = question.speakers or question.others
    if people and not question.slots.get(people[0].speaker.id) and kind in {"who_said", "comparison", "statements"}:
        kind = "statements"
    if kind == "statements":
        speaking = 0 if last.speakers and opens_with_topic(question.text) else 1
        return replace(
            question, asks_for=kind, speakers=people[:speaking], others=people[speaking:], says_only=last.says_only
        )
    return replace(question, asks_for=kind, fact=last.fact, speakers=(), others=people)


def _with_person(question: Question, state: _State, answered_with: AnsweredWith) -> tuple[Question, bool]:
    """The person meant by "er", or whose words were asked for before."""
    last, own = state.last, (*question.speakers, *question.others)
    pronoun = pronoun_of(question.text, named=bool(own or question.subject)) if not question.pronoun else "subject"
    if pronoun is not None:
        ids = {one.speaker.id for one in own}
        candidates = [one for one in state.people if one.speaker.id not in ids]
        if opens_bare(question.text) and last.others and last.speakers:
            candidates = [*last.others, *candidates]
        found = candidates[0] if candidates else answered_with(last)
        if found is None:
            return question, False
        if question.asks_for in {"statements", "unknown"} and not question.speakers:
            return replace(question, asks_for="statements", speakers=(found,), pronoun=False), True
        return replace(question, others=(*question.others, found)), True
    if question.speakers or question.subject:
        return question, False
    if question.asks_for in {"statements", "comparison", "unknown"} and last.speakers:
        kind: AsksFor = "statements" if len(last.speakers) == 1 else "comparison"
        return replace(question, asks_for=kind, speakers=last.speakers), True
    return _in_their_place(question, last)


def _in_their_place(question: Question, last: Question) -> tuple[Question, bool]:
    """Persons of a question of fact: new ones stand where the old ones did ("mit Putin" -> "Und mit Selenskyj?")."""
    before = (*last.others, *last.speakers)
    if not question.others:
        return replace(question, others=before), bool(before)
    if not opens_bare(question.text):
        return question, False
    slots = {question.slots.get(one.speaker.id, "") for one in question.others}
    ids = {one.speaker.id for one in question.others}
    kept = tuple(one for one in before if last.slots.get(one.speaker.id, "") not in slots and one.speaker.id not in ids)
    return replace(question, others=(*kept, *question.others), slots={**last.slots, **question.slots}), bool(kept)


def _is_continued(question: Question, last: Question) -> bool:
    """Whether little is new in a question behind "und", and no name: "Und wie viele wurden verletzt?".

    Of somebody whose words were asked for it goes on only where it says so: "Und wo war er zu dem Zeitpunkt?".
    """
    if refers_to_event(question.text):
        return True
    if question.asks_for != "fact" or not opens_follow_up(question.text) or len(question.topic) > _LITTLE:
        return False
    if last.asks_for == "statements" and pronoun_of(question.text, named=False) is not None:
        return False
    return not question.others and not any("NE" in tags(word.text)[:1] for word in question.topic)


def _with_topic(question: Question, last: Question, *, refers: bool) -> tuple[Question, bool]:
    """The topic, where "dazu" stands for it or none is named, or where the question otherwise `refers` to it.

    A pronoun that means no person does, for a thing: "Wer hat ihn eingefädelt?", of an exchange. With the topic goes
    whoever it was about.
    """
    refers = refers or refers_to_topic(question.text, alone=not question.topic) or not question.topic
    if not refers or not (last.topic or last.others):
        return question, False
    own = {word.lower for word in question.topic}
    topic: tuple[Word, ...] = (*(word for word in last.topic if word.lower not in own), *question.topic)
    ids = {one.speaker.id for one in (*question.speakers, *question.others)}
    others = question.others
    if question.asks_for in {"statements", "comparison"}:
        others = (*others, *(one for one in last.others if one.speaker.id not in ids))
    return replace(question, topic=topic, others=others), bool(last.topic) or len(others) > len(question.others)
