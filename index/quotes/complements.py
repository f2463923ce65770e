"""Where the words behind a verb or noun of saying begin and end."""

from __future__ import annotations

from index.quotes import lexicon
from index.quotes.context import Context
from index.quotes.cues import Takes
from index.quotes.morphology import Mood, verb
from index.quotes.segments import Clause, Segment
from index.quotes.text import Text

_CONDITIONS = frozenset("wenn sobald falls sollte sofern solange da weil bevor nachdem".split())


def complement(context: Context, number: int, takes: Takes, *, core: bool) -> int | None:
    """The segment behind segment `number` in which the words begin; None where there are none."""
    for index in range(number + 1, min(number + 5, len(context.segments))):
        segment = context.segments[index]
        if segment.sign == ":":
            return index if Takes.CLAUSE in takes and (core or _opens_quotation(context, segment)) else None
        if segment.sign == ";":
            return None
        if segment.kind is Clause.SUB:
            wanted = {"dass", "daß", "ob"} | ((lexicon.W_WORDS - {"wo"}) if core else set())
            return index if segment.opener in wanted else None
        if segment.kind is Clause.INFINITIVE:
            takes_it = Takes.INFINITIVE in takes or (core and _claims(context.text, segment))
            fits = takes_it and segment.opener not in {"um", "ohne", "anstatt", "statt"}
            return _over_fragments(context, number, index) if fits else None
        if segment.kind is Clause.MAIN:
            if not _is_statement(context, segment, takes, core=core):
                return None
            return _over_fragments(context, number, index) if segment.finite == segment.first else index
    return None


def _over_fragments(context: Context, number: int, index: int) -> int:
    """As in "gab das Amt an, dem Leiter, Olaf Braun, sei es gut gegangen": the words begin right behind the verb.

    Behind a noun the fragment may be its apposition: "forderte der Leiter, Olaf Braun, mehr zu bauen".
    """
    segment = context.segments[number]
    words = [at for at in range(segment.first, segment.last) if context.text.tokens[at].word]
    ends_in_verb = bool(words) and not context.text.tokens[words[-1]].capital
    return number + 1 if ends_in_verb else index


def _claims(text: Text, segment: Segment) -> bool:
    """As in "sagte, einen Knall gehört zu haben", "verkündete, gehen zu wollen": behind any verb of saying."""
    words = [text.tokens[at].lower for at in range(segment.first, segment.last) if text.tokens[at].word]
    return len(words) > 2 and words[-2] == "zu" and words[-1] in _CLAIMED


_CLAIMED = frozenset("haben sein werden wollen können müssen dürfen".split())


def _opens_quotation(context: Context, segment: Segment) -> bool:
    pair = context.text.pair_around(context.text.tokens[segment.first].start)
    return pair is not None


def _is_statement(context: Context, segment: Segment, takes: Takes, *, core: bool) -> bool:
    if Takes.CLAUSE not in takes:
        return False
    lead = context.text.tokens[segment.first].lower
    if segment.mood is not Mood.INDICATIVE:
        return lead not in {"und", "doch"}
    return core and segment.finite > segment.first and lead not in lexicon.COORDINATORS and Takes.THOUGHT not in takes


def end_of_words(context: Context, begin: int) -> int:
    """Token behind the words that begin with segment `begin`: the sentence's end, or where the main clause goes on."""
    text = context.text
    for index in range(begin, len(context.segments)):
        segment = context.segments[index]
        if index > begin:
            if segment.sign in {";", ":"} and (index > begin + 3 or _another(context, index)):
                return segment.first - 1
            lead = text.tokens[segment.first].lower
            resumes = segment.finite == segment.first or (
                lead in {"und", "sowie"} and segment.finite == segment.first + 1
            )
            conditional = context.segments[index - 1].opener in _CONDITIONS and lead != "und"
            if segment.sign in {"–", "—"} and lead == "und" and segment.kind is Clause.MAIN and not conditional:
                return segment.first - 1
            turns = lead in {"doch", "aber"} and segment.kind is Clause.MAIN and segment.finite < segment.last - 1
            resumes = resumes and segment.kind is not Clause.INFINITIVE  # "das Haus, einen Neubau, bezahlen zu wollen"
            if (resumes or turns) and segment.mood is Mood.INDICATIVE and not conditional:
                return segment.first - 1
        stop = _coordination(text, segment)
        if stop:
            return stop
    return context.end


def _another(context: Context, index: int) -> bool:
    """Whether the reporter goes on behind the sign: "dass es regne; der Minister rief an", "dass es regne: „Ja“"."""
    if _opens_quotation(context, context.segments[index]):
        return True
    for segment in context.segments[index:]:
        if segment.kind is Clause.MAIN or segment.finite >= 0:
            return segment.mood is Mood.INDICATIVE and segment.kind is Clause.MAIN
    return False


def _coordination(text: Text, segment: Segment) -> int:
    """Token of "und" in "dass er komme und begrüßte ...", where the main clause goes on; 0 for none."""
    if segment.kind not in {Clause.SUB, Clause.INFINITIVE} and segment.mood is Mood.INDICATIVE:
        return 0
    for at in range(segment.first + 2, segment.last - 1):
        if text.tokens[at].lower == "und" and not text.tokens[at + 1].capital:
            found, before = verb(text.tokens[at + 1].lower), verb(text.tokens[at - 1].lower)
            sure = found and found.finite and not found.infinitive and not found.participle
            if sure and before and found and found.mood is Mood.INDICATIVE:
                return at
    return 0
