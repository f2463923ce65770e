"""One name over transliterations and typing errors; the only importer of rapidfuzz."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)

_SOUNDS = (
    (r"ae", "a"), (r"oe", "o"), (r"ue", "u"), (r"ea", "e"), (r"ee", "i"), (r"ou", "u"), (r"oo", "u"),
    (r"schtsch|shch|szcz", "S"), (r"tsch|tch|cz", "C"), (r"sch|sh|zh", "S"), (r"ch|kh", "C"), (r"ph", "f"),
    (r"th", "t"), (r"ck|qu|q", "k"), (r"c", "k"), (r"x", "ks"), (r"tz|ts|z", "s"), (r"off?$", "ov"), (r"eff?$", "ev"),
    (r"w", "v"), (r"(?<=[bdfglmnprstv])[jy](?=e)", ""), (r"[jy]", "i"),
    (r"gh", "g"), (r"(?<=[aeiou])h", ""), (r"ie", "i"),
)  # fmt: skip
"""What German, English and other romanisations write differently; applied in this order to the folded word."""

_SOUND_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, umlauts written out, signs as single spaces: "Orbán" -> "orban"."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_UMLAUTS))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", plain))


def slug(name: str) -> str:
    """As in "Wolodymyr Selenskyj" -> "wolodymyr-selenskyj"; never empty."""
    return fold(name).replace(" ", "-") or "unnamed"


@lru_cache(maxsize=1 << 16)
def sound_key(word: str) -> str:
    """One key for the spellings of one name: Selenskyj, Selenskij, Zelensky and Zelenskyy all give "selenski".

    Not a phonetic code: it merges what transliteration varies (w/v, j/y/i, sch/sh, s/z, doubled letters)
    and keeps the rest, so that "Müller" and "Möller" stay two.
    """
    key = fold(word).replace(" ", "")
    for pattern, sound in _SOUND_RULES:
        key = pattern.sub(sound, key)
    return _DOUBLE.sub(r"\1", key)


def similar_names(one: str, other: str) -> float:
    """Likeness of two names from 0 to 1, after folding both into their sound keys."""
    a = " ".join(sound_key(word) for word in one.split())
    b = " ".join(sound_key(word) for word in other.split())
    return ratio(a, b) / 100.0


def one_typo_apart(one: str, other: str) -> bool:
    """Whether a single wrong, missing, doubled or swapped letter lies between two words of five letters or more."""
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def same_first_names(one: str, other: str) -> bool:
    """Whether two people of one surname can be one by their first names: "Wolodimir", "Wolodymyr"; "G.", "George".

    Middle names count only where both have them: "George W." and "George H." are two.
    """
    a, b = fold(one).split(), fold(other).split()
    if not a or not b:
        return False
    if not _same_word(a[0], b[0]):
        return False
    return len(a) < 2 or len(b) < 2 or all(_same_word(x, y) for x, y in zip(a[1:], b[1:], strict=False))


def _same_word(one: str, other: str) -> bool:
    if one == other or sound_key(one) == sound_key(other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return min(len(one), len(other)) >= 5 and OSA.distance(sound_key(one), sound_key(other), score_cutoff=1) <= 1
