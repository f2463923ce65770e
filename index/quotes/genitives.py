"""Names in the genitive: "ein Sprecher Merkels" is not Angela Merkel, nor is "die Frau Wulffs" her husband."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.quotes import lexicon
from index.quotes.gender import is_given_name
from index.quotes.morphology import in_dictionary, verb
from index.quotes.text import Text, Token

_APOSTROPHES = frozenset("'’‘`´")
_SIBILANTS = ("s", "ß", "x", "z", "ce")
"""Endings behind which the genitive is an apostrophe: "ein Sprecher Scholz’"."""
_THEIRS = (
    "sprecher", "anwalt", "anwält", "anwälte", "verteidiger", "berater", "assistent", "assistenten", "sohn", "vater",
    "mutter", "frau", "mann", "bruder", "schwester", "witwe", "tochter", "vertrauter", "vertraute", "stellvertreter",
    "nachfolger", "vorgänger", "mitarbeiter", "kollege", "angehörige", "biograf", "gegner", "büroleiter",
)  # fmt: skip
"""Endings of nouns that belong to somebody. Offices do so, too ("der Außenminister Putins"), but in the genitive their
holder's name often gets an ending that it should not have: "die Rede des Präsidenten Trumps"."""
_DEFINITE = frozenset("der die das dem den des".split())
_SINGULAR = frozenset("ein eine einem einen einer eines".split())


def is_owner(text: Text, determiner: str, nouns: Sequence[Token], first: int, end: int) -> bool:
    """Whether the name in tokens `first` to `end` says to whom the nouns before it belong.

    Without a determiner it never does: "Sprecher Peters". Behind "ein" a surname alone always does that can be a
    genitive; behind "der" where the article has the name without its ending: "der Anwalt Pells", and elsewhere "Pell".
    """
    head = nouns[-1].lower
    if head in lexicon.TITLES - {"frau"} or (head == "frau" and determiner in _SINGULAR):
        return False
    if determiner == "des" and not _is_theirs(head):
        return False
    if determiner and _is_theirs(head) and _is_called_otherwise(text, end):
        return True
    last = text.tokens[end - 1].text
    if _has_apostrophe(text, end):
        return determiner in _DEFINITE | _SINGULAR and last.endswith(_SIBILANTS)
    stem = last.removesuffix("s")
    if stem == last or len(stem) < 2 or last.isupper():
        return False
    alone = end == first + 1
    named = stem in _words(text.text) and not is_given_name(stem.lower()) and not _is_noun(text.text, stem)
    named = named and not (alone and _is_surname(text.text, last))
    if _stands_alone(text.text, last):
        return False
    return named if determiner in _DEFINITE else determiner in _SINGULAR and (alone or named)


def _is_theirs(head: str) -> bool:
    forms = {head, *(head.removesuffix(ending) for ending in ("s", "es", "n", "en", "in"))}
    return any(form.endswith(_THEIRS) for form in forms)


def _is_called_otherwise(text: Text, at: int) -> bool:
    """Whether another name follows between commas: "der Sprecher Putins, Dmitri Peskow, sagte"."""
    tokens = text.tokens[at : at + 4]
    if len(tokens) < 4 or tokens[0].text != "," or not is_given_name(tokens[1].lower):
        return False
    return tokens[2].capital and tokens[3].text == "," and text.tokens[at - 1].text.endswith(_SIBILANTS)


@lru_cache(maxsize=1 << 10)
def _is_noun(text: str, word: str) -> bool:
    """Whether the article has the word as a noun: "ein Engel", "im Wald"."""
    articled = rf"\b(?:eine?[mnrs]?|d(?:er|ie|as|en|em|es)|im|am|zum|zur|vom|beim) {re.escape(word)}\b"
    return in_dictionary(word) and re.search(articled, text, re.IGNORECASE) is not None


def _has_apostrophe(text: Text, at: int) -> bool:
    """Whether token `at` is an apostrophe that ends the word before it, and closes no quotation."""
    if at >= len(text.tokens) or text.tokens[at].text not in _APOSTROPHES:
        return False
    token = text.tokens[at]
    return token.start == text.tokens[at - 1].end and text.pair_around(token.start) is None


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 10)
def _is_surname(text: str, word: str) -> bool:
    """Whether the article has the word behind a first name somewhere: "Hans Peters"."""
    found = re.findall(rf"(\w+) {re.escape(word)}\b", text)
    return any(is_given_name(before.lower()) for before in found)


@lru_cache(maxsize=1 << 10)
def _stands_alone(text: str, word: str) -> bool:
    """Whether the word is a name of its own somewhere: "sagte Peters.", "Peters schwieg"; not "Merkels neue Partei"."""
    if re.search(rf"\b[a-zäöüß]+\s{re.escape(word)}[.,;:!?“”]", text):
        return True
    behind = re.findall(rf"(?:^|[.!?]\s+){re.escape(word)}\s([a-zäöüß]+)", text)
    return any((found := verb(one)) is not None and found.finite for one in behind)
