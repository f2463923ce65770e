"""Verbs of saying with the words they bring along: where those begin and end, and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.quotes import lexicon
from index.quotes.attribution import Cue, cue_at
from index.quotes.clauses import can_speak, phrases, subject
from index.quotes.cues import CORE, Takes
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import Mood, verb
from index.quotes.segments import Clause, Segment
from index.quotes.text import Sentence, Text


@dataclass(frozen=True, slots=True)
class Frame:
    """Words (as ranges of tokens) with the cue's tokens and the speaker's mention."""

    parts: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    mention: Mention | None
    rule: str
    thought: bool = False
    relayed: Mention | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence with its segments, what every rule is given."""

    text: Text
    sentence: Sentence
    segments: Sequence[Segment]
    before: Sentence | None = None
    """The sentence before, where it may hold the words that "Das sagte er" speaks of."""

    def bracketed(self, at: int) -> bool:
        """Whether the token stands in brackets, as in "(Wikinews berichtete)"."""
        for back in range(at - 1, max(self.sentence.first, at - 12) - 1, -1):
            sign = self.text.tokens[back].text
            if sign in {"(", ")"}:
                return sign == "("
        return False

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
            for rule in (_as_somebody_says, _words_before, _words_behind, _that_says):
                frame = rule(context, number, cue)
                if frame is not None:
                    yield frame
                    break


def _cue(context: Context, at: int, segment: Segment) -> Cue | None:
    token = context.text.tokens[at]
    if not token.word or (token.capital and at != context.sentence.first) or context.text.pair_around(token.start):
        return None
    if context.bracketed(at):
        return None
    number, last = context.segments.index(segment), segment.last
    for behind in context.segments[number + 1 : number + 4]:
        if behind.kind is not Clause.FRAGMENT:
            break
        last = behind.last  # "gab der Leiter, Andreas Huber, bekannt, dass"
    return cue_at(context.text, at, segment.first, last)


def _as_somebody_says(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Wie die Polizei mitteilte, wurde niemand verletzt"; "Niemand wurde verletzt, wie die Polizei mitteilte"."""
    segment = context.segments[number]
    if segment.opener != "wie" or segment.kind is Clause.FRAGMENT or cue.at < segment.last - 5 or Takes.THOUGHT in cue.takes:
        return None
    text = context.text
    opener = segment.first
    while text.tokens[opener].lower != segment.opener:
        opener += 1
    parts = _around(context, number, context.end)
    mention = speaker_of(context, number, cue, opener + 1)
    return Frame(parts, (cue.at, cue.at + 1), mention, "wie") if parts else None


def _around(context: Context, number: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentence but for the segment `number`."""
    segment = context.segments[number]
    parts = []
    if number > 0:
        parts.append((context.segments[_clause_start(context, number - 1)].first, segment.first - 1))
    if number + 1 < len(context.segments):
        parts.append((context.segments[number + 1].first, end))
    return tuple((first, last) for first, last in parts if first < last)


def _words_before(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Es regne, sagte der Minister"; "Es regne, sagte er, seit Tagen"; "Es regne, hieß es"."""
    segment = context.segments[number]
    text = context.text
    begins = text.tokens[segment.first].lower
    auxiliary = segment.finite == segment.first and cue.at > segment.first
    if number == 0 or segment.kind is Clause.INFINITIVE or not (cue.at == segment.first or auxiliary) or not cue.takes & (Takes.CLAUSE | Takes.BEHIND):
        return None
    found = verb(begins)
    if found is None or not found.finite:
        return None
    if segment.sign not in {",", "”", "–", "—", "-"} or (cue.phrase and cue.lemma != "heißen"):
        return None
    start = _clause_start(context, number - 1)
    if not _holds_statement(context, start, number):
        return None
    first = context.segments[start].first
    if text.tokens[first].lower in {"und", "aber", "doch"} and first > context.sentence.first:
        first += 1
    parts = [(first, segment.first - (segment.sign != "”"))]
    behind = _continuation(context, number)
    if behind is not None:
        parts.append((context.segments[behind].first, context.end))
    mention = speaker_of(context, number, cue, segment.first, inverted=True)
    return Frame(tuple(parts), (cue.at, cue.at + 1), mention, "before")


def _holds_statement(context: Context, start: int, stop: int) -> bool:
    """Whether the segments before the cue can be the words: a main clause, a dass-clause or a quotation.

    "Da er müde war, sagte er" and "Der Mann, der lachte, sagte" do not.
    """
    last = context.segments[stop - 1]
    pair = context.text.pair_around(context.text.tokens[last.last - 1].start)
    if pair is not None and (pair.start <= context.text.tokens[last.first].start or context.text.text[pair.end - 2] in ".!?…"):
        return True
    first = context.segments[start]
    if first.kind is Clause.SUB and first.opener in {"dass", "daß", "ob"} | lexicon.W_WORDS - {"wie"}:
        return True
    mains = [segment for segment in context.segments[start:stop] if segment.kind is Clause.MAIN]
    return any(segment.finite < segment.last - 1 or segment.mood is not Mood.INDICATIVE or segment.last - segment.first < 5 for segment in mains)


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
        if segment.kind is Clause.MAIN and segment.mood is Mood.INDICATIVE:
            return None if context.text.tokens[segment.first].lower in {"und", "aber"} else index
        return index if segment.kind is not Clause.FRAGMENT else None
    return None


def _words_behind(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Der Minister sagte, dass es regne"; "sagte, es regne"; "forderte, schneller zu entscheiden"; "sagte: Es regnet"."""
    begin = complement(context, number, cue.takes, core=cue.lemma in CORE)
    if begin is None or _denied(context, number, cue):
        return None
    first, last = context.segments[begin].first, end_of_words(context, begin)
    pair = context.text.pair_around(context.text.tokens[first].start)
    if context.segments[begin].sign == ":" and pair is not None and pair.start == context.text.tokens[first].start:
        last = min(context.text.token_at(pair.end), context.sentence.last)
    if last <= first:
        return None
    start = context.segments[number].first
    return Frame(((first, last),), (cue.at, cue.at + 1), speaker_of(context, number, cue, start), "behind", Takes.THOUGHT in cue.takes)


def _denied(context: Context, number: int, cue: Cue) -> bool:
    """"bestätigte nicht, dass", "weiß nicht, ob": nothing is said."""
    segment = context.segments[number]
    if cue.lemma not in {"bestätigen", "wissen", "glauben", "geben", "sagen", "mitteilen", "erwarten"}:
        return False
    return any(context.text.tokens[at].lower in {"nicht", "niemand"} for at in range(segment.first, segment.last))


def _that_says(context: Context, number: int, cue: Cue) -> Frame | None:
    """"Niemand wurde verletzt. Das teilte die Polizei mit": the words are the sentence before."""
    segment, text = context.segments[number], context.text
    if number or context.before is None or segment.opener not in {"das", "dies", "dieses"} or cue.at > segment.first + 2:
        return None
    if text.tokens[segment.first + 1].capital or cue.takes is Takes.OBJECT:
        return None
    before = context.before
    parts = ((before.first, before.last), (segment.first, segment.first + 1))
    return Frame(parts, (cue.at, cue.at + 1), speaker_of(context, number, cue, segment.first + 1), "that")


def complement(context: Context, number: int, takes: Takes, *, core: bool) -> int | None:
    """The segment behind segment `number` in which the words begin; None where there are none."""
    for index in range(number + 1, min(number + 5, len(context.segments))):
        segment = context.segments[index]
        if segment.sign == ":":
            return index if Takes.CLAUSE in takes and (core or _opens_quotation(context, segment)) else None
        if segment.sign == ";":
            return None
        if segment.kind is Clause.SUB:
            wanted = {"dass", "daß", "ob"} | ((lexicon.W_WORDS - {"wo", "wie"}) if core else set())
            return index if segment.opener in wanted else None
        if segment.kind is Clause.INFINITIVE:
            return index if Takes.INFINITIVE in takes and segment.opener not in {"um", "ohne", "anstatt", "statt"} else None
        if segment.kind is Clause.MAIN:
            return index if _is_statement(context, segment, takes, core=core) else None
    return None


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
            if segment.sign in {";", ":"} and index > begin + 3:
                return segment.first - 1
            lead = text.tokens[segment.first].lower
            resumes = segment.finite == segment.first or (lead in {"und", "sowie"} and segment.finite == segment.first + 1)
            conditional = context.segments[index - 1].opener in _CONDITIONS and lead != "und"
            turns = lead in {"doch", "aber"} and segment.kind is Clause.MAIN and segment.finite < segment.last - 1
            if (resumes or turns) and segment.mood is Mood.INDICATIVE and not conditional:
                return segment.first - 1
        stop = _coordination(text, segment)
        if stop:
            return stop
    return context.end


_CONDITIONS = frozenset("wenn sobald falls sollte sofern solange da weil bevor nachdem".split())


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
    if not inverted and (segment.finite == segment.first and number > 0 or segment.kind is Clause.FRAGMENT):
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
    if found is None and segment.kind is Clause.MAIN and number > 0 and segment.opener in {"und", "sowie"} | {text.tokens[segment.first].lower}:
        found = _shared_subject(context, number)
    return found


def _document(context: Context, number: int) -> Mention | None:
    """"In dem Bericht heißt es", "ein Bericht, in dem es heißt", "hieß es aus dem Kreml"."""
    segment, text = context.segments[number], context.text
    if segment.kind is Clause.RELATIVE or segment.sign == "," and text.tokens[segment.first + 1].lower in lexicon.RELATIVES:
        return noun_before(context, number)
    for phrase in phrases(text, segment.first, segment.last):
        if phrase.preposition in {"in", "im", "aus", "von", "vom", "bei", "beim", "seitens"} and phrase.mention.head not in lexicon.TIMES:
            return phrase.mention
    return None


def _relative(context: Context, number: int) -> Mention | None:
    """"die Polizei, die mitteilte, ...": the pronoun, standing for the noun before it; unless the clause has a subject."""
    segment, text = context.segments[number], context.text
    inner = subject(text, segment.finite, segment.first + 1, segment.last)
    if inner is not None and (segment.opener == "das" or text.tokens[segment.first + 1].start == text.tokens[inner.first].start):
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
    """"Der Minister lobte X und sagte, ...": the subject of the main clause before."""
    for index in range(number - 1, -1, -1):
        segment = context.segments[index]
        if segment.kind is Clause.MAIN and segment.finite >= 0:
            return subject(context.text, segment.finite, segment.first, segment.last)
    return None


def is_passive(context: Context, number: int, cue: Cue) -> bool:
    """"wurde mitgeteilt", "werden beschuldigt": the subject does not speak."""
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
