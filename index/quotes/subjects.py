"""Who says it: the subject of a verb of saying, over relative clauses, passives and documents."""

from __future__ import annotations

from index.quotes import lexicon
from index.quotes.attribution import Cue
from index.quotes.clauses import can_speak, phrases, subject
from index.quotes.context import Context
from index.quotes.cues import CORE
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import verb
from index.quotes.segments import Clause, Segment


def speaker_of(context: Context, number: int, cue: Cue, first: int, *, inverted: bool = False) -> Mention | None:
    """Who says it: the subject; behind a passive only "von" somebody; over a relative clause the noun before it.

    `inverted` is the order of "..., sagte der Minister", where nothing before the verb can be the subject.
    """
    segment, text = context.segments[number], context.text
    if cue.lemma in {"heißen", "hervorgehen", "ergeben"} and (document := _document(context, number)) is not None:
        return document
    if cue.lemma == "heißen":
        return None
    if cue.lemma == "zitieren":
        return subject(text, segment.finite, first, segment.last) if is_passive(context, number, cue) else None
    if is_passive(context, number, cue):
        return _agent(context, number)
    if segment.kind is Clause.RELATIVE and segment.opener in {"der", "die", "das", "welche", "welcher", "welches"}:
        return _relative(context, number)
    back = None
    if not inverted and ((segment.finite == segment.first and number > 0) or segment.kind is Clause.FRAGMENT):
        for index in range(number - 1, -1, -1):
            earlier = context.segments[index]
            if earlier.kind is Clause.FRAGMENT and not _quoted(context, earlier):
                found = subject(text, earlier.last, earlier.first, earlier.last)
                back = found if found is not None and can_speak(found) else back
            elif earlier.kind is Clause.MAIN:
                break
    if back is not None:
        return back
    sure = cue.lemma in CORE
    found = subject(text, cue.at if segment.finite < 0 else segment.finite, first, segment.last, sure=sure)
    if (
        found is None
        and segment.kind is Clause.MAIN
        and number > 0
        and segment.opener in {"und", "sowie"} | {text.tokens[segment.first].lower}
    ):
        found = _shared_subject(context, number)
    return found


def _document(context: Context, number: int) -> Mention | None:
    """As in "In dem Bericht heißt es", "ein Bericht, in dem es heißt", "hieß es aus dem Kreml"."""
    segment, text = context.segments[number], context.text
    if segment.kind is Clause.RELATIVE or (
        segment.sign == "," and text.tokens[segment.first + 1].lower in lexicon.RELATIVES
    ):
        return noun_before(context, number)
    for phrase in phrases(text, segment.first, segment.last):
        if (
            phrase.preposition in {"in", "im", "aus", "von", "vom", "bei", "beim", "seitens"}
            and phrase.mention.head not in lexicon.TIMES
        ):
            return phrase.mention
    return None


def _relative(context: Context, number: int) -> Mention | None:
    """As in "die Polizei, die mitteilte, ...": the pronoun, for the noun before it, if the clause has no subject."""
    segment, text = context.segments[number], context.text
    inner = subject(text, segment.finite, segment.first + 1, segment.last)
    if inner is not None and (
        segment.opener == "das" or text.tokens[segment.first + 1].start == text.tokens[inner.first].start
    ):
        return inner
    before = noun_before(context, number)
    return Mention(segment.first, segment.first + 1, pronoun=segment.opener, stands_for=before)


def noun_before(context: Context, number: int) -> Mention | None:
    """The noun phrase that ends where segment `number` begins."""
    if number == 0:
        return None
    segment, text = context.segments[number - 1], context.text
    for at in range(max(segment.first, segment.last - 8), segment.last):
        mention = read_mention(text, at, segment.last)
        if mention is not None and mention.last == segment.last:
            return mention
    return None


def _quoted(context: Context, segment: Segment) -> bool:
    return context.text.pair_around(context.text.tokens[segment.last - 1].start) is not None


def _shared_subject(context: Context, number: int) -> Mention | None:
    """As in "Der Minister lobte X und sagte, ...": the subject of the main clause before."""
    for index in range(number - 1, -1, -1):
        segment = context.segments[index]
        if segment.kind is Clause.MAIN and segment.finite >= 0:
            return subject(context.text, segment.finite, segment.first, segment.last)
    return None


def is_passive(context: Context, number: int, cue: Cue) -> bool:
    """As in "wurde mitgeteilt", "werden beschuldigt": the subject does not speak."""
    segment, text = context.segments[number], context.text
    found = verb(text.tokens[cue.at].lower)
    if found is None or not found.participle or segment.finite in {-1, cue.at}:
        return found is not None and found.participle and text.tokens[cue.at - 1].lower == "worden"
    auxiliary = verb(text.tokens[segment.finite].lower)
    if auxiliary is None:
        return False
    worden = cue.at + 1 < segment.last and text.tokens[cue.at + 1].lower in {"worden", "werden"}
    return auxiliary.lemma == "werden" or worden


def _agent(context: Context, number: int) -> Mention | None:
    segment, text = context.segments[number], context.text
    for at in range(segment.first, segment.last - 1):
        if text.tokens[at].lower in {"von", "vom", "seitens"}:
            return read_mention(text, at + 1, segment.last)
    return None
