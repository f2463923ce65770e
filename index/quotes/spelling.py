"""Words without what spelling adds: case, accents, umlauts, signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, umlauts written out, signs as single spaces: "Orbán" -> "orban"."""
    plain = text.lower().translate(_UMLAUTS)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(plain))


def slug(name: str) -> str:
    """As in "Wolodymyr Selenskyj" -> "wolodymyr-selenskyj"; never empty."""
    return fold(name).replace(" ", "-") or "unnamed"
