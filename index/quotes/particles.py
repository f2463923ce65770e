"""Names by what else the article has: "von der Leyen", "Berg" where it has "Anna Berg"; and papers written small."""

from __future__ import annotations

import re
from functools import lru_cache

from index.quotes import lexicon
from index.quotes.gender import is_given_name
from index.quotes.morphology import in_dictionary, tags
from index.quotes.naming import is_name_word, is_small
from index.quotes.places import place_name
from index.quotes.text import Text

_FIRST = frozenset("von van vom de del della di da dos zu ten ter le la".split())
_NAME = re.compile(
    r"\b([A-ZÄÖÜ][\w-]+) ((?:von|van|vom|de|del|della|di|da|dos|zu|ten|ter|le|la)(?: (?:der|den|dem|la))?"
    r" [A-ZÄÖÜ][\w-]+)\b"
)


def particle_name_end(text: Text, at: int) -> int:
    """Index behind the surname that begins with the small word at token `at`; 0 where none does.

    The article must say that it is one, by a first name or an office before it ("Ursula von der Leyen", "Präsidentin
    von der Leyen") or a verb of saying beside it: "von der Polizei" and "von Siemens" are none.
    """
    if text.tokens[at].lower not in _FIRST:
        return 0
    known = _surnames(text.text)
    if not known:
        return 0
    for end in range(at + 2, min(at + 4, len(text.tokens) + 1)):
        words = " ".join(token.lower for token in text.tokens[at:end])
        if words in known or words.removesuffix("s") in known:
            return end
    return 0


_SITE = re.compile(r"[a-z][\w-]*\.(?:de|com|org|net|at|ch|info|eu)")


def small_name_end(text: Text, first: int, stop: int) -> int:
    """Index behind a name written small that begins at token `first`, as in "die taz", "t-online.de"; 0 for none."""
    tokens = text.tokens
    if _SITE.fullmatch(tokens[first].text) or is_small(tokens[first]):
        return first + 1
    if tokens[first].lower not in {"die", "der", "das"} or first + 1 >= stop:
        return 0
    word = tokens[first + 1].text
    unknown = word.isalpha() and word[0].islower() and len(word) > 2 and not in_dictionary(word)
    return first + 2 if is_small(tokens[first + 1]) or (unknown and tags(word)[:1] == ("NE",)) else 0


_FULL = re.compile(r"\b([A-ZÄÖÜ][\w-]+) ([A-ZÄÖÜ][\w-]+)\b(?! [A-ZÄÖÜ])")


@lru_cache(maxsize=8)
def surnames(text: str) -> frozenset[str]:
    """Words the article gives behind a first name: "Berg" where it has "Anna Berg" somewhere.

    A first name that no list has will do before a word that is no noun of the dictionary: "Jascha Silberstein".
    """
    return frozenset(surname for first, surname in _FULL.findall(text) if _is_first_name(first, surname))


def _is_first_name(word: str, surname: str) -> bool:
    if is_given_name(word.lower()):
        return True
    named = not word.isupper() and not in_dictionary(surname) and is_name_word(word)
    return named and (not in_dictionary(word) or tags(word)[:1] == ("NE",)) and not place_name(word)


_SAYS = "sagt|sagte|betont|betonte|erklärt|erklärte|meint|meinte|fordert|forderte|warnt|warnte|schrieb|schreibt"
_SPEAKING = re.compile(
    rf"\b(?:(?:{_SAYS}|so) (von (?:der|dem) [A-ZÄÖÜ]\w+)|(Von (?:der|dem) [A-ZÄÖÜ]\w+) (?:{_SAYS})"
    r"(?! (?:er|sie|es|man|der|die|das)\b))"
)


@lru_cache(maxsize=8)
def _surnames(text: str) -> frozenset[str]:
    """Every such surname of the text, in lower case."""
    found = set()
    for match in _NAME.finditer(text):
        before, surname = match.groups()
        last = surname.split()[-1]
        if lexicon.is_institution(last) or last.isupper() or not is_name_word(last):
            continue
        first_word = surname.split()[0]
        person = is_given_name(before.lower()) or (first_word not in {"von", "vom", "zu"} and is_name_word(before))
        if person or (lexicon.role_head(before) and first_word != "vom" and "der" in surname.split()):
            found.add(surname.lower())
    for match in _SPEAKING.finditer(text):
        surname = match[1] or match[2]
        last = surname.split()[-1]
        if not (lexicon.is_institution(last) or last.isupper() or in_dictionary(last)) and is_name_word(last):
            found.add(surname.lower())
    return frozenset(found)
