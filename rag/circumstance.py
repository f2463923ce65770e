"""Parts of a question that tell when, on what occasion or to whom something was said: "vor dem Treffen mit ...".

A statement made before a meeting need not name the meeting; such words help to rank and never decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.words import Word

_OCCASION = (
    r"\w*(?:treffen\w*|gespräch\w*|telefonat\w*|anruf\w*|wahl\w*|wahlkampf\w*|gipfel\w*|konferenz\w*|besuch\w*|"
    r"amtsantritt\w*|amtseinführung|vereidigung|verhandlung\w*|sitzung|rede|interview\w*|reise|abstimmung|"
    r"angriff\w*|anschlag\w*|krieg\w*|unglück\w*|urteil\w*|spiel\w*|"
    r"meeting\w*|call|summit|talks|visit|election|inauguration|speech|campaign|attack|conference)"
)
_OCCASION_WORD = re.compile(_OCCASION, re.IGNORECASE)
_PHRASE = re.compile(
    r"\b(?:vor|nach|während|seit|bei|beim|im|anlässlich|im vorfeld|am rande|before|after|during|ahead of|at|in)\s"
    r"(?:(?:de[rsmn]|seine[rmn]|ihre[rmn]|eine[rmn]|the|his|her|their|a)\s)?(?:\w+\s)?"
    + _OCCASION
    + r"\b(?:\s(?:mit|in|with|von|of|zwischen|between|de[rs]|des)\s(?:\w+\s)?\w+(?:\s(?:und|and)\s\w+)?)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",\s*(?:als|bevor|nachdem|während|solange|when|before|after|while)\s.*$", re.IGNORECASE | re.DOTALL
)


_LISTENER = re.compile(
    r"\s(?:de[rm]|den|(?:gegenüber|im interview mit|im gespräch mit|to|in an interview with)(?:\s(?:de[rmn]|the))?)\s"
    r"((?-i:[A-ZÄÖÜ])[\w.-]*(?:\s(?-i:[A-ZÄÖÜ])[\w.-]*){0,3})",
    re.IGNORECASE,
)


def listener(text: str, behind: int) -> tuple[int, int] | None:
    """Whom somebody told something, right behind the name: "Was sagte X [der Jakarta Post] über ...?"."""
    found = _LISTENER.match(text, behind)
    return (found.start(1), found.end(1)) if found else None


def circumstances(text: str) -> list[tuple[int, int]]:
    """The characters of such parts, in order."""
    return sorted((match.start(), match.end()) for pattern in (_PHRASE, _CLAUSE) for match in pattern.finditer(text))


def is_occasion(word: Word) -> bool:
    """Whether a word is an occasion by itself: "Telefonat", "Gipfeltreffen"; with a date it tells when."""
    return bool(_OCCASION_WORD.fullmatch(word.text))


def words_within(words: Sequence[Word], places: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The words that lie in one of the places."""
    return tuple(word for word in words if any(start <= word.start and word.end <= end for start, end in places))
