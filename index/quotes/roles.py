"""Roles and bodies as sets of words, so that "der ukrainische Präsident" and "Präsident der Ukraine" are one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.quotes import lexicon
from index.quotes.places import NATIONS, country, place_name, seat
from index.quotes.spelling import fold

__all__ = ["NATIONS", "Key", "is_former", "is_office", "is_second", "place_name", "role_key"]

Key = frozenset[str]
"""Content words without endings, heads split off compounds, states as ISO codes in capitals."""

_SYNONYMS = {
    "staatschef": "praesident", "staatspraesident": "praesident", "staatsoberhaupt": "praesident",
    "regierungschef": "ministerpraesident", "premier": "ministerpraesident", "premierminister": "ministerpraesident",
    "kanzlerchef": "kanzler", "ressortchef": "minister", "wortfuehrer": "sprecher", "pressesprecher": "sprecher",
    "pressesekretaer": "sprecher", "hau": "haus", "assistent": "berater", "berat": "berater",
    "aussenamtschef": "aussenminister", "chefdiplomat": "aussenminister", "pentagonchef": "verteidigungsminister",
}  # fmt: skip
"""Words for one office."""

_WHOLE = {
    "kremlchef": ("RU", "praesident"), "kremlherr": ("RU", "praesident"), "kremlherrscher": ("RU", "praesident"),
    "pontifex": ("papst",), "pentagonchef": ("US", "verteidigungsminister"), "grossmufti": ("mufti",),
}  # fmt: skip
"""Words that say state and office at once."""

_HEADS = (
    "ministerpraesident", "vizepraesident", "vizekanzler", "vizechef", "generalsekretaer", "staatssekretaer",
    "aussenminister", "innenminister", "finanzminister", "verteidigungsminister", "justizminister",
    "gesundheitsminister", "wirtschaftsminister", "umweltminister", "aussenbeauftragt", "sprecher", "praesident",
    "kanzler", "minister", "chef", "vorsitzend", "direktor", "beauftragt", "kommissar", "berater", "botschafter",
    "gouverneur", "aussenministerium", "innenministerium", "finanzministerium", "verteidigungsministerium",
    "justizministerium", "ministerium", "regierung", "polizei", "anwaltschaft", "gericht", "parlament", "botschaft",
)  # fmt: skip
"""What is split off a compound, longest first: "Kremlsprecher" is a Sprecher of the Kreml."""
_ORDERED_HEADS = tuple(sorted(_HEADS, key=lambda head: -len(head)))

_LONG_NAMES = (
    (re.compile(r"\bauswärtige[ns]? amt(?:e?s)?\b"), "bundesaußenministerium"),
    (re.compile(r"\bpentagons?\b"), "us-verteidigungsministerium"),
    (re.compile(r"\bvereinigten? staaten(?: von amerika)?\b|\bunited states\b"), "usa"),
    (re.compile(r"\bvereinigte[sn]? königreichs?\b|\bunited kingdom\b"), "großbritannien"),
    (re.compile(r"\bvereinten? nationen\b|\bunited nations\b"), "uno"),
    (re.compile(r"\beuropäischen? union\b|\beuropean union\b"), "eu"),
)

_SMALL = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | frozenset(
        "staaten und neue neuer neuen neues amtierende amtierender amtierenden herr frau of the a an for".split()
    )
)
_OFFICES = frozenset(
    """
    praesident kanzler minister ministerpraesident vizepraesident vizekanzler papst koenig generalsekretaer
    aussenminister innenminister finanzminister verteidigungsminister justizminister gesundheitsminister
    wirtschaftsminister umweltminister gouverneur aussenbeauftragt buergermeister
    """.split()
)
"""Offices that one person holds at a time, once it is said of what."""
_WORLDWIDE = frozenset(("papst",))
_SPOKEN_FOR = frozenset("kreml weiss pentagon vatikan regierung DE RU US NATO EU UN".split())
"""Bodies that have one spokesman at a time."""
_SECOND = frozenset(
    """
    berater stellvertret sohn tochter frau ehefrau mann anwalt mitarbeit kandidat nachfolg vorgaeng vertret
    bueroleit referent herausforder
    """.split()
)
"""Who stands behind somebody in office: "der Berater des Präsidenten" does not hold the office."""
_GOVERNMENTS = ("ministerium", "regierung", "parlament", "minister", "praesident", "kanzler", "aussenamt")
FORMER = frozenset(
    "ehemalig frueher ex alt einstig vormalig damalig kuenftig designiert gewaehlt former then elect".split()
)
"""Words that say that somebody no longer holds an office, or not yet."""


@lru_cache(maxsize=1 << 15)
def role_key(role: str) -> Key:
    """Content words of a role or a body without endings, states as codes.

    "der ukrainische Präsident", "Präsident der Ukraine" and "ukrainischer Staatschef" give one key, and so do
    "Kremlsprecher", "Kreml-Sprecher" and "Sprecher des Kremls"; "Außenministerium in Moskau" is RU's.
    """
    words: set[str] = set()
    for word in _words(role):
        words.update(_parts(word))
    if any(word.endswith(_GOVERNMENTS) for word in words):
        words = {seat(word) or word for word in words}
    return frozenset(words)


def _words(role: str) -> Iterator[str]:
    text = role.lower().replace("‑", "-").replace("/", " ")
    for names, short in _LONG_NAMES:
        text = names.sub(short, text)
    for word in text.split():
        folded = fold(word.removesuffix("'s").removesuffix("’s"))
        if folded in _SMALL or word in _SMALL or not folded:
            continue
        parts = folded.split()
        if len(parts) > 1 and (country(parts[0]) or parts[0] in {"kreml", "vize", "ex", "alt", "nato"}):
            yield parts[0]
            parts = parts[1:]
        yield "".join(parts)


def _parts(word: str) -> tuple[str, ...]:
    """A word's stem, or what it is composed of."""
    if code := country(word):
        return (code,)
    stem = _stem(word)
    stem = _SYNONYMS.get(stem, stem)
    if stem in _WHOLE:
        return _WHOLE[stem]
    if stem in _HEADS:
        return (stem,)
    if code := country(stem):
        return (code,)
    for head in _ORDERED_HEADS:
        if stem.endswith(head) and stem != head:
            front = stem.removesuffix(head)
            front = front.removesuffix("s") if len(front) > 3 and not country(front) else front
            if len(front) >= 2:
                head = _SYNONYMS.get(head, head)
                return (*_parts(front), head) if front != "bunde" else ("DE", head)
    return (stem.removesuffix("isch"),)


def _stem(word: str) -> str:
    for ending in ("innen", "in", "es", "en", "er", "em", "e", "s", "n"):
        stem = word.removesuffix(ending)
        shortest = 3 if ending in {"es", "s"} else 4
        if (
            stem != word
            and not (ending == "s" and word.endswith("ss"))
            and len(stem) >= shortest
            and not (ending == "er" and _is_agent(word))
        ):
            return _stem(stem) if ending in {"innen", "in"} and stem.endswith("er") else stem
    return word


def _is_agent(word: str) -> bool:
    """Whether the ending -er belongs to the noun: "Sprecher", "Minister", "Botschafter"."""
    return any(head.endswith("er") and word.endswith(head) for head in _HEADS) or word in {"premier", "haeuser"}


@lru_cache(maxsize=1 << 14)
def is_office(role: str) -> bool:
    """Whether one person at a time holds the role: "der ukrainische Präsident", not "der Polizeisprecher"."""
    key = role_key(role)
    if key & (FORMER | _SECOND):
        return False
    if key & _WORLDWIDE:
        return True
    if "sprecher" in key:
        return bool(key & _SPOKEN_FOR)
    return bool(key & _OFFICES) and len(key) > 1


def is_former(key: Key) -> bool:
    """Whether a role says that the office is no longer, or not yet held: "der ehemalige Präsident", "Ex-Kanzler"."""
    return bool(key & FORMER)


def is_second(key: Key) -> bool:
    """Whether a role is that of somebody beside the holder: "Berater des Präsidenten", "Kanzlerkandidat"."""
    return bool(key & _SECOND)
