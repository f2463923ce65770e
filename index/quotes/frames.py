"""Verbs of saying with the words they bring along: where those begin and end, and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.quotes import lexicon
from index.quotes.attribution import Cue, cue_at
from index.quotes.clauses import subject
from index.quotes.cues import Takes
from index.quotes.mentions import Mention
from index.quotes.morphology import Mood, verb
from index.quotes.segments import Clause, Segment
from index.quotes.text import Sentence, Text


@dataclass(frozen=True, slots=True)
class Frame:
    """Words (as ranges of tokens) with the cue's tokens and the speaker's mention."""

    parts: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    mention: Mention | None
    rule: str
    thought: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence with its segments, what every rule is given."""

    text: Text
    sentence: Sentence
    segments: Sequence[Segment]

    @property
    def end(self) -> int:
        """Token behind the last one before the closing stop."""
        last = self.sentence.last
        while last > self.sentence.first and self.text.tokens[last - 1].text in ".!?…":
            last -= 1
        return last


def frames(context: Context) -> Iterator[Frame]:
    """Every verb of saying of the sentence with its words, by the first rule that fits."""
    for number, segment in enumerate(context.segments):
        for at in range(segment.first, segment.last):
            cue = _cue(context, at, segment)
            if cue is None:
                continue
            for rule in (_as_somebody_says, _words_before, _words_behind):
                frame = rule(context, number, cue)
                if frame is not None:
                    yield frame
                    break


def _cue(context: Context, at: int, segment: Segment) -> Cue | None:
    token = context.text.tokens[at]
    if not token.word or (token.capital and at != segment.first) or context.text.pair_around(token.start):
        return None
    return cue_at(context.text, at, segment.last)


def _as_somebody_says(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Wie die Polizei mitteilte, wurde niemand verletzt"; "Niemand wurde verletzt, wie die Polizei mitteilte"."""
    segment = context.segments[number]
    if segment.opener not in {"wie", "so"} or cue.takes is Takes.NOTHING or segment.kind is Clause.FRAGMENT:
        return None
    text, end = context.text, context.end
    opener = segment.first
    while text.tokens[opener].lower != segment.opener:
        opener += 1
    if segment.opener == "so" or (cue.at < segment.last - 5):
        return None
    parts = _around(context, number, end)
    mention = subject(text, cue.at, opener + 1, segment.last)
    return Frame(parts, (cue.at, cue.at + 1), mention, "wie") if parts else None


def _around(context: Context, number: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentence but for the segment `number`."""
    segment = context.segments[number]
    parts = []
    if number > 0:
        parts.append((context.sentence.first, segment.first - 1))
    if number + 1 < len(context.segments):
        parts.append((context.segments[number + 1].first, end))
    return tuple((first, last) for first, last in parts if first < last)


def _words_before(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Es regne, sagte der Minister"; "Es regne, sagte er, seit Tagen"."""
    segment = context.segments[number]
    text = context.text
    begins = text.tokens[segment.first].lower
    verb_first = cue.at == segment.first or (cue.at == segment.first + 1 and begins in {"so", "hat", "hatte", "haben", "und"})
    auxiliary = segment.finite == segment.first and verb(begins) is not None and cue.at > segment.first
    if not (verb_first or auxiliary) or number == 0 or cue.takes is Takes.OBJECT:
        return None
    if segment.sign not in {",", "”", "–", "—", "-"} or begins == "und":
        return None
    before = context.segments[number - 1]
    if before.kind is Clause.RELATIVE and number > 1 and before.opener not in lexicon.W_WORDS:
        return None
    if before.kind is Clause.FRAGMENT and not _quoted(context, before):
        return None
    first = context.segments[_clause_start(context, number - 1)].first
    if text.tokens[first].lower in {"und", "aber", "doch"} and first > context.sentence.first:
        first += 1
    parts = [(first, segment.first - (segment.sign != "”"))]
    behind = _continuation(context, number)
    if behind is not None:
        parts.append((context.segments[behind].first, context.end))
    mention = subject(text, cue.at, segment.first, segment.last)
    return Frame(tuple(parts), (cue.at, cue.at + 1), mention, "before")


def _quoted(context: Context, segment: Segment) -> bool:
    return context.text.pair_around(context.text.tokens[segment.last - 1].start) is not None


def _clause_start(context: Context, number: int) -> int:
    """The segment in which the words before the cue begin: the sentence's first, or behind ";"."""
    while number > 0 and context.segments[number].sign not in {";", ":"}:
        number -= 1
    return number


def _continuation(context: Context, number: int) -> int | None:
    """The segment behind ", sagte er," that goes on with the words; None where the sentence does not."""
    for index in range(number + 1, len(context.segments)):
        segment = context.segments[index]
        if segment.kind is Clause.FRAGMENT and index == number + 1 and index + 1 < len(context.segments):
            continue
        if segment.kind is Clause.RELATIVE and index == number + 1:
            return None
        if segment.kind is Clause.MAIN and segment.mood is Mood.INDICATIVE and segment.opener != "„":
            return None if context.text.tokens[segment.first].lower in {"und", "aber"} else index
        return index if segment.kind is not Clause.FRAGMENT else None
    return None


def _words_behind(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Der Minister sagte, dass es regne"; "sagte, es regne"; "forderte, schneller zu entscheiden"; "sagte: Es regnet"."""
    begin = _complement(context, number, cue)
    if begin is None:
        return None
    text = context.text
    first = context.segments[begin].first
    last = _end_of_words(context, begin)
    if last <= first:
        return None
    mention = _speaker_behind(context, number, cue)
    return Frame(((first, last),), (cue.at, cue.at + 1), mention, "behind", thought=Takes.THOUGHT in cue.takes)


def _complement(context: Context, number: int, cue: Cue) -> int | None:
    """The segment in which the words behind the cue begin."""
    for index in range(number + 1, min(number + 5, len(context.segments))):
        segment = context.segments[index]
        if segment.sign == ":":
            return index if Takes.CLAUSE in cue.takes else None
        if segment.sign == ";":
            return None
        if segment.kind is Clause.SUB:
            if segment.opener in {"dass", "daß", "ob"} or (segment.opener in lexicon.W_WORDS and Takes.CLAUSE in cue.takes and segment.opener != "wie"):
                return index
            return None
        if segment.kind is Clause.INFINITIVE:
            return index if Takes.INFINITIVE in cue.takes and context.text.tokens[segment.first].lower != "um" else None
        if segment.kind is Clause.MAIN and _is_statement(context, segment, cue):
            return index
        if segment.kind is Clause.MAIN:
            return None
    return None


def _is_statement(context: Context, segment: Segment, cue: Cue) -> bool:
    if Takes.CLAUSE not in cue.takes:
        return False
    if segment.mood is not Mood.INDICATIVE:
        return True
    begins = context.text.tokens[segment.first].lower
    return segment.finite > segment.first and begins not in lexicon.COORDINATORS and Takes.THOUGHT not in cue.takes


def _end_of_words(context: Context, begin: int) -> int:
    """Token behind the words that begin with segment `begin`: the sentence's end, or where the main clause goes on."""
    text, end = context.text, context.end
    for index in range(begin, len(context.segments)):
        segment = context.segments[index]
        if index > begin:
            if segment.sign in {";", ":"} and index > begin + 3:
                return segment.first - 1
            lead = text.tokens[segment.first].lower
            resumes = segment.finite == segment.first or (lead in {"und", "sowie"} and segment.finite == segment.first + 1)
            conditional = context.segments[index - 1].opener in {"wenn", "sobald", "falls", "sollte", "sofern", "solange", "da", "weil", "bevor", "nachdem"}
            if resumes and segment.mood is Mood.INDICATIVE and not (conditional and lead != "und"):
                return segment.first - 1
        stop = _coordination(text, segment)
        if stop:
            return stop
    return end


def _coordination(text: Text, segment: Segment) -> int:
    """Token of "und" in "dass er komme und begrüßte ...", where the main clause goes on; 0 for none."""
    if segment.kind not in {Clause.SUB, Clause.INFINITIVE}:
        return 0
    for at in range(segment.first + 2, segment.last - 1):
        if text.tokens[at].lower == "und" and not text.tokens[at + 1].capital:
            found, before = verb(text.tokens[at + 1].lower), verb(text.tokens[at - 1].lower)
            if found and before and found.finite and not found.infinitive and found.mood is Mood.INDICATIVE and not found.participle:
                return at
    return 0


def _speaker_behind(context: Context, number: int, cue: Cue) -> Mention | None:
    """The subject of the cue; looks back over a relative clause ("Der Minister, der ..., sagte")."""
    segment = context.segments[number]
    text = context.text
    mention = subject(text, cue.at, segment.first, segment.last)
    if mention is not None and not (segment.finite == segment.first and mention.first > cue.at and number > 0):
        return mention
    if segment.finite == segment.first and number > 0:
        for index in range(number - 1, -1, -1):
            back = context.segments[index]
            if back.kind is Clause.FRAGMENT:
                found = subject(text, back.last, back.first, back.last)
                if found is not None:
                    return found
    return mention
