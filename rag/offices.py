"""Offices in questions: whether a mention is one, and whether the speaker found for it holds that very one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index import Speaker, SpeakerKind
from index.quotes import SpeakerMatch
from index.quotes.lexicon import is_institution, role_head
from index.quotes.morphology import tags
from index.quotes.roles import role_key
from rag.english import COUNTRY_WORDS, ROLE_WORDS, german_roles

_ADJECTIVE = re.compile(
    r"(?:\w+(?:isch|deutsch|ländisch)|stellvertretend|ehemalig|früher|amtierend|geschäftsführend|designiert|"
    r"erst|zweit|neu|künftig|damalig|außenpolitisch|innenpolitisch|weiß|heilig|vereint|vereinigt|europäisch)(?:e[rnsm]?)?$",
    re.IGNORECASE,
)
_HOLDS_NOW = re.compile(r"(?:neu|amtierend|erst)e?[rnsm]?$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:ehemalig|früher|damalig|einstig|ex-|former)", re.IGNORECASE)
_OF = re.compile(r"\s(?:von|vom|der|des|of|of the)\s(?:\w+\s)?(?-i:[A-ZÄÖÜ])", re.IGNORECASE)

Resolve = Callable[[str], Sequence[SpeakerMatch]]


def is_adjective(word: str) -> bool:
    """Whether a word in lower case can belong to a role or a body: "russische", "stellvertretende"."""
    return bool(_ADJECTIVE.match(word)) or (word.endswith(("e", "en", "er", "es")) and tags(word)[:1] == ("ADJ(A)",))


def names_office(phrase: str) -> bool:
    """Whether a phrase has the noun of an office or a body in it: "der britische Minister", "the foreign ministry"."""
    words = re.findall(r"[\w-]+", phrase)
    return any(role_head(word) or is_institution(word) or word.lower() in ROLE_WORDS for word in words)


def is_office_of(mention: str, speaker: Speaker) -> bool:
    """Whether a speaker is named by office alone: "der ungarische Ministerpräsident", not "Präsident Putin".

    A surname that ends like one is no office: "Strack-Zimmermann" ends in "mann".
    """
    named = {part for part in re.findall(r"\w+", speaker.name.lower()) if len(part) > 2}
    words = [word.lower().removesuffix("s") for word in re.findall(r"\w+", mention)]
    return any(role_head(word) or word in ROLE_WORDS for word in words) and not named & set(words)


def in_office(resolve: Resolve) -> Resolve:
    """A resolver that keeps, of the speakers a role meets, those whose own office it is.

    "Der Präsident von Russland" is nobody's adviser, though the words stand in "Berater des russischen Präsidenten".
    """

    def resolved(phrase: str) -> list[SpeakerMatch]:
        return [
            match
            for match in resolve(phrase)
            if not is_office_of(phrase, match.speaker) or _holds(phrase, match.speaker)
        ]

    return resolved


def with_english(resolve: Resolve) -> Resolve:
    """A resolver that also takes English roles: their translation goes before what the phrase itself may be like."""

    def resolved(phrase: str) -> Sequence[SpeakerMatch]:
        for german in german_roles(phrase):
            if found := resolve(german):
                return found
        return resolve(phrase)

    return resolved


def is_partial(text: str, start: int, end: int) -> bool:
    """Whether more stands beside the mention of an office than was met, so that it is somebody else's.

    "britische Verteidigungsminister", "Verteidigungsminister von Großbritannien", of which only the noun is known.
    """
    before = next(reversed(re.findall(r"[\w.]+", text[:start])), "")
    beside = is_adjective(before) and before[:1].islower() and not _HOLDS_NOW.match(before)
    return beside or before.lower() in COUNTRY_WORDS or bool(_OF.match(text[end:]))


def _holds(mention: str, speaker: Speaker) -> bool:
    if speaker.kind is not SpeakerKind.PERSON or not speaker.roles:
        return True
    wanted, past = _head(mention), bool(_PAST.search(mention))
    return any(wanted & _head(role.text) and bool(_PAST.search(role.text)) >= past for role in speaker.roles)


def _head(role: str) -> frozenset[str]:
    """The noun an office is named by, as words to compare: "Assistent des Präsidenten" -> "assistent"."""
    nouns = [word for word in re.findall(r"[\w-]+", role) if role_head(word)]
    return role_key(nouns[0]) if nouns else role_key(role)
