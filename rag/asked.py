"""What kind of answer a question asks for: a number of something, a date, a place, a person, a name, a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.word_keys import word_key
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS
from rag.words import Word, find_words

_MEASURED = {
    "alt": r"jahr|jährig|monat|alter|years?",
    "hoch": r"meter|kilometer|euro|dollar|franken|prozent|milli|mrd|mio|%|€|\$|punkte",
    "groß": r"quadrat|hektar|meter|kilometer|prozent|%|einwohner|liter|milli",
    "weit": r"meter|kilometer|meilen|km|lichtjahre|seemeilen",
    "lang": r"meter|kilometer|km|seiten|minuten|stunden|jahre|tage|wochen|monate",
    "tief": r"meter|kilometer|metern",
    "breit": r"meter|kilometer|metern",
    "schwer": r"gramm|kilo|tonne|pfund|kg",
    "teuer": r"euro|dollar|franken|mark|rubel|pfund|€|\$|milli|mrd|mio",
    "schnell": r"km/h|stundenkilometer|knoten|meter|kilometer",
    "heiß": r"grad|°",
    "warm": r"grad|°",
    "kalt": r"grad|°",
    "oft": r"mal",
    "häufig": r"mal|prozent",
    "stark": r"prozent|stärke|%|ps|magnitude",
}
"""What stands behind the number that answers "wie ALT", "wie HOCH"."""
_QUANTITIES = {
    "temperatur": _MEASURED["warm"],
    "geschwindigkeit": _MEASURED["schnell"],
    "länge": _MEASURED["lang"],
    "entfernung": _MEASURED["weit"],
    "tiefe": _MEASURED["tief"],
    "breite": _MEASURED["breit"],
    "fläche": r"quadrat|hektar|morgen",
    "gewicht": _MEASURED["schwer"],
    "alter": _MEASURED["alt"],
    "preis": _MEASURED["teuer"],
    "betrag": _MEASURED["teuer"],
    "summe": _MEASURED["teuer"],
}
"""The same for "welche LÄNGE"."""
_QUANTITY = re.compile(rf"\bwelche[mnrs]? (?:\w+ )?({'|'.join(_QUANTITIES)})\b", re.IGNORECASE)
_COST = re.compile(r"\bkoste(?:te?n?|n)\b|\bbezahlt\w*\b|\bcosts?\b", re.IGNORECASE)
_PERCENT = re.compile(r"\bprozent(?:satz)?\b|\banteil\b|\bpercent", re.IGNORECASE)
_DEGREE = re.compile(r"\bwie (\w+)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bwie ?viele?[nrs]?\b|\bhow (?:many|much)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:welche[mnrs]?|which|what)\b|\bwas für (?:ein\w*)?", re.IGNORECASE)
_HOW_MANY_OF = re.compile(r"\b(?:wie ?vielen? |how many )", re.IGNORECASE)
_CLOCK = re.compile(r"\buhrzeit\b|\bwie viel uhr\b|\bwhat time\b", re.IGNORECASE)
_LENGTH = re.compile(r"\bwie lang (?:ist|sind|war|waren|wird|soll)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\bwie (?:heiß\w*|hieß\w*|nenn\w*|nannt\w*|laute\w*)\b|\bname\w?\b|\bgenannt\b|\bcalled\b|\bbegriff\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of answer: "number", "duration", "date", "place", "person", "name", "reason", or None.

    `focus` is the key of the noun asked about ("Wie viele Busse", "Welche Schule"), `unit` what the number must be
    of; `words` are the keys of the question, which the answer does not repeat.
    """

    kind: str | None
    focus: str | None
    unit: re.Pattern[str] | None
    words: frozenset[str]


_KINDS = {"how_many": "number", "how_long": "duration", "when": "date", "where": "place", "who": "person"}


@lru_cache(maxsize=256)
def asked(question: str, fact: str | None) -> Asked:
    """Read the kind of answer from a question whose type of fact is known."""
    words = find_words(question)
    keys = frozenset(word_key(part) for word in words for part in word.text.split("-"))
    if _LENGTH.search(question) or (fact in {None, "what"} and _unit(question) is not None):
        fact = "how_many"
    kind = _KINDS.get(fact or "") or ("reason" if fact == "why" else None)
    focus = None
    which, much = _WHICH.search(question), _HOW_MUCH.search(question)
    if kind in {None, "place", "person"} and which:
        focus = _noun_behind(words, which.end())
        kind = kind or ("name" if focus else None)
    elif kind is None and _NAMED.search(question):
        kind = "name"
    elif kind == "number" and much:
        focus = _noun_behind(words, much.end())
    return Asked(kind, focus, _unit(question) or _quantity_unit(question) if kind == "number" else None, keys)


def _noun_behind(words: list[Word], end: int) -> str | None:
    """The key of the first noun behind a question word, before the verb; adjectives may stand between."""
    for word in [word for word in words if word.start >= end][:4]:
        if word.text[:1].isupper():
            return word_key(word.text.split("-")[-1])
        if word.lower in FUNCTION_WORDS or word.lower in QUESTION_WORDS:
            return None
    return None


def _unit(question: str) -> re.Pattern[str] | None:
    if _CLOCK.search(question):
        return re.compile("uhr|o'clock|am|pm", re.IGNORECASE)
    if _PERCENT.search(question):
        return re.compile("prozent|percent|%|drittel|viertel|hälfte", re.IGNORECASE)
    for degree in _DEGREE.finditer(question):
        if degree.group(1).lower() in _MEASURED:
            return re.compile(_MEASURED[degree.group(1).lower()], re.IGNORECASE)
    return None


def _quantity_unit(question: str) -> re.Pattern[str] | None:
    """The unit of "Welche Länge hat die Brücke?", "Was kostete das Haus?"; of "Wie viele Häuser kosteten" none."""
    quantity, much = _QUANTITY.search(question), _HOW_MANY_OF.search(question)
    if quantity is not None:
        return re.compile(_QUANTITIES[quantity[1].lower()], re.IGNORECASE)
    costs = _COST.search(question) is not None and much is None
    return re.compile(_MEASURED["teuer"], re.IGNORECASE) if costs else None
