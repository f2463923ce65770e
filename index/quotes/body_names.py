"""Institutions: what makes two of their names one, and the name in the nominative."""

from __future__ import annotations

import re
from functools import lru_cache

from index.quotes import lexicon
from index.quotes.body_genders import FEMININE, MASCULINE, NEUTER
from index.quotes.morphology import tags
from index.quotes.places import country, place_name, seat
from index.quotes.roles import Key, role_key
from index.quotes.spelling import fold

_ENGLISH = frozenset(
    """
    times post news corporation survey international institution association agency observatory observer guardian
    telegraph independent journal today network group motors inc ltd company foundation university centre center
    press service watch council committee online entertainment shimbun airlines airways nord police
    """.split()
)
"""Words no person is called, in names that German takes over as they are."""
_BRACKET = re.compile(r"\s*\(([^()]{2,20})\)")
_MARKS = re.compile(r"[„“”\"»«]|(?<!\w)['’‚‘]+|['’‚‘]+(?!\w)")
_ARTICLE = re.compile(r"^(?:der|die|das|des|dem|den|the)\s+", re.IGNORECASE)
_DEICTIC = re.compile(
    r"^(?:gleich|dortig|hiesig|zuständig|betroffen|besagt|genannt|eigen|jeweilig|vorschlagend)(?:e[nmrs]?)\s+(?=\w)",
    re.IGNORECASE,
)
"""Adjectives that point at a body spoken of before and are no part of its name."""
_SEVERAL = (
    "medien", "organisationen", "parteien", "gewerkschaften", "agenturen", "zeitungen", "behörden", "parlamente",
    "verbände", "regierungen", "gerichte", "ministerien", "dienste", "vereine",
)  # fmt: skip
_PLURAL = ("medien", "nationen", "agenturen", "zeitungen", "werke", "behörden", "organisationen", "streitkräfte")
_ENDINGS = ((_PLURAL, "e"), (FEMININE, "e"), (NEUTER, "es"), (MASCULINE, "er"))


@lru_cache(maxsize=1 << 14)
def body_keys(name: str) -> tuple[Key, ...]:
    """What a name can be met by, the main key first: its words; its letters without gaps; an abbreviation in brackets.

    "Robert-Koch-Institut" and "Robert Koch-Institut" share letters, "Weltgesundheitsorganisation (WHO)" and "WHO" the
    abbreviation.
    """
    plain = bare_name(name)
    words = _ARTICLE.sub("", plain)
    place = place_name(words)
    if place:
        state = country(fold(place))
        return (frozenset({state or (f"@{seat(fold(place))}" if seat(fold(place)) else fold(place))}),)
    key = role_key(words) or frozenset({fold(words)})
    letters = fold(words).replace(" ", "")
    keys = [key, frozenset({f"={letters}"})] if len(letters) > 5 else [key]
    keys += [role_key(short[1]) for short in _BRACKET.finditer(name) if short[1].isalpha()]
    return tuple(keys)


def bare_name(name: str) -> str:
    """Without quotation marks and brackets: "„Chaos Computer Club“ (CCC)" -> "Chaos Computer Club"."""
    return " ".join(_MARKS.sub("", _BRACKET.sub("", name)).split()) or name


@lru_cache(maxsize=1 << 14)
def is_body_name(name: str) -> bool:
    """Whether what looks like a person's name is a body's or a place's: "New York Times", "FC Bayern", "Libyens"."""
    if place_name(name):
        return True
    words = re.split(r"[\s-]+", bare_name(name))
    return any(
        _is_abbreviation(word)
        or word.lower() in _ENGLISH
        or (len(word) > 5 and lexicon.is_institution(word) and tags(word)[:1] != ("NE",))  # not "Roland"
        for word in words
    )


def _is_abbreviation(word: str) -> bool:
    """As in "FC", "VfB", "TÜV", "A380", "NDRInfo"; neither "J." nor "XVI" nor "McCain"."""
    capitals = sum(sign.isupper() for sign in word)
    if re.fullmatch(r"[IVX]+", word) or len(word) < 2:
        return False
    return any(sign.isdigit() for sign in word) or capitals > 2 or (capitals == 2 and len(word) <= 3)


@lru_cache(maxsize=1 << 14)
def nominative(name: str) -> str:
    """The name as it stands alone: "Ukrainischen Präsidialbüro" -> "Ukrainisches Präsidialbüro".

    The gender is that of the noun's ending; a name whose noun is not among them stays as it is.
    """
    pointing = _DEICTIC.match(name)
    if pointing is not None:
        name = name[pointing.end() :]
        name = name[0].upper() + name[1:]
    words = name.split()
    head = next((n for n, word in enumerate(words) if _is_noun(word)), None)
    if not head:
        return name
    noun = words[head].lower()
    ending = next((ending for nouns, ending in _ENDINGS if noun.endswith(nouns)), None)
    if ending is None or (noun.endswith("er") and words[0].endswith("e")):  # "Britische Sender" are several
        return name
    return " ".join((*(_inflect(word, ending) for word in words[:head]), *words[head:]))


def is_plural(name: str) -> bool:
    """Whether a name is that of several unnamed bodies: "Lokale Medien", "Oppositionsparteien"."""
    words = name.split()
    if not words[-1].lower().endswith(_SEVERAL):
        return False
    return all(_is_adjective(word) for word in words[:-1])


def _is_noun(word: str) -> bool:
    return word[:1].isupper() and not _is_adjective(word)


def _is_adjective(word: str) -> bool:
    if not word.lower().endswith(("e", "en", "em", "es", "er")) or (word[:1].isupper() and word.endswith("er")):
        return False
    return any(tag.startswith("ADJ") for tag in tags(word.lower())[:2])


def _inflect(word: str, ending: str) -> str:
    if not _is_adjective(word):
        return word
    stem = re.sub(r"(?:en|em|es|er|e)$", "", word)
    return stem + ending
