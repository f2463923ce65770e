"""Roles and bodies as sets of words, so that "der ukrainische Präsident" and "Präsident der Ukraine" are one."""

from __future__ import annotations

from functools import lru_cache

from index.quotes import lexicon
from index.quotes.names import fold

_COUNTRIES = {
    "russland": "russisch", "ukraine": "ukrainisch", "usa": "us", "amerika": "us", "deutschland": "deutsch",
    "frankreich": "franzoesisch",
    "grossbritannien": "britisch", "polen": "polnisch", "ungarn": "ungarisch", "tuerkei": "tuerkisch", "china":
    "chinesisch", "italien": "italienisch",
    "spanien": "spanisch", "oesterreich": "oesterreichisch", "schweiz": "schweizer", "israel": "israelisch", "iran":
    "iranisch", "irak": "irakisch",
    "syrien": "syrisch", "japan": "japanisch", "indien": "indisch", "griechenland": "griechisch", "niederlande":
    "niederlaendisch",
    "belgien": "belgisch", "schweden": "schwedisch", "norwegen": "norwegisch", "finnland": "finnisch", "daenemark":
    "daenisch", "tschechien": "tschechisch",
    "slowakei": "slowakisch", "rumaenien": "rumaenisch", "bulgarien": "bulgarisch", "serbien": "serbisch",
    "kroatien": "kroatisch", "kanada": "kanadisch",
    "brasilien": "brasilianisch", "mexiko": "mexikanisch", "aegypten": "aegyptisch", "belarus": "belarussisch",
    "georgien": "georgisch",
    "moskau": "russisch", "kiew": "ukrainisch", "kyjiw": "ukrainisch", "amerikanisch": "us", "usamerikanisch": "us",
    "vereinigten": "us",
}  # fmt: skip
"""Country to adjective, both folded; capitals where they stand for the government."""

NATIONS = frozenset(_COUNTRIES.values())
"""The words of `role_key` that say whose office it is."""

_CAPITALS = frozenset(
    """
    washington berlin paris london peking warschau budapest ankara teheran jerusalem bruessel rom madrid wien
    bern tokio eu nato uno kreml
    """.split()
)

_SYNONYMS = {
    "staatschef": "praesident",
    "staatspraesident": "praesident",
    "regierungschef": "ministerpraesident",
    "premier": "ministerpraesident",
    "premierminister": "ministerpraesident",
    "chef": "chef",
    "kremlchef": "russischpraesident",
    "weisse": "weiss",
}
_SMALL = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | {"staaten", "und", "neue", "neuer", "neuen", "amtierende", "amtierender", "herr", "frau"}
)
_OFFICES = tuple(
    """
    praesident kanzler minister ministerpraesident papst koenig kremlsprecher generalsekretaer kremlchef papst
    regierungschef staatschef aussenbeauftragte premier gouverneur praesidentin kanzlerin ministerin
    """.split()
)


@lru_cache(maxsize=1 << 14)
def role_key(role: str) -> frozenset[str]:
    """Content words of a role or a body without endings, countries as adjectives.

    "der ukrainische Präsident", "Präsident der Ukraine" and "ukrainischer Staatschef" give one key.
    """
    words: set[str] = set()
    for word in role.lower().replace("‑", "-").split():
        if fold(word) in _SMALL or word in _SMALL:
            continue
        parts = [fold(part) for part in word.split("-")]
        joined = (
            [parts[0], "".join(parts[1:])]
            if len(parts) > 1 and parts[0] in {"us", "eu", "un", "uno", "nato"}
            else ["".join(parts)]
        )
        words.update(_word_key(part) for part in joined if part)
    if "russischpraesident" in words:
        words = words - {"russischpraesident"} | {"russisch", "praesident"}
    return frozenset(words)


def _word_key(word: str) -> str:
    word = word.replace(" ", "")
    for form in (word, word.removesuffix("s")):
        if form in _COUNTRIES:
            return _COUNTRIES[form]
    stem = word
    for ending in ("innen", "in", "es", "en", "er", "em", "e", "s", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            stem = word.removesuffix(ending)
            break
    if stem in _COUNTRIES:
        return _COUNTRIES[stem]
    return _SYNONYMS.get(stem, _SYNONYMS.get(word, stem))


def is_office(role: str) -> bool:
    """Whether one person at a time holds the role: "der ukrainische Präsident", not "der Polizeisprecher"."""
    key = role_key(role)
    words = fold(role).split()
    head = any(word.endswith(_OFFICES) for word in words)
    specific = len(key) > 1 or any(
        word.startswith(("kreml", "bundes", "us", "papst", "un", "nato", "eu")) for word in words
    )
    return head and specific


def place_name(name: str) -> str:
    """The country or capital a name is ("Moskaus" -> "Moskau"); "" where it is none."""
    for form in (name, name.removesuffix("s")):
        if fold(form) in _COUNTRIES or fold(form) in _CAPITALS:
            return form
    return ""
