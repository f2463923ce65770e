"""Indirect speech that goes on over the following sentences without a cue."""

from __future__ import annotations

from index.quotes.context import Context
from index.quotes.morphology import Mood, verb
from index.quotes.segments import Clause, Segment, is_finite

_PHRASES = ("es sei denn", "sei es", "sei dahingestellt", "sei erwähnt", "wie auch immer", "gott sei dank")


_REPUTED = frozenset({"soll", "sollen"})
_NOW = frozenset({"nun", "jetzt", "demnach"})


def continues(context: Context, *, running: bool, told: bool = False) -> bool:
    """Whether a sentence without a cue is indirect speech by its verbs alone.

    "Die Brücke müsse gesperrt werden." is; "Das hätte niemand gedacht." only where indirect speech is
    `running`, since the second subjunctive has other uses. Where the sentence before was `told` by somebody, "Die
    Arbeiter hätten das gewusst." is (in the plural the first subjunctive looks like the indicative, and the second
    stands for it), and "Sie sollen gewarnt worden sein." too.
    """
    mains = [segment for segment in context.segments if segment.kind is Clause.MAIN]
    if not mains:
        return False
    mood = mains[0].mood if not _ends_in_verb(context, mains[0]) else Mood.INDICATIVE
    if told and (reputed(context) or stands_for_first(context, mains[0])):
        mood = Mood.SUBJUNCTIVE1
    if running and mood is Mood.INDICATIVE and any(_shares_subject(segment) for segment in mains[1:]):
        mood = Mood.SUBJUNCTIVE1  # "Die Länder blieben Partner, seien aber uneins."
    if mood is Mood.INDICATIVE:
        return False
    sentence = context.text.text[context.sentence.start : context.sentence.end].lower()
    if any(phrase in sentence for phrase in _PHRASES):
        return False
    return mood is Mood.SUBJUNCTIVE1 or running


def reputed(context: Context) -> bool:
    """As in "Sie sollen gewarnt worden sein.": told of somebody.

    "Sie soll nun fahren" and "Sie soll gebaut werden" are as often what the reporter says comes next.
    """
    mains = [segment for segment in context.segments if segment.kind is Clause.MAIN]
    if not mains or context.text.tokens[mains[0].finite].lower not in _REPUTED:
        return False
    words = [
        context.text.tokens[at].lower for at in range(mains[0].first, mains[0].last) if context.text.tokens[at].word
    ]
    return words[-1] != "werden" and not any(word in _NOW for word in words)


def stands_for_first(context: Context, segment: Segment) -> bool:
    """Whether the verb is a second subjunctive in the plural, where the first cannot be told from the indicative.

    "Sie hätten", "Sie würden"; not "Sie könnten", which says as often what may happen.
    """
    found = verb(context.text.tokens[segment.finite].lower)
    second = segment.mood is Mood.SUBJUNCTIVE2 and found is not None and found.plural is True
    return second and found is not None and found.lemma not in _MODALS


_MODALS = frozenset({"können", "müssen", "dürfen"})


def _ends_in_verb(context: Context, segment: Segment) -> bool:
    """As in "Er zeigte sich „froh, dass es gelungen“ sei.", where the verb in second place decides."""
    tokens = context.text.tokens
    behind = any(tokens[at].word for at in range(segment.finite + 1, segment.last))
    return not behind and any(is_finite(context.text, at) for at in range(segment.first, segment.finite))


def _shares_subject(segment: Segment) -> bool:
    return segment.mood is Mood.SUBJUNCTIVE1 and segment.finite == segment.first
