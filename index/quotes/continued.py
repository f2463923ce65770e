"""Indirect speech that goes on over the following sentences without a cue."""

from __future__ import annotations

from collections.abc import Sequence

from index.quotes.context import Context
from index.quotes.morphology import Mood
from index.quotes.segments import Clause

_PHRASES = ("es sei denn", "sei es", "sei dahingestellt", "sei erwähnt", "wie auch immer", "gott sei dank")


def continues(context: Context, *, running: bool) -> bool:
    """Whether a sentence without a cue is indirect speech by its verbs alone.

    "Die Brücke müsse gesperrt werden." is; "Das hätte niemand gedacht." only where indirect speech is
    `running`, since the second subjunctive has other uses.
    """
    mains = [segment for segment in context.segments if segment.kind is Clause.MAIN]
    if not mains:
        return False
    mood = mains[0].mood
    if running and mood is Mood.INDICATIVE and any(segment.mood is Mood.SUBJUNCTIVE1 for segment in mains):
        mood = Mood.SUBJUNCTIVE1
    if mood is Mood.INDICATIVE:
        return False
    sentence = context.text.text[context.sentence.start : context.sentence.end].lower()
    if any(phrase in sentence for phrase in _PHRASES):
        return False
    return mood is Mood.SUBJUNCTIVE1 or running


def runs(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Ranges of neighbouring true marks: [True, True, False, True] -> [(0, 2), (3, 4)]."""
    found: list[tuple[int, int]] = []
    for index, mark in enumerate(marks):
        if mark and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        elif mark:
            found.append((index, index + 1))
    return found
