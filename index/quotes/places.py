"""States and capitals, their adjectives and genitives, German and English; names are CLDR's, by babel."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from index.quotes.spelling import fold

_ADJECTIVES = {
    "us": "US", "usa": "US", "amerika": "US", "amerikanisch": "US", "usamerikanisch": "US", "american": "US",
    "america": "US", "deutsch": "DE", "german": "DE", "bund": "DE", "bundesrepublik": "DE", "franzoesisch": "FR",
    "french": "FR", "britisch": "GB", "british": "GB", "grossbritannien": "GB", "england": "GB", "britain": "GB",
    "uk": "GB", "polnisch": "PL", "polish": "PL", "ungarisch": "HU", "tuerkisch": "TR", "turkish": "TR",
    "turkey": "TR", "chinesisch": "CN", "chinese": "CN", "italienisch": "IT", "spanisch": "ES", "spanish": "ES",
    "schweizer": "CH", "schweizerisch": "CH", "swiss": "CH", "syrisch": "SY", "indisch": "IN", "griechisch": "GR",
    "greek": "GR", "niederlaendisch": "NL", "hollaendisch": "NL", "holland": "NL", "dutch": "NL", "belgisch": "BE",
    "schwedisch": "SE", "swedish": "SE", "norwegisch": "NO", "finnisch": "FI", "finnish": "FI", "daenisch": "DK",
    "danish": "DK", "tschechisch": "CZ", "tschechei": "CZ", "czech": "CZ", "irisch": "IE", "irish": "IE",
    "islaendisch": "IS", "thailaendisch": "TH", "estnisch": "EE", "lettisch": "LV", "libysch": "LY",
    "tunesisch": "TN", "venezolanisch": "VE", "belarussisch": "BY", "weissrussisch": "BY", "weissrussland": "BY",
    "mazedonisch": "MK", "mazedonien": "MK", "moldauisch": "MD", "moldawisch": "MD", "moldawien": "MD",
    "zypriotisch": "CY", "daenemark": "DK", "saudisch": "SA", "suedkoreanisch": "KR", "nordkoreanisch": "KP",
    "philippinisch": "PH", "russisch": "RU", "ukrainisch": "UA", "iranisch": "IR", "israeli": "IL", "eu": "EU",
    "uno": "UN", "un": "UN", "myanmar": "MM", "birma": "MM", "swasiland": "SZ", "bosnisch": "BA", "bosnien": "BA",
    "korea": "KR", "afghan": "AF", "iraqi": "IQ", "portugiesisch": "PT", "palaestina": "PS", "palaestinensisch": "PS",
}  # fmt: skip
"""What no rule makes from the name of the state, older and shorter names; folded, adjectives without ending."""

_SEATS = {
    "washington": "US", "peking": "CN", "beijing": "CN", "ankara": "TR", "bern": "CH", "canberra": "AU", "ottawa": "CA",
    "brasilia": "BR", "islamabad": "PK", "hanoi": "VN", "pretoria": "ZA", "teheran": "IR", "tel aviv": "IL",
    "kyjiw": "UA", "kiew": "UA", "kyiv": "UA", "kiev": "UA", "london": "GB", "neu delhi": "IN", "bratislava": "SK",
    "luxemburg": "LU", "moskau": "RU", "moscow": "RU", "berlin": "DE", "madrid": "ES", "lissabon": "PT", "lisbon": "PT",
    "jakarta": "ID", "buenos aires": "AR", "mexiko stadt": "MX", "wellington": "NZ", "astana": "KZ", "nikosia": "CY",
}  # fmt: skip
"""Seats of government that are no zone of time, or not the only one of their state."""

_ENDINGS = ("isches", "ischer", "ischen", "ischem", "ische", "isch", "ian", "ean", "ese", "ish", "an", "i")
_LEFT_OF_COUNTRY = frozenset(
    ("", "a", "e", "i", "o", "u", "n", "en", "ien", "stan", "istan", "ia", "on", "an", "ei", "y", "es")
)
_LEFT_OF_STEM = frozenset(("", "n", "an", "en", "es", "on", "it", "ar", "ian", "ien"))
_STATE_LIKE = re.compile(r"[A-Z]{2}$")


@cache
def _countries(languages: tuple[str, ...] = ("en", "de")) -> dict[str, str]:
    """Folded name to ISO code; of two languages that call two states by one word, the later wins."""
    names: dict[str, str] = {}
    for language in languages:
        for code, name in Locale(language).territories.items():
            if _STATE_LIKE.match(code) and code not in {"EZ", "ZZ", "XA", "XB", "QO"}:
                names[fold(name)] = code
    return names


@cache
def _seats() -> dict[str, str]:
    """Folded name of a capital to ISO code: the city of a state's only zone of time, and those listed."""
    states = get_global("zone_territories")
    zones = Counter(states.values())
    found = {}
    for zone, state in states.items():
        if zones[state] == 1 and _STATE_LIKE.match(state) and zone.startswith(("Africa", "America", "Asia", "Europe")):
            cities = {Locale(language).time_zones.get(zone, {}).get("city", "") for language in ("de", "en")}
            found.update({fold(city): state for city in cities | {zone.rpartition("/")[2].replace("_", " ")} if city})
    return found | _SEATS


NATIONS = frozenset((*_countries().values(), "EU", "UN"))
"""All codes that `country` can give."""


@cache
def _by_beginning() -> dict[str, tuple[tuple[str, str], ...]]:
    table = defaultdict(list)
    for name, code in _countries().items():
        if " " not in name:
            table[name[:4]].append((name, code))
    return {beginning: tuple(found) for beginning, found in table.items()}


@lru_cache(maxsize=1 << 14)
def country(word: str) -> str:
    """ISO code of the state a folded word names ("russlands", "ukrainischer", "american"), or EU, UN; "" for none."""
    for form in (word, word.removesuffix("s")):
        if form in _ADJECTIVES or form in _countries():
            return _ADJECTIVES.get(form) or _countries()[form]
    for ending in ("er", "en", "es", "em", "e"):
        if word.removesuffix(ending) in _ADJECTIVES:
            return _ADJECTIVES[word.removesuffix(ending)]
    return _of_adjective(word)


def _of_adjective(word: str) -> str:
    """As in "kolumbianisch" -> Kolumbien: stem and name begin alike, and only endings are left of both."""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= 4), None)
    if ending is None:
        return ""
    stem = word.removesuffix(ending)
    best: tuple[int, str] = (0, "")
    for name, code in _by_beginning().get(stem[:4], ()):
        shared = len(_shared(stem, name))
        if name[shared:] in _LEFT_OF_COUNTRY and stem[shared:] in _LEFT_OF_STEM:
            best = max(best, (shared, code))
    return best[1]


def _shared(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


@lru_cache(maxsize=1 << 14)
def seat(word: str) -> str:
    """ISO code of the state whose government sits in a city ("moskau", "moskaus", "moskauer"); "" for none."""
    for form in (word, word.removesuffix("s"), word.removesuffix("er"), f"{word.removesuffix('er')}e"):
        if form in _seats():
            return _seats()[form]
    return ""


@lru_cache(maxsize=1 << 14)
def place_name(name: str) -> str:
    """The state or city a name is, without the genitive's s ("Moskaus" -> "Moskau"); "" where it is none."""
    for form in (name.removesuffix("s"), name):
        folded = fold(form)
        if folded in _countries(("de",)) or folded in _seats() or folded in _NAMED:
            return form
    return ""


_NAMED = frozenset(
    "usa us eu uno un nato amerika kreml grossbritannien england weissrussland bruessel mazedonien".split()
)
