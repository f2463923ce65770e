"""Which type of fact a question asks for: a time, a place, a number, a duration, a reason, a person, a thing."""

from __future__ import annotations

import re
from functools import lru_cache

from index.quotes.lexicon import is_institution, role_head

_WHICH_NOUN = re.compile(r"\b(?:[Ww]elche[mnrs]?|[Ww]hich)(?: [a-zäöüß]+){0,2} (?P<noun>[A-ZÄÖÜ][\w-]+)")
_PERSONS = re.compile(
    r"(?:person|komponist|maler|kaiser|schriftsteller|philosoph|musiker|erfinder|entdecker|sportler|mathematiker|"
    r"dichter|herrscher|priester|herzog)(?:e|en|n|s|in|innen)?$",
    re.IGNORECASE,
)
"""Nouns for persons that are no roles in which somebody speaks."""
_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "how_long",
            r"\bwie ?lange?\b(?! ist)|\bwie viele?n? (?:sekunden|minuten|stunden|tagen?|wochen|monaten?|jahren?|"
            r"jahrzehnten?|jahrhunderten?)\b|\bhow long\b|"
            r"\bwelche\w? (?:dauer|zeitraum|zeitspanne)\b",
        ),
        (
            "how_many",
            r"\bwie ?viele?\w?\b|\bwie (?:hoch|groß|oft|weit|alt|schwer|stark|tief|breit|schnell|teuer|häufig)\b|"
            r"\bhow (?:many|much|often|high|large|big|old|far)\b|"
            r"\bprozent(?:satz)?\b|\banzahl\b|\bwelche\w? (?:\w+ )?(?:summe|zahl|höhe|wert|mengen?|betrag|anteil|größe|"
            r"fläche|anzahl|prozentsatz|länge|tiefe|breite|temperatur|geschwindigkeit|entfernung|gewicht|alter|preis)\b|"
            r"\bwas (?:ist|sind|war|waren|beträgt|betrug) (?:der|die) (?:\w+ )?(?:anzahl|prozentsatz|anteil|höhe)\b|"
            r"\bwas kostete?n?\b|\bpercentage\b",
        ),
        (
            "when",
            r"\bwann\b|^(?:\w+ )?when\b|\b(?:welche[mnrs]?|what|which) (?:\w+ )?(?:jahr|jahren|monat|tag|tagen|datum|"
            r"jahrhundert|jahrzehnt|uhrzeit|zeit|year|month|day|date|century)\b",
        ),
        (
            "where",
            r"\bwo\b|\bwohin\b|\bwoher\b|\bwhere\b|\b(?:welche[mnrs]?|which|what) (?:\w+ )?(?:\w*stadt|ort|orten|"
            r"land|ländern?|bundesland|bundesstaat|kontinent|insel|dorf|gemeinde|provinz|kanton|stadtteil|"
            r"\w*region|\w*gebiet|staat|hauptstadt|county|"
            r"city|country|place)\b",
        ),
        (
            "why",
            r"\bwarum\b|\bweshalb\b|\bweswegen\b|\bwieso\b|\bwhy\b|\bwelche[mnrs]? (?:grund|gründen?|ursache)\b|"
            r"\baus welchem grund\b|\bwas (?:ist|sind|war|waren) (?:der|die) (?:\w+ )?(?:grund|gründe|ursachen?)\b|"
            r"\bwhat reason\b",
        ),
        (
            "who",
            r"\bwer\b|\bwen\b|\bwem\b|\bwho\b|\bwhom\b|\bwelche[rnms]? (?:person|mann|frau|\w*präsident|\w*minister)\b",
        ),
        (
            "what",
            r"\bwas\b|\bwelche\w?\b|\bwie\b|\bwhat\b|\bwhich\b|\bhow\b|\bwo(?:für|mit|durch|rüber|rum|ran|rauf|"
            r"raus|von|vor|bei|nach|rin|zu|gegen|runter|hinein)\b|\bwessen\b|\bwievielte\w*",
        ),
    )
)


@lru_cache(maxsize=256)
def fact_type(text: str) -> str | None:
    """The type of fact, by the first question word, and of what fits there by the first pattern; None without any.

    "Wie lange dauerte es?" asks for a duration, "Was geschieht dort, wo der Fluss mündet?" for no place.
    """
    found = [(match.start(), at) for at, (_, pattern) in enumerate(_FACTS) if (match := pattern.search(text))]
    if not found:
        return None
    start, at = min(found)
    name = _FACTS[at][0]
    return "who" if name == "what" and _asks_which_person(text, start) else name


def _asks_which_person(text: str, start: int) -> bool:
    """As in "Welche Schauspielerin spielte die Hauptrolle?"; "Welcher Verein gewann?" asks for no person."""
    which = _WHICH_NOUN.match(text, start)
    if which is None or is_institution(which["noun"]):
        return False
    return bool(role_head(which["noun"]) or _PERSONS.search(which["noun"]))
