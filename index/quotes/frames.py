"""Verbs of saying with the words they bring along: where those begin and end, and who says them."""

from __future__ import annotations

from collections.abc import Iterator

from index.quotes import lexicon
from index.quotes.attribution import Cue, cue_at
from index.quotes.complements import complement, end_of_words
from index.quotes.context import Context, Frame
from index.quotes.cues import CORE, Takes
from index.quotes.doubts import compares, impersonal, narrated, refers_back, says_something, suffers
from index.quotes.mentions import read_mention
from index.quotes.morphology import Mood, verb
from index.quotes.segments import Clause, Segment
from index.quotes.subjects import speaker_of


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
    cue = cue_at(context.text, at, segment.first, last)
    return cue if cue is not None and says_something(context, segment, cue) else None


def _as_somebody_says(context: Context, number: int, cue: Cue) -> Frame | None:
    """As in "Wie die Polizei mitteilte, wurde niemand verletzt"; "Niemand wurde verletzt, wie er sagte"."""
    segment = context.segments[number]
    if (start := _wie_before(context, number)) >= 0 and cue.at >= segment.last - 5 and Takes.THOUGHT not in cue.takes:
        words = _around(context, number, context.end, start=start)
        named = context.segments[start]
        said_by = speaker_of(context, number, cue, segment.first) or read_mention(
            context.text, named.first + 1, context.segments[start + 1].last
        )
        return Frame(words, (cue.at, cue.at + 1), said_by, "wie") if words and said_by is not None else None
    if (
        segment.opener != "wie"
        or segment.kind is Clause.FRAGMENT
        or cue.at < segment.last - 5
        or Takes.THOUGHT in cue.takes
        or compares(context, segment, cue)
    ):
        return None
    text = context.text
    opener = segment.first
    while text.tokens[opener].lower != segment.opener:
        opener += 1
    parts = _around(context, number, context.end)
    mention = speaker_of(context, number, cue, opener + 1)
    return Frame(parts, (cue.at, cue.at + 1), mention, "wie") if parts else None


def _wie_before(context: Context, number: int) -> int:
    """The segment "wie Olaf Braun" of "wie Olaf Braun, Leiter des Amts, gestern mitteilte"; -1 for none."""
    last = context.segments[number]
    leads = context.text.tokens[last.first].lower in lexicon.PREPOSITIONS  # "..., in Berlin mitteilte"
    if last.kind is not Clause.MAIN or (last.finite not in {last.first, last.last - 1} and not leads):
        return -1
    for start in range(number - 1, -1, -1):
        earlier = context.segments[start]
        if earlier.kind is Clause.FRAGMENT and earlier.opener == "wie":
            return start
        if earlier.kind not in {Clause.FRAGMENT, Clause.RELATIVE}:
            return -1
    return -1


def _around(context: Context, number: int, end: int, *, start: int = -1) -> tuple[tuple[int, int], ...]:
    """The sentence but for the segment `number`, or but for those from `start` to it."""
    start = number if start < 0 else start
    parts = []
    if start > 0:
        parts.append((context.segments[_clause_start(context, start - 1)].first, context.segments[start].first - 1))
    if number + 1 < len(context.segments):
        parts.append((context.segments[number + 1].first, end))
    return tuple((first, last) for first, last in parts if first < last)


def _words_before(context: Context, number: int, cue: Cue) -> Frame | None:
    """As in "Es regne, sagte der Minister"; "Es regne, so sagte er, seit Tagen"; "Es regnet, das teilte er mit"."""
    segment = context.segments[number]
    text = context.text
    resumed = text.tokens[segment.first].lower == "das" and cue.at == segment.first + 1 < segment.last - 1
    begin = segment.first + (resumed or text.tokens[segment.first].lower == "so")
    begins = text.tokens[begin].lower
    auxiliary = segment.finite == begin and cue.at > begin
    if (
        number == 0
        or segment.kind is Clause.INFINITIVE
        or not (cue.at == begin or auxiliary)
        or (begin > segment.first and _titled(context, segment, cue))
        or not cue.takes & (Takes.CLAUSE | Takes.BEHIND)
    ):
        return None
    found = verb(begins)
    if found is None or not found.finite:
        return None
    if segment.sign not in {",", "”", "–", "—", "-"} or (cue.phrase and cue.lemma != "heißen"):
        return None
    start = _clause_start(context, number - 1)
    if not _holds_statement(context, start, number) and not _parts_clause(context, start, number):
        return None
    first = context.segments[start].first
    if text.tokens[first].lower in {"und", "aber", "doch"} and first > context.sentence.first:
        first += 1
    parts = [(first, segment.first - (segment.sign != "”"))]
    behind = _continuation(context, number)
    if behind is not None:
        parts.append((context.segments[behind].first, context.end))
    mention = speaker_of(context, number, cue, segment.first, inverted=True)
    if mention is None and complement(context, number, cue.takes, core=cue.lemma in CORE) == number + 1:
        return None  # "Der Leiter, Karl Braun, sagte, es regne": the verb is not inverted
    if (mention is None or mention.first < segment.first) and not impersonal(context, start, number):
        return None
    return Frame(tuple(parts), (cue.at, cue.at + 1), mention, "before")


def _parts_clause(context: Context, start: int, number: int) -> bool:
    """Whether the cue stands inside a clause: "Karl Braun, so sagte sie, sei müde"."""
    if start != number - 1 or number + 1 >= len(context.segments):
        return False
    before, behind = context.segments[start], context.segments[number + 1]
    goes_on = behind.kind is Clause.MAIN and behind.finite == behind.first
    so = context.text.tokens[context.segments[number].first].lower == "so"
    return before.kind is Clause.FRAGMENT and goes_on and (so or behind.mood is not Mood.INDICATIVE)


def _titled(context: Context, segment: Segment, cue: Cue) -> bool:
    """As in "„Meer und Land“, so lautet der Titel"; not "so heißt es in der Erklärung"."""
    words = {context.text.tokens[at].lower for at in range(segment.first, segment.last)}
    return cue.lemma == "lauten" or (cue.lemma == "heißen" and "es" not in words)


def _holds_statement(context: Context, start: int, stop: int) -> bool:
    """Whether the segments before the cue can be the words: a main clause, a dass-clause or a quotation.

    "Da er müde war, sagte er" and "Der Mann, der lachte, sagte" do not.
    """
    last = context.segments[stop - 1]
    pair = context.text.pair_around(context.text.tokens[last.last - 1].start)
    lead = min(last.first + 1, last.last - 1)  # "Ein „harter Winter“, so sagte er"
    if pair is not None and (
        pair.start <= context.text.tokens[lead].start or context.text.text[pair.end - 2] in ".!?…,"
    ):
        return True
    first = context.segments[start]
    if first.kind is Clause.SUB and first.opener in {"dass", "daß", "ob"} | lexicon.W_WORDS - {"wie"}:
        return True
    mains = [segment for segment in context.segments[start:stop] if segment.kind is Clause.MAIN]
    return any(
        segment.finite < segment.last - 1 or segment.mood is not Mood.INDICATIVE or segment.last - segment.first < 5
        for segment in mains
    )


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
        return index if segment.kind is not Clause.FRAGMENT or _in_marks(context, segment) else None
    return None


def _in_marks(context: Context, segment: Segment) -> bool:
    """As in "..., schrieb sie, „und ohne Stimme kein Lied“"."""
    pair = context.text.pair_around(context.text.tokens[segment.first].start)
    return pair is not None and pair.start == context.text.tokens[segment.first].start


def _words_behind(context: Context, number: int, cue: Cue) -> Frame | None:
    """As in "Der Minister sagte, dass es regne"; "sagte, es regne"; "forderte, schneller zu bauen"; "sagte: Nein"."""
    if context.segments[number].kind is Clause.SUB and context.segments[number].opener in {"wenn", "falls", "sofern"}:
        return None
    begin = complement(context, number, cue.takes, core=cue.lemma in CORE)
    if begin is None or narrated(context, number, begin, cue):
        return None
    first, last = context.segments[begin].first, end_of_words(context, begin)
    pair = context.text.pair_around(context.text.tokens[first].start)
    if context.segments[begin].sign == ":" and pair is not None and pair.start == context.text.tokens[first].start:
        last = min(context.text.token_at(pair.end), context.sentence.last)
    if last <= first:
        return None
    mention = None if suffers(context, number) else speaker_of(context, number, cue, context.segments[number].first)
    return Frame(((first, last),), (cue.at, cue.at + 1), mention, "behind")


def _that_says(context: Context, number: int, cue: Cue) -> Frame | None:
    """As in "Niemand wurde verletzt. Das teilte die Polizei mit": the words are the sentence before."""
    segment, text = context.segments[number], context.text
    if (
        number
        or context.before is None
        or not refers_back(cue)
        or segment.opener not in {"das", "dies", "dieses"}
        or cue.at > segment.first + 2
    ):
        return None
    if text.tokens[segment.first + 1].capital or cue.takes is Takes.OBJECT:
        return None
    if len(context.segments) > 1 and context.segments[1].sign == ":":
        return None  # "Das machte er deutlich: Er gehe nicht."
    before = context.before
    parts = ((before.first, before.last), (segment.first, segment.first + 1))
    return Frame(parts, (cue.at, cue.at + 1), speaker_of(context, number, cue, segment.first + 1), "that")
