"""Who held an office at the time asked about, where the corpus has several holders; mentions that stay ambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus import Article
from index import Speaker, SpeakerKind
from index.quotes.roles import role_key
from rag.dates import Period
from rag.question import Question
from rag.speakers import FoundSpeaker

_AROUND = 60
"""Days around the period asked for in which an article may call somebody by the office."""
_TERM = 400
"""Days before the newest article in which the present holder is called so, and nobody else."""


def with_holders(question: Question, articles: Mapping[str, Article], days: Iterable[date]) -> Question:
    """The question with each office given to its holder in the period asked for, or else to the present one.

    "Was sagte der Bundeskanzler im Mai 2005?": whom articles of that time call so. Without a period it is who alone
    is called so in the last year of the corpus. What stays open keeps its alternatives.
    """
    newest = max(days, default=None)
    return replace(
        question,
        speakers=tuple(
            settled
            for one in question.speakers
            for settled in _each_body(_settled(one, question.period, articles, newest))
        ),
        others=tuple(_settled(one, question.period, articles, newest) for one in question.others),
    )


def ambiguous(speakers: Sequence[FoundSpeaker]) -> FoundSpeaker | None:
    """The first mention that can mean several speakers."""
    return next((one for one in speakers if one.alternatives), None)


def _each_body(found: FoundSpeaker) -> tuple[FoundSpeaker, ...]:
    """All bodies of a kind where the mention is the kind itself: "die Polizei" is every police of the corpus."""
    bodies = (found.speaker, *found.alternatives)
    kind = found.mention.lower().split()[-1]
    if any(one.kind is SpeakerKind.PERSON for one in bodies) or all(one.name.lower() != kind for one in bodies):
        return (found,)
    return tuple(replace(found, speaker=one, alternatives=()) for one in bodies)


def _settled(
    found: FoundSpeaker, period: Period | None, articles: Mapping[str, Article], newest: date | None
) -> FoundSpeaker:
    if not found.alternatives or not found.role:
        return found
    everybody = (found.speaker, *found.alternatives)
    called = {speaker.id: _called_on(speaker, found.role, articles) for speaker in everybody}
    if period is not None:
        wide = period.widened(days=_AROUND)
        holders = [one for one in everybody if any(day in wide for day in called[one.id])]
    elif newest is not None:
        holders = [one for one in everybody if any((newest - day).days <= _TERM for day in called[one.id])]
    else:
        holders = []
    return replace(found, speaker=holders[0], alternatives=()) if len(holders) == 1 else found


def _called_on(speaker: Speaker, role: frozenset[str], articles: Mapping[str, Article]) -> list[date]:
    """Days on which an article gives the speaker the role."""
    ids = {one.article_id for one in speaker.roles if role <= role_key(one.text)}
    return [day for article_id in sorted(ids) if (day := articles[article_id].published_on) is not None]
