"""Clauses of indirect speech inside a sentence that brings no cue for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.datatypes import QuoteKind
from index.quotes import lexicon
from index.quotes.clauses import can_speak, phrases
from index.quotes.complements import end_of_words
from index.quotes.continued import stands_for_first
from index.quotes.found import Found
from index.quotes.mentions import Mention
from index.quotes.morphology import Mood
from index.quotes.owners import Reading
from index.quotes.segments import Clause
from index.quotes.subjects import sentence_subject
from index.quotes.text import Text

_TOLD_IN = frozenset("der die das den dem deren dessen denen welche weil da".split())
"""What a clause begins with that gives the reasons or details of a speech act."""


def embedded(text: Text, read: Sequence[Reading | None], run_of: Mapping[int, Found]) -> Iterator[Found]:
    """A clause in the subjunctive inside a sentence without a cue: "Er lobte den Plan, der alles löse".

    Behind a speech act also "Er kritisierte die Behörden, weil sie nichts getan hätten", where the verb is plural.
    """
    for number, one in enumerate(read):
        if one is None or number in run_of:
            continue
        covered = [part for frame in one.frames for part in frame.parts]
        for index, segment in enumerate(one.context.segments):
            told = one.act is not None and segment.kind in {Clause.RELATIVE, Clause.SUB} and segment.opener in _TOLD_IN
            if (
                not (segment.mood is Mood.SUBJUNCTIVE1 or (told and stands_for_first(one.context, segment)))
                or index == 0
                or segment.opener == "ob"  # somebody asks, and nobody says so
                or any(low <= segment.finite < high for low, high in covered)
            ):
                continue
            mention = one.act.mention if one.act else sentence_subject(one.context, before=index)
            shared = segment.finite == segment.first  # "Sie blieben Partner, seien aber uneins": about them
            speaker = mention if mention is not None and can_speak(mention) and not shared else None
            if speaker is None and segment.sign == ":":
                speaker = _named_before(text, one.context.sentence.first, segment.first)
            parts = (text.extent(segment.first, max(segment.first + 1, end_of_words(one.context, index))),)
            yield Found(parts, QuoteKind.INDIRECT, speaker, None, None, number)
            break


def _named_before(text: Text, first: int, stop: int) -> Mention | None:
    """The only one named before a colon: "Für Olaf Scholz ist alles klar: ...", "Das machte das Amt deutlich: ...".

    Somebody else may be blamed there: "Die Vorwürfe trafen Olaf Scholz hart: Er habe gelogen."
    """
    if not any(token.lower in {"klar", "deutlich"} for token in text.tokens[first:stop]):
        return None
    named = [
        phrase.mention
        for phrase in phrases(text, first, stop)
        if phrase.preposition in {"", "für"} and (phrase.mention.name or lexicon.is_institution(phrase.mention.head))
    ]
    return named[0] if len(named) == 1 and can_speak(named[0]) else None
