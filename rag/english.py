"""Roles and bodies in English as the German articles have them: "the Kremlin spokesman" -> "Kremlsprecher".

Names need no translation. A role does: its words are few, and what they are made of is regular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_COUNTRIES = {
    "russian": "russisch", "ukrainian": "ukrainisch", "german": "deutsch", "french": "französisch",
    "british": "britisch", "uk": "britisch", "american": "US", "us": "US", "u.s.": "US", "hungarian": "ungarisch",
    "polish": "polnisch", "italian": "italienisch", "spanish": "spanisch", "austrian": "österreichisch",
    "swiss": "schweizer", "turkish": "türkisch", "israeli": "israelisch", "iranian": "iranisch",
    "iraqi": "irakisch", "syrian": "syrisch", "chinese": "chinesisch", "japanese": "japanisch",
    "indian": "indisch", "greek": "griechisch", "dutch": "niederländisch", "belgian": "belgisch",
    "swedish": "schwedisch", "norwegian": "norwegisch", "finnish": "finnisch", "danish": "dänisch",
    "czech": "tschechisch", "slovak": "slowakisch", "romanian": "rumänisch", "bulgarian": "bulgarisch",
    "serbian": "serbisch", "croatian": "kroatisch", "canadian": "kanadisch", "brazilian": "brasilianisch",
    "mexican": "mexikanisch", "egyptian": "ägyptisch", "belarusian": "belarussisch", "georgian": "georgisch",
    "european": "europäisch", "eu": "EU", "north korean": "nordkoreanisch", "south korean": "südkoreanisch",
}  # fmt: skip
_NATIONS = {
    "russia": "russian", "ukraine": "ukrainian", "germany": "german", "france": "french", "britain": "british",
    "america": "american", "hungary": "hungarian", "poland": "polish", "italy": "italian", "spain": "spanish",
    "austria": "austrian", "switzerland": "swiss", "turkey": "turkish", "israel": "israeli", "iran": "iranian",
    "iraq": "iraqi", "syria": "syrian", "china": "chinese", "japan": "japanese", "india": "indian",
    "greece": "greek", "belgium": "belgian", "sweden": "swedish", "norway": "norwegian", "finland": "finnish",
    "denmark": "danish", "romania": "romanian", "bulgaria": "bulgarian", "serbia": "serbian",
    "croatia": "croatian", "canada": "canadian", "brazil": "brazilian", "mexico": "mexican", "egypt": "egyptian",
    "belarus": "belarusian", "georgia": "georgian",
}  # fmt: skip
_FIELDS = {
    "foreign": "Außen", "defence": "Verteidigungs", "defense": "Verteidigungs", "interior": "Innen",
    "home": "Innen", "finance": "Finanz", "treasury": "Finanz", "justice": "Justiz", "health": "Gesundheits",
    "economy": "Wirtschafts", "economics": "Wirtschafts", "environment": "Umwelt", "transport": "Verkehrs",
    "education": "Bildungs", "agriculture": "Landwirtschafts", "energy": "Energie", "labour": "Arbeits",
    "labor": "Arbeits",
}  # fmt: skip
_HEADS = {
    "minister": "minister", "secretary": "minister", "ministry": "ministerium", "department": "ministerium",
    "office": "amt",
}  # fmt: skip
_ROLES = {
    "prime minister": "Ministerpräsident", "vice president": "Vizepräsident",
    "state department": "US-Außenministerium", "secretary general": "Generalsekretär",
    "presidential office": "Präsidialbüro", "president's office": "Präsidialbüro", "president": "Präsident",
    "chancellor": "Bundeskanzler", "government": "Regierung", "parliament": "Parlament", "police": "Polizei",
    "army": "Armee", "military": "Militär", "prosecutor": "Staatsanwaltschaft", "court": "Gericht",
    "central bank": "Zentralbank", "mayor": "Bürgermeister", "pope": "Papst", "opposition": "Opposition",
    "adviser": "Berater", "advisor": "Berater", "ambassador": "Botschafter", "analysts": "Analysten",
    "experts": "Experten", "security council": "Sicherheitsrat", "congress": "Kongress",
    "library congress": "Kongressbibliothek", "commission": "Kommission",
}  # fmt: skip
_BODIES = {"white house": "Weißes Haus", "kremlin": "Kreml", "moscow": "Moskau", "kyiv": "Kiew", "kiev": "Kiew"}
_GENITIVES = {"Weißes Haus": "Weißen Hauses", "Kreml": "Kremls"}
_SPOKEN = re.compile(r"\b(spokes)(man|woman|person|people)\b")

ROLE_WORDS = frozenset(
    word
    for phrase in (
        *_COUNTRIES,
        *_FIELDS,
        *_HEADS,
        *_ROLES,
        *_BODIES,
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "deputy",
    )
    for word in phrase.split()
)
"""Words an English role is made of; in a question they stand in lower case, too."""

COUNTRY_WORDS = frozenset(_COUNTRIES)
"""English adjectives of countries, which decide whose office it is."""


def german_roles(phrase: str) -> Iterator[str]:
    """German names of an English role, most exact first; none where a word of it is no part of any role."""
    words = re.sub(r"’s|'s", "", phrase.lower())
    if ROLE_WORDS.isdisjoint(words.split()):
        return
    words = re.sub(
        r"\b(secretary|minister|ministry|department) (?:of|for)(?: the)? (?!state)(\w+)(?: affairs)?", r"\2 \1", words
    )
    words = words.replace("secretary of state", "foreign minister")
    words = " ".join(re.sub(r"\b(?:the|of|for|a|an)\b", " ", words).split())
    nation = words.rpartition(" ")[2]
    if nation in _NATIONS and " " in words:
        words = f"{_NATIONS[nation]} {words.removesuffix(nation).strip()}"
    country, rest = _taken(words, _COUNTRIES)
    spoken = _SPOKEN.search(rest)
    rest = " ".join(_SPOKEN.sub(" ", rest).split())
    bodies = [_BODIES[rest]] if rest in _BODIES else list(_named(rest, country))
    if spoken is None:
        yield from bodies
        return
    ending = "in" if spoken[2] == "woman" else ""
    for body in bodies:
        yield f"{body}sprecher{ending}"
        yield f"Sprecher{ending} des {_GENITIVES.get(body, body)}"


def _taken(words: str, table: dict[str, str]) -> tuple[str, str]:
    """The country a phrase begins with, in German, and what is left."""
    for english, german in table.items():
        if words.startswith(english + " "):
            return german, words.removeprefix(english + " ")
    return "", words


def _named(role: str, country: str) -> Iterator[str]:
    """A role or ministry of a country: "foreign ministry" of "russisch" -> "russisches Außenministerium"."""
    field, _, head = role.rpartition(" ")
    german = _ROLES.get(role) or (f"{_FIELDS[field]}{_HEADS[head]}" if field in _FIELDS and head in _HEADS else "")
    if not german:
        return
    if country in {"US", "EU"}:
        yield f"{country}-{german[0].upper()}{german[1:]}"
    elif country:
        ending = "es" if german.endswith(("ium", "büro", "amt")) else "e" if german.endswith(("ung", "ei")) else "er"
        yield f"{country}{ending} {german}"
    else:
        yield german
