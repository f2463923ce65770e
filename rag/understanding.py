"""What the user is told about how the question was read."""

from __future__ import annotations

from index import Speaker
from rag.datatypes import Understanding, UnderstoodSpeaker
from rag.messages import say
from rag.question import Question
from rag.speakers import FoundSpeaker


def understanding(question: Question) -> Understanding:
    """The reading of a question, with one line for people in its language."""
    return Understanding(
        asks_for=question.asks_for,
        fact=question.fact,
        speakers=tuple(
            _speaker(one, speaker)
            for one in (*question.speakers, *question.others)
            for speaker in (one.speaker, *one.alternatives)
        ),
        unresolved_names=(question.subject,) if question.subject else (),
        topic=" ".join(word.text for word in question.topic),
        since=question.period.since.isoformat() if question.period and question.period.since else None,
        until=question.period.until.isoformat() if question.period and question.period.until else None,
        outlet=question.outlet,
        carried_over=question.carried_over,
        corrections=question.corrections,
        summary=_summary(question),
    )


def _speaker(found: FoundSpeaker, speaker: Speaker) -> UnderstoodSpeaker:
    return UnderstoodSpeaker(id=speaker.id, name=speaker.name, kind=speaker.kind, mention=found.mention)


def _summary(question: Question) -> str:
    language = question.language
    names = ", ".join(one.speaker.name for one in question.speakers) or question.subject or ""
    if question.asks_for == "statements":
        parts = [say("statements", language, who=names)]
    elif question.asks_for == "comparison" and names:
        parts = [say("comparison_of", language, who=names)]
    elif question.asks_for == "fact" and question.fact:
        parts = [say("fact", language, fact=say(f"fact_{question.fact}", language))]
    else:
        parts = [say(question.asks_for if question.asks_for != "fact" else "unknown", language)]
    if question.topic:
        parts.append(say("on", language, topic=" ".join(word.text for word in question.topic)))
    if question.others:
        parts.append(say("about", language, who=", ".join(one.speaker.name for one in question.others)))
    if question.sources:
        parts.append(say("according", language, who=", ".join(one.speaker.name for one in question.sources)))
    if question.period:
        parts.append(say("period", language, period=_period(question)))
    if question.outlet:
        parts.append(say("outlet", language, outlet=question.outlet))
    if question.recent:
        parts.append(say("recent", language))
    for one in question.corrections:
        parts.append(say("corrected", language, written=one.written, read_as=one.read_as))
    if question.carried_over:
        what = ", ".join(say(f"carried_{one}", language) for one in question.carried_over)
        parts.append(say("carried_over", language, what=what))
    return " · ".join(parts)


def _period(question: Question) -> str:
    period, language = question.period, question.language
    if period is None:
        return ""
    if period.since and period.until:
        if period.since == period.until:
            return period.since.isoformat()
        return f"{period.since.isoformat()} {say('until', language)} {period.until.isoformat()}"
    if period.since:
        return f"{say('since', language)} {period.since.isoformat()}"
    return f"{say('until', language)} {period.until.isoformat()}" if period.until else ""
