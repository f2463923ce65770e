"""Indirect speech that goes on over the following sentences without a cue."""

from __future__ import annotations

from index.quotes.context import Context
from index.quotes.morphology import Mood
from index.quotes.segments import Clause, Segment

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
    if running and mood is Mood.INDICATIVE and any(_shares_subject(segment) for segment in mains[1:]):
        mood = Mood.SUBJUNCTIVE1  # "Die Länder blieben Partner, seien aber uneins."
    if mood is Mood.INDICATIVE:
        return False
    sentence = context.text.text[context.sentence.start : context.sentence.end].lower()
    if any(phrase in sentence for phrase in _PHRASES):
        return False
    return mood is Mood.SUBJUNCTIVE1 or running


def _shares_subject(segment: Segment) -> bool:
    return segment.mood is Mood.SUBJUNCTIVE1 and segment.finite == segment.first
