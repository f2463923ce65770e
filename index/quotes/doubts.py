"""Verbs of saying that say nothing here: other senses, negations, clauses that only look like somebody's words."""

from __future__ import annotations

from index.quotes.attribution import Cue
from index.quotes.clauses import can_speak
from index.quotes.context import Context
from index.quotes.mentions import read_mention
from index.quotes.morphology import Mood, verb
from index.quotes.naming import is_name_word
from index.quotes.segments import Clause, Segment
from index.quotes.sources import is_passive
from index.quotes.subjects import speaker_of
from index.quotes.text import Text

_PARTICLES = frozenset("ab an auf aus ein vor nach zu zurück weg statt fehl hin her durch um los bei heim fest".split())
"""Separable prefixes at a clause's end that make another verb of it."""
_NOT_REFLEXIVE = frozenset("bestätigen halten entscheiden finden zeigen melden nennen".split())
_NAMING = frozenset("nennen heißen bezeichnen".split())
_SHOWING = frozenset("zeigen ergeben belegen beweisen nachweisen bestätigen".split())
"""Facts do this too: only somebody who speaks makes it a statement ("Die Studie zeigt", not "Der Vergleich zeigt")."""
_NEVER_OPEN = frozenset("bemerken bestätigen angeben entscheiden wissen bekanntgeben".split())
"""Behind these a main clause in the indicative is the reporter's: "gab zwei Ziele an, beide liegen am Fluss"."""
_DENIABLE = frozenset("bestätigen wissen glauben geben sagen mitteilen erwarten".split())
_NO_REFERENCE = frozenset("beschließen entscheiden bestimmen nennen".split())


def says_something(context: Context, segment: Segment, cue: Cue) -> bool:
    """Whether the verb is one of saying in this clause, and somebody says it."""
    text, at = context.text, cue.at
    if cue.lemma == "ausgehen" and not _supposes(context, cue):
        return False
    behind = text.tokens[at + 1] if at < _last_word(text, segment, at) else None
    if behind is not None and not cue.phrase:
        if other_verb(context, segment, cue):
            return False
        if behind.lower == "sich" and cue.lemma in _NOT_REFLEXIVE:
            return False  # "bestätigte sich nach dem Test"
    found = verb(text.tokens[at].lower)
    attribute = behind is not None and behind.capital and (at != segment.finite or _infinitive_group(text, segment, at))
    if attribute and found is not None and not found.infinitive:
        return False  # "bestätigte Fakten zu prüfen"
    return not (segment.kind is Clause.INFINITIVE and at > segment.first and text.tokens[at - 1].lower == "zu")


def _supposes(context: Context, cue: Cue) -> bool:
    """As in "Der Minister geht davon aus, dass es regnet"; not "Das Licht ging aus, es war dunkel"."""
    number = next(i for i, segment in enumerate(context.segments) if segment.first <= cue.at < segment.last)
    behind = context.segments[number + 1].opener if number + 1 < len(context.segments) else ""
    words = context.text.tokens[context.sentence.first : context.sentence.last]
    return behind in {"dass", "daß"} or any(token.lower == "davon" for token in words)


def other_verb(context: Context, segment: Segment, cue: Cue) -> bool:
    """As in "hielt die Besucher nicht ab", "forderte die Feuerwehr an": its prefix stands at the end."""
    last = _last_word(context.text, segment, cue.at)
    end = context.text.tokens[last].lower
    prefixed = last > cue.at and end in _PARTICLES and not cue.lemma.startswith(end)
    return prefixed and not _verb_between(context, cue.at + 1, last)


def _last_word(text: Text, segment: Segment, at: int) -> int:
    """The last word of the segment, or `at` where none stands behind it."""
    last = segment.last - 1
    while last > at and not text.tokens[last].word:
        last -= 1
    return last


def _infinitive_group(text: Text, segment: Segment, at: int) -> bool:
    """As in "bestätigte Fakten zu prüfen"; not "versprach Angela Merkel zu kommen"."""
    if at != segment.first or is_name_word(text.tokens[at + 1].text):
        return False
    return any(text.tokens[i].lower == "zu" for i in range(max(at + 2, segment.last - 3), segment.last))


def _verb_between(context: Context, first: int, last: int) -> bool:
    """Whether the particle at `last` may belong to a second verb: "sagte er und kündigte Schritte an"."""
    words = [token for token in context.text.tokens[first:last] if token.word and not token.capital]
    return any((found := verb(word.lower)) is not None and found.finite for word in words)


def narrated(context: Context, number: int, begin: int, cue: Cue) -> bool:
    """Whether the words behind the verb, from segment `begin` on, are the reporter's own or nobody's."""
    segment, words, text = context.segments[number], context.segments[begin], context.text
    spoken = {text.tokens[at].lower for at in range(segment.first, segment.last)}
    if "man" in spoken or _asks(context, segment, cue):
        return True  # "Man kann sagen, dass ..."
    if cue.lemma in _DENIABLE and spoken & {"nicht", "niemand"}:
        return True  # "bestätigte nicht, dass", "weiß nicht, ob"
    if cue.lemma == "bemerken" or (cue.lemma == "entscheiden" and not _decided(words)):
        return True  # "Als er bemerkte, dass es brannte", "Das Gericht entscheidet, ob ..."
    if cue.lemma == "anweisen" and spoken & {"auf", "darauf"}:
        return True  # "ist darauf angewiesen, dass"
    if cue.lemma in _SHOWING:
        shown = speaker_of(context, number, cue, segment.first)
        if shown is None or not can_speak(shown):
            return True
    if words.kind is not Clause.MAIN or words.mood is not Mood.INDICATIVE or words.sign == ":":
        return False
    return segment.kind is not Clause.MAIN or is_passive(context, number, cue) or cue.lemma in _NEVER_OPEN


def _decided(words: Segment) -> bool:
    """Whether a decision is given, not what it is about: "entschied, dass", "hat entschieden: Der Turm bleibt"."""
    return words.opener == "dass" or words.sign == ":"


def _asks(context: Context, segment: Segment, cue: Cue) -> bool:
    """As in "Finden Sie, dass es regnet?": a question, not an answer; "Fragte er, ob es regnet?" is left to others."""
    question = context.text.tokens[context.sentence.last - 1].text == "?"
    first = 0 <= segment.finite <= context.sentence.first + 3
    return question and first and cue.lemma != "fragen"


def impersonal(context: Context, start: int, number: int) -> bool:
    """Whether the words from segment `start` to the cue's need no speaker: "hieß es", words in marks or subjunctive.

    "Er suchte Zeugen, fand aber keine" has no subject behind its second verb, and nobody says a word in it.
    """
    segment, text = context.segments[number], context.text
    if any(text.tokens[at].lower in {"es", "man"} for at in range(segment.first, segment.last)):
        return True
    words = context.segments[start:number]
    pair = text.pair_around(text.tokens[words[-1].last - 1].start)
    return pair is not None or any(word.mood is Mood.SUBJUNCTIVE1 for word in words)


def compares(context: Context, segment: Segment, cue: Cue) -> bool:
    """As in "Wie schon der Minister sagte der Kanzler, ...", "Die Elster, wie sie genannt wurde": no "as he said"."""
    if cue.lemma in _NAMING and is_passive(context, context.segments.index(segment), cue):
        return True
    mention = read_mention(context.text, cue.at + 1, segment.last) if cue.at + 1 < segment.last else None
    return mention is not None and bool(mention.name or mention.role or mention.pronoun)


def refers_back(cue: Cue) -> bool:
    """Whether "Das ..." before the verb can stand for words said before: not in "Das beschloss der Rat"."""
    return cue.lemma not in _NO_REFERENCE


def suffers(context: Context, number: int) -> bool:
    """As in "Der Minister musste sich vorwerfen lassen, er habe gelogen": the subject is spoken to."""
    segment, text = context.segments[number], context.text
    words = [text.tokens[at] for at in range(segment.first, segment.last)]
    lets = any(
        (found := verb(word.lower)) is not None and found.lemma == "lassen" for word in words if not word.capital
    )
    return lets and any(word.lower == "sich" for word in words)
