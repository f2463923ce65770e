"""Names by sound, for what users type and printers misprint."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from index.quotes.spelling import fold

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


class TypoIndex:
    """Words by what a single typo leaves as it is, so that only a few are compared: of 7,400 surnames some 50."""

    def __init__(self, words: Iterable[str]) -> None:
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in words:
            self._alike[word[:1], len(word)].append(word)

    def one_typo_from(self, word: str) -> list[str]:
        """The words that `one_typo_apart` finds near this one."""
        lengths = range(len(word) - 1, len(word) + 2)
        near = (other for length in lengths for other in self._alike.get((word[:1], length), ()))
        return [other for other in near if one_typo_apart(word, other)]
