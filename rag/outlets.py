"""The outlet a question names: "laut n-tv", "in der Zeit", "Was schrieb VOL.AT über ...?"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_CUE = r"(?:laut|beim?|bei der|in der|im|vom|von der|according to(?: the)?|in the|by the|reported by)"
_EVERYDAY = frozenset(
    "zeit welt bild stern spiegel standard presse kurier tag freitag focus post times sun mirror".split()
)
"""Names that are words: they name an outlet only behind "in der", "laut", "im" and before no "nach", "vor", "von"."""


_AROUND = re.compile(
    r"^(?:www\.|die |der |das |the )|(?:\.(?:de|at|ch|com|org|net|info|eu|tv)| online)$", re.IGNORECASE
)
_REPORTS = re.compile(
    r"\b(?:schr(?:ieb|eib)\w*|geschrieben|bericht\w*|meld\w*|gemeldet|hieß|heißt|steht|stand|zitier\w*|artikel\w*|"
    r"sag(?:t|te|ten|en)|gesagt|veröffentlich\w*|publi[zs]\w*|kommentier\w*|kommentar\w*|erwähn\w*|weiß|nachricht\w*|"
    r"report\w*|wr(?:ite|ote)\w*|writt?en|says?|said|articles?)\b",
    re.IGNORECASE,
)
"""A question with such a word may ask for what an outlet has; "Seit wann ist Wikipedia gesperrt?" asks about it."""
_TOPIC = re.compile(r"\b(?:über|about|gegen|against|on)\s(?:d(?:ie|en|er|as|em)\s|the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet of the corpus and the characters that name it, with the preposition before it."""

    name: str
    start: int
    end: int


def named_outlet(text: str, outlets: Collection[str]) -> NamedOutlet | None:
    """The outlet a question names, by its name or what is left of it without article and ending; the longest wins."""
    found = []
    for outlet in outlets:
        for spelling in _spellings(outlet):
            match = _pattern(spelling).search(text)
            cue = match is not None and match.start() < match.start("name")
            if match and (cue or (_REPORTS.search(text) and not _TOPIC.search(text[: match.start()]))):
                found.append((match.end() - match.start("name"), outlet, match))
                break
    if not found:
        return None
    _, outlet, match = max(found, key=lambda one: (one[0], one[1]))
    return NamedOutlet(outlet, match.start(), match.end())


def _spellings(outlet: str) -> list[str]:
    """Its name and what people call it: "Zeit" for "DIE ZEIT", "dpa" for "dpa.de", "Spiegel" for "Spiegel Online"."""
    return list(dict.fromkeys((outlet, _AROUND.sub("", _AROUND.sub("", outlet)))))


def _pattern(spelling: str) -> re.Pattern[str]:
    name = rf"(?<![\w.])(?P<name>{re.escape(spelling)})(?!\w|\.\w|-(?!bericht|artikel|meldung|interview))"
    if spelling.lower() in _EVERYDAY:
        return re.compile(rf"\b{_CUE}\s+{name}(?!\s+(?:nach|vor|von|zwischen|seit|bis|als|des|der|of))", re.IGNORECASE)
    return re.compile(rf"(?:\b{_CUE}\s+)?{name}", re.IGNORECASE)
