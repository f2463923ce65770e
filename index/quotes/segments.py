"""A sentence cut at its signs into segments, each with its kind of clause and its finite verb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from index.quotes import lexicon
from index.quotes.marks import OPENERS
from index.quotes.morphology import Mood, Verb, in_dictionary, may_be_verb, tags, verb
from index.quotes.text import Sentence, Text, Token

_SIGNS = frozenset(",;:–—-")
_SUBJECTS = frozenset("er sie es wir ich man".split())
_AUXILIARY = frozenset("sein haben werden können müssen sollen wollen dürfen mögen".split())


class Clause(Enum):
    """Kinds of segments; FRAGMENT has no verb of its own: an apposition, an item of a list."""

    MAIN = auto()
    SUB = auto()
    RELATIVE = auto()
    INFINITIVE = auto()
    FRAGMENT = auto()


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `first` to `last` (exclusive) between two signs; `opener` is its first word, in lower case.

    `finite` is the token of its finite verb, -1 for none; `sign` is the sign before it.
    """

    first: int
    last: int
    kind: Clause
    opener: str
    finite: int
    mood: Mood
    sign: str


def cut(text: Text, sentence: Sentence) -> list[Segment]:
    """The segments of a sentence; signs inside quotation marks and brackets do not cut."""
    segments: list[Segment] = []
    first, sign = sentence.first, ""
    for at in _cuts(text, sentence):
        gap = text.tokens[at].text in _SIGNS
        if at > first:
            segments.append(_segment(text, first, at, sign))
        if gap or at > first:
            first, sign = at + gap, text.tokens[at].text if gap else "”"
    if sentence.last > first:
        segments.append(_segment(text, first, sentence.last, sign))
    return segments


def _cuts(text: Text, sentence: Sentence) -> list[int]:
    """Tokens at which a new segment may begin (a sign, or the verb behind „Kommt er?“)."""
    cuts: list[int] = []
    at = sentence.first
    depth = 0
    while at < sentence.last:
        token = text.tokens[at]
        if token.text in OPENERS and (pair := text.pair_around(token.start)) and pair.start == token.start:
            at = min(text.token_at(pair.end), sentence.last)
            small = at < sentence.last and text.tokens[at].word and not text.tokens[at].capital
            if small and (text.text[pair.end - 2] in ".?!…," or _says_before(text, sentence, pair.start, at)):
                cuts.append(at)
            continue
        if token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth = max(0, depth - 1)
        elif not depth and token.text in _SIGNS and (token.text != "-" or _spaced(text, at)):
            cuts.append(at)
        at += 1
    return cuts


def _says_before(text: Text, sentence: Sentence, start: int, at: int) -> bool:
    """As in "„Es regnet seit gestern“ sagte er": a sentence in marks, and behind it a verb with no comma before."""
    first = text.token_at(start)
    if first != sentence.first or at - first < 5 or not is_finite(text, at):
        return False
    return any(is_finite(text, inside) for inside in range(first + 2, at - 1))


def _spaced(text: Text, at: int) -> bool:
    token = text.tokens[at]
    return token.start > 0 and text.text[token.start - 1].isspace()


def _segment(text: Text, first: int, last: int, sign: str) -> Segment:
    opener_at = first
    while opener_at < last - 1 and (
        not text.tokens[opener_at].word or text.tokens[opener_at].lower in lexicon.COORDINATORS
    ):
        opener_at += 1
    opener = text.tokens[opener_at].lower
    finite, found = finite_verb(text, first, last, fronted=sign in {"", ":"})
    mood = found.mood if found else Mood.INDICATIVE
    if mood is Mood.SUBJUNCTIVE1 and any(text.tokens[at].lower == "ich" for at in range(first, last)):
        mood = Mood.INDICATIVE  # "ich habe", "ich komme"
    return Segment(first, last, _kind(text, opener_at, last, finite, sign), opener, finite, mood, sign)


def _kind(text: Text, first: int, last: int, finite: int, sign: str) -> Clause:
    opener = text.tokens[first].lower
    late = finite >= 0 and finite >= _last_word(text, first, last) - 3 and finite > first + 1
    late = late and not any(text.tokens[at].lower in _SUBJECTS for at in range(finite + 1, last))  # "den lobte er"
    if opener in lexicon.SUBORDINATORS and (late or opener in {"dass", "daß", "ob"}):
        return Clause.SUB
    second = text.tokens[first + 1].lower if first + 1 < last else ""
    relative = opener in lexicon.RELATIVES or (opener in lexicon.PREPOSITIONS and second in lexicon.RELATIVES)
    if _has_zu(text, first, last) and (finite < 0 or (finite > first and not _strong_finite(text, finite))):
        return Clause.INFINITIVE
    final = finite == first + 1 == _last_word(text, first, last)
    if (
        sign == ","
        and relative
        and (late or final or _twice(text, first, last, finite))
        and not _capital_next(text, first, last, opener)
        and not _reports(text, first, last, finite)
    ):
        return Clause.RELATIVE
    if opener in lexicon.W_WORDS and late:
        return Clause.SUB
    if finite < 0 or (_has_zu(text, first, last) and not _strong_finite(text, finite)):
        return Clause.INFINITIVE if _has_zu(text, first, last) else Clause.FRAGMENT
    return Clause.MAIN


def _twice(text: Text, first: int, last: int, finite: int) -> bool:
    """As in "der noch angetreten war und gewonnen hätte": a relative clause with two verbs."""
    if not first + 1 < finite < last - 1 or text.tokens[finite + 1].lower not in {"und", "oder"}:
        return False
    final = _last_word(text, first, last)
    return final > finite + 1 and not text.tokens[final].capital and _strong_finite(text, final)


def _reports(text: Text, first: int, last: int, finite: int) -> bool:
    """Whether "der" is an article in reported speech: "sagte, der Ausbau des Hafens beginne im Mai".

    A noun stands behind it, and the verb, in the subjunctive, behind the noun with what belongs to it; a relative
    clause would end in the verb.
    """
    noun = first + 1
    while noun < finite and not text.tokens[noun].capital and _is_attributive(text.tokens[noun]):
        noun += 1
    found = verb(text.tokens[finite].lower)
    if noun >= finite or not text.tokens[noun].capital or found is None or found.mood is Mood.INDICATIVE:
        return False
    final = _last_word(text, first, last)
    between = text.tokens[noun + 1 : finite]
    return (
        final > finite and not _strong_finite(text, final) and all(token.capital or _binds(token) for token in between)
    )


def _binds(token: Token) -> bool:
    """As in "Ausbau des Hafens", "Lage in der Stadt": what stands inside a noun phrase behind its noun."""
    return token.lower in lexicon.DETERMINERS | lexicon.ROLE_PREPOSITIONS or _is_attributive(token)


def _is_attributive(token: Token) -> bool:
    """Whether a small word is declined as before a noun."""
    return token.word and not token.capital and tags(token.lower)[:1] == ("ADJ(A)",)


def _capital_next(text: Text, first: int, last: int, opener: str) -> bool:
    """Whether "der" is an article: the verb would then have to come second ("der Mann sei ...")."""
    at = first + 1
    while at < last and not text.tokens[at].capital:
        if (found := verb(text.tokens[at].lower)) and found.finite:
            return False
        at += 1
    return at + 1 < last and is_finite(text, at + 1) and not is_finite(text, _last_word(text, first, last))


def _last_word(text: Text, first: int, last: int) -> int:
    at = last - 1
    while at > first and not text.tokens[at].word:
        at -= 1
    return at


def _has_zu(text: Text, first: int, last: int) -> bool:
    """Whether the segment ends in an infinitive with "zu": "schneller zu entscheiden", "einzugreifen"."""
    for at in range(max(first, last - 8), last):
        token = text.tokens[at]
        if token.lower == "zu" and at + 1 < last and (found := verb(text.tokens[at + 1].lower)) and found.infinitive:
            return True
        if token.word and not token.capital and "zu" in token.lower[2:-3] and token.lower.endswith("n"):
            found = verb(token.lower)
            if found and found.infinitive and found.lemma != token.lower:
                return True
    return False


def is_finite(text: Text, at: int) -> bool:
    """Whether the token can be a finite verb."""
    token = text.tokens[at]
    found = verb(token.lower) if token.word and not token.capital else None
    return found is not None and found.finite


def _strong_finite(text: Text, at: int) -> bool:
    found = verb(text.tokens[at].lower)
    return found is not None and found.finite and not found.infinitive and not found.participle


def finite_verb(text: Text, first: int, last: int, *, fronted: bool = False) -> tuple[int, Verb | None]:
    """Token and form of the segment's finite verb: an auxiliary if there is one, else the first that can be one.

    "hat ... gefordert" gives "hat"; "Gefordert haben" too; "sagte" where there is no auxiliary. A form
    that can also be an infinitive or a participle counts only where no certain form is found. A capitalised word counts
    only where it is `fronted`, the first of a sentence ("Kommt er, ...").
    """
    best, best_verb, rank = -1, None, 9
    for at in range(first, last):
        token = text.tokens[at]
        if not token.word or (token.capital and not (fronted and at == first)) or token.lower in lexicon.NOT_VERBS:
            continue
        found = verb(token.lower) if not token.capital or may_be_verb(token.lower) else None
        if found is None or not found.finite:
            continue
        if at and text.tokens[at - 1].lower == "zu":
            continue
        if token.capital and found.lemma not in _AUXILIARY and tags(token.text)[:1] == ("NN",):
            continue  # "Versuche, ihn zu retten, ..."
        if token.capital and tags(token.text)[:1] == ("VV(IMP)",) and _names_go_on(text, at + 1, last):
            continue  # "Henk Kamp, Leiter des Amts, sagte"
        this = _rank(found, text, at, last) + 4 * token.capital  # "Vertraute berichteten"
        this += 3 * (found.mood is Mood.SUBJUNCTIVE1 and _is_attribute(text, at, last))
        this += 5 * _in_marks(text, at, first)
        if this < rank:
            best, best_verb, rank = at, found, this
    return best, best_verb


def _names_go_on(text: Text, first: int, last: int) -> bool:
    """Whether nothing but names follows up to the sign that ends the segment."""
    names = [text.tokens[at] for at in range(first, last)]
    return bool(names) and all(
        name.capital and (tags(name.text)[:1] == ("NE",) or not in_dictionary(name.text)) for name in names
    )


def _in_marks(text: Text, at: int, first: int) -> bool:
    """Whether the word stands in marks that open inside the segment: "wandte sich mit den Worten „Es ist gut“ ab"."""
    pair = text.pair_around(text.tokens[at].start)
    return pair is not None and pair.start > text.tokens[first].start


def _is_attribute(text: Text, at: int, last: int) -> bool:
    """Whether what could be a verb is an adjective before its noun: "ihre weiche Stimme", "warme weiche Stimme"."""
    if not at or at + 1 >= last or not text.tokens[at + 1].capital:
        return False
    before = text.tokens[at - 1]
    return before.lower in lexicon.DETERMINERS or (before.lower.endswith("e") and not before.capital)


def _rank(found: Verb, text: Text, at: int, last: int) -> int:
    if found.lemma in _AUXILIARY:
        return 3 if found.infinitive and not _plural_subject_possible(text, at, last) else 0
    if found.infinitive or found.participle:
        return 2
    return 1


def _plural_subject_possible(text: Text, at: int, last: int) -> bool:
    """Whether "haben", "werden", "können" at `at` may be finite: not behind a participle or an infinitive alone."""
    before = verb(text.tokens[at - 1].lower) if at and text.tokens[at - 1].word else None
    return before is None or before.participle is False or at + 1 < last
