"""What a follow-up question takes from the questions before it: person, topic and time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from index import SpeakerKind
from rag.question import Question
from rag.speakers import FoundSpeaker

_OPENING = re.compile(r"^(?:und|aber|oder|and|but|what about|how about|was ist mit|wie sieht es mit)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:er|ihm|ihn|seine\w?|he|him|his|sie|ihr|ihre\w?|she|her|they|them)\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:dazu|darüber|davon|dagegen|dafür|daran|darauf|dabei|damit|hierzu|darum|es|das(?=\s*(?:\?|$|genau|denn|gesagt|passiert|geschehen))|"
    r"it|that|this|there)\b(?!\s+[A-ZÄÖÜ])",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:damals|an (?:dem|diesem) tag|in (?:dem|diesem) monat|zu der zeit|then|that day|at the time)\b", re.IGNORECASE
)


def in_conversation(question: Question, earlier: Iterable[Question]) -> Question:
    """Return the question with what it takes from the earlier ones, oldest first."""
    state: Question | None = None
    people: tuple[FoundSpeaker, ...] = ()
    for before in earlier:
        state = _carried(before, state, people)
        people = _people(state) + tuple(
            one for one in people if one.speaker.id not in {p.speaker.id for p in _people(state)}
        )
    return _carried(question, state, people)


def _people(question: Question) -> tuple[FoundSpeaker, ...]:
    """Those a pronoun can mean, most likely first."""
    return tuple(one for one in (*question.speakers, *question.others) if one.speaker.kind is SpeakerKind.PERSON)


def _carried(question: Question, state: Question | None, people: tuple[FoundSpeaker, ...]) -> Question:
    if state is None or not _is_follow_up(question):
        return question
    speakers, asks_for, fact = question.speakers, question.asks_for, question.fact
    others, topic, carried = question.others, question.topic, []
    own_person = bool(speakers or others or question.subject)
    bare = asks_for == "unknown" or (asks_for == "statements" and bool(_OPENING.match(question.text)))
    if bare and state.asks_for in {"who_said", "fact", "comparison", "timeline", "list", "statements"}:
        asks_for, fact = state.asks_for, state.fact
        if own_person and state.asks_for == "comparison":
            asks_for = "statements"
    if not own_person:
        meant = people[:1] if _HE.search(question.text) and people else state.speakers
        if asks_for in {"statements", "comparison", "unknown"} and meant:
            speakers, asks_for = meant, "statements" if len(meant) == 1 else "comparison"
            carried.append("speaker")
        elif people and (_HE.search(question.text) or not topic):
            others = (people[0],) if _HE.search(question.text) else state.others
            carried += ["speaker"] if others else []
    refers = bool(_IT.search(question.text)) or not topic
    if refers and state.topic:
        topic = state.topic + tuple(word for word in topic if word.lower not in {one.lower for one in state.topic})
        carried.append("topic")
        if asks_for in {"fact", "yes_no", "list", "timeline"}:
            others = others or state.others or state.speakers
    period = question.period
    if period is None and state.period is not None and (carried or _THEN.search(question.text)):
        period = state.period
        carried.append("period")
    return replace(
        question,
        asks_for=asks_for,
        fact=fact,
        speakers=speakers,
        others=others,
        topic=topic,
        period=period,
        outlet=question.outlet or (state.outlet if carried else None),
        carried_over=tuple(carried),
    )


def _is_follow_up(question: Question) -> bool:
    """Whether it cannot be understood alone: "Und zur Nato?", "Was sagte er dazu?", "Warum?"."""
    if _OPENING.match(question.text.strip()) or _THEN.search(question.text):
        return True
    named = bool(question.speakers or question.others or question.subject)
    if _IT.search(question.text) and len(question.topic) <= 2:
        return True
    if _HE.search(question.text) and not named:
        return True
    return not question.topic and not named
