"""Which type of fact a question asks for: a time, a place, a number, a duration, a reason, a person, a thing."""

from __future__ import annotations

import re

_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "how_long",
            r"\bwie ?lange?\b(?! ist)|\bwie viele? (?:stunden|minuten|tage|wochen|monate|jahre)\b|\bhow long\b|"
            r"\bwelche\w? (?:dauer|zeitraum|zeitspanne)\b",
        ),
        (
            "how_many",
            r"\bwie ?viele?\w?\b|\bwie (?:hoch|groß|oft|weit|alt|schwer|stark|tief|breit|schnell|teuer|häufig)\b|"
            r"\bhow (?:many|much|often|high|large|big|old|far)\b|"
            r"\bprozent(?:satz)?\b|\banzahl\b|\bwelche\w? (?:summe|zahl|höhe|wert|betrag|anteil|größe|fläche)\b|"
            r"\bpercentage\b",
        ),
        (
            "when",
            r"\bwann\b|\bwhen\b|\b(?:welche[mnrs]?|what|which) (?:\w+ )?(?:jahr|jahren|monat|tag|tagen|datum|"
            r"jahrhundert|jahrzehnt|uhrzeit|zeit|year|month|day|date|century)\b",
        ),
        (
            "where",
            r"\bwo\b|\bwohin\b|\bwoher\b|\bwhere\b|\b(?:welche[mnrs]?|which|what) (?:\w+ )?(?:\w*stadt|ort|orten|"
            r"land|ländern?|\w*region|\w*gebiet|staat|hauptstadt|county|"
            r"city|country|place)\b",
        ),
        (
            "why",
            r"\bwarum\b|\bweshalb\b|\bwieso\b|\bwhy\b|\bwelche[mnrs]? (?:grund|gründen?|ursache)\b|"
            r"\baus welchem grund\b|\bwhat reason\b",
        ),
        (
            "who",
            r"\bwer\b|\bwen\b|\bwem\b|\bwho\b|\bwhom\b|\bwelche[rnms]? (?:person|mann|frau|\w*präsident|\w*minister)\b",
        ),
        (
            "what",
            r"\bwas\b|\bwelche\w?\b|\bwie\b|\bwhat\b|\bwhich\b|\bhow\b|\bwo(?:für|mit|durch|rüber|rum|ran|rauf|"
            r"raus|von|vor|bei|nach|rin|zu)\b|\bwessen\b",
        ),
    )
)


def fact_type(text: str) -> str | None:
    """The type of fact, by the first pattern that fits: "Wie lange dauerte es?" -> "how_long"; None without any."""
    return next((name for name, pattern in _FACTS if pattern.search(text)), None)
