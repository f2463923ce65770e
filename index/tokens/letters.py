"""Words in letters without marks."""

from __future__ import annotations

import unicodedata

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "đ": "d", "ł": "l", "ı": "i"}
)


def plain_letters(word: str) -> str:
    """A lower-cased word with umlauts spelled out, other accents and apostrophes dropped."""
    if word.isascii():
        return word.replace("'", "")
    spelled = word.translate(_UMLAUTS).replace("'", "").replace("’", "")
    return "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))
