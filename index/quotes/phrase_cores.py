"""The core of a noun phrase: determiner, adjectives, nouns and names, without genitive and apposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.datatypes import Extent, SpeakerKind
from index.quotes import lexicon
from index.quotes.morphology import tags
from index.quotes.naming import is_name_word, is_role, is_small, naming
from index.quotes.particles import small_name_end, surnames
from index.quotes.phrase_words import bracket_end, is_elided, is_modifier, joins_names, quoted_name_end
from index.quotes.text import Text, Token, is_mark


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun: tokens `first` to `last` (exclusive).

    `name` is the proper name in it, `role` what it calls the person or body ("Kremlsprecher"), `other_role` what else,
    `head` the lower-case noun that decides number and gender where there is no name.
    """

    first: int
    last: int
    name: str = ""
    role: str = ""
    other_role: str = ""
    head: str = ""
    kind: SpeakerKind | None = None
    pronoun: str = ""
    """The pronoun, in lower case; `stands_for` is the noun a relative pronoun takes up."""
    stands_for: Mention | None = None
    definite: bool = True
    plural: bool = False
    female: bool | None = None

    def extent(self, text: Text) -> Extent:
        """Its characters."""
        return text.extent(self.first, self.last)


def core_phrase(text: Text, at: int, stop: int) -> Mention | None:
    """Determiner, adjectives, nouns and names: no genitive, no apposition."""
    first, tokens = at, text.tokens
    if tokens[at].lower in lexicon.DETERMINERS:
        at = behind_attribute(text, at + 1, stop)
    while at < stop and not tokens[at].capital and is_modifier(tokens[at]):
        at += 1
    begin = at = _behind_owner(text, at, stop) if at == first else at
    while at < stop:
        token = tokens[at]
        if (
            (token.capital and token.lower not in lexicon.NEVER_IN_NAMES)
            or (at > begin and at + 1 < stop and joins_names(tokens, at))
            or (
                at > begin
                and token.text == "."
                and (_is_initial(tokens[at - 1].text) or tokens[at - 1].lower in lexicon.TITLES)
                and at + 1 < stop
                and tokens[at + 1].capital
            )
        ):
            at += 1
        elif is_mark(token) and (end := quoted_name_end(text, at, stop)):
            nicknamed = at > begin and is_name_word(tokens[at - 1].text)  # Karl „Kalle“ Braun
            at = end
            if not nicknamed:
                break
        elif at > begin and (step := _step(tokens, at, stop)):
            at += step
        else:
            break
    if at == begin:
        if end := small_name_end(text, first, stop):
            name = text.tokens[end - 1].text
            return Mention(first, end, name=name, head="agentur", kind=SpeakerKind.INSTITUTION)
        return _aged(text, first, begin)
    if at < stop and tokens[at].text == "(" and (end := bracket_end(text, at, stop)):
        return _described(text, first, begin, at, end)
    return _described(text, first, begin, at, at)


def _step(tokens: Sequence[Token], at: int, stop: int) -> int:
    """How many tokens go on with a phrase, though not the first begins with a capital; 0 for none.

    "Kongress- und Regierungskreise", "Gewerkschaft ver.di", "Rat & Tat".
    """
    if is_elided(tokens, at, stop):
        return 3
    if tokens[at].lower == "ohne" and at + 1 < stop and tokens[at + 1].text == "Grenzen":
        return 2  # "Reporter ohne Grenzen"
    if lexicon.is_institution(tokens[at - 1].lower) and is_small(tokens[at]):
        return 1
    return int(tokens[at].text in "&/" and at + 1 < stop and tokens[at + 1].capital)


_LONGEST_ATTRIBUTE = 8
_ADVERBS = frozenset("gestern heute kürzlich jüngst erst bereits zuvor nicht".split())
_BEFORE_PARTICIPLES = lexicon.PREPOSITIONS | _ADVERBS


def behind_attribute(text: Text, at: int, stop: int) -> int:
    """Where the participle stands in "des am Montag zurückgetretenen Chefs"; `at` where none belongs to a noun.

    Behind a comma "die in Ulm ..." is a relative clause.
    """
    tokens = text.tokens
    if at >= stop or tokens[at].lower not in _BEFORE_PARTICIPLES or (at > 1 and tokens[at - 2].text == ","):
        return at
    for end in range(at + 2, min(at + _LONGEST_ATTRIBUTE, stop - 1)):
        if not tokens[end].word:
            break
        if _is_participle(tokens[end]) and (tokens[end + 1].capital or is_mark(tokens[end + 1])):
            return end
    return at


def _is_participle(token: Token) -> bool:
    """As in "zurückgetretenen", "erscheinende": declined as before a noun, and no finite verb."""
    word = token.lower
    if token.capital or len(word) < 7 or not word.endswith(_PARTICIPLES):
        return False
    return tags(word)[:1] == ("ADJ(A)",) or (word.endswith(_PRESENT) and tags(word)[0].startswith("ADJ"))


_PRESENT = ("nde", "nden", "nder", "ndes")
_PARTICIPLES = ("te", "ten", "ter", "tes", "ne", "nen", "ner", "nes", "nde", "nden", "nder", "ndes")


def _behind_owner(text: Text, at: int, stop: int) -> int:
    """Where the noun begins in "Berlins früherer Bürgermeister Karl Braun"; `at` where no such name stands before."""
    tokens, noun = text.tokens, at + 1
    if not tokens[at].capital or not tokens[at].text.endswith("s") or not is_name_word(tokens[at].text):
        return at
    while noun < stop and is_modifier(tokens[noun]) and (not tokens[noun].capital or tokens[noun].text in _CAPITAL):
        noun += 1
    return noun if at + 1 < noun < stop and tokens[noun].capital and is_role(tokens[noun].text) else at


_CAPITAL = frozenset({"Regierender", "Regierende", "Erster", "Erste", "Stellvertretender", "Stellvertretende"})
"""Adjectives of offices that are often written like nouns."""


def _is_initial(word: str) -> bool:
    """Whether a full stop behind the word ends no sentence: "J", "Th", "C.Y"."""
    return all(len(letters) <= 2 for letters in word.split(".")) and len(word) <= 5


def _aged(text: Text, first: int, at: int) -> Mention | None:
    """As in "der 81-jährige", written small."""
    before = text.tokens[at - 1]
    if at == first or not before.lower.endswith(("-jährige", "-jähriger", "-jährigen")):
        return None
    determiner = text.tokens[first].lower
    return Mention(
        first,
        at,
        head=before.lower,
        definite=determiner not in lexicon.INDEFINITE,
        female={"der": False, "die": True}.get(determiner),
    )


def _described(text: Text, first: int, begin: int, end: int, last: int) -> Mention:
    """Tokens `first` to `last`, of which `begin` to `end` are the capitalised words, as a mention."""
    before = text.tokens[first:begin]
    determiner = before[0].lower if before and before[0].lower in lexicon.DETERMINERS else ""
    adjectives = [token.lower for token in before[bool(determiner) :] if token.word]
    if end - begin > 2 and text.tokens[end - 2].lower == "ohne":
        name = text.text[text.tokens[end - 3].start : text.tokens[end - 1].end]
        return Mention(first, last, name=name, head="organisation", kind=SpeakerKind.INSTITUTION)
    called = naming(text, begin, end, determiner, adjectives)
    if not called.name and end == begin + 1 == first + 1 and text.tokens[begin].text in surnames(text.text):
        return Mention(first, last, name=text.tokens[begin].text, head=called.head, kind=SpeakerKind.PERSON)
    return Mention(
        first,
        last,
        name=called.name,
        role=called.role,
        head=called.head,
        kind=called.kind,
        definite=determiner not in lexicon.INDEFINITE,
        plural=called.plural,
        female=called.female,
    )
