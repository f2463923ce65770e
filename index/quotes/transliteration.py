"""Spellings of one foreign name: how German, English and French write what another script says.

A spelling is read three times, as each language would pronounce it, into one alphabet of sounds: "Uschakow" (German),
"Ushakov" (English) and "Ouchakov" (French) all can be "uSakov". Two spellings are one name where they share a reading,
which keeps "Müller" and "Möller", "Meier" and "Meyer", "Hofmann" and "Hoffmann" apart: nothing transliterated tells
them so. The correspondences are those of the German (Duden), English (BGN) and French practice for Russian,
Ukrainian, Arabic, Persian and Hebrew names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.quotes.spelling import fold

_GERMAN = (
    ("schtsch", "X"), ("dsch", "J"), ("tsch", "C"), ("sch", "S"), ("sh", "S"), ("ch", "H"), ("kh", "H"), ("w", "v"),
    ("ph", "f"), ("j", "i"), ("y", "i"),
)  # fmt: skip
_ENGLISH = (
    ("shch", "X"), ("dzh", "J"), ("j", "J"), ("tch", "C"), ("ch", "C"), ("sh", "S"), ("zh", "S"), ("kh", "H"),
    ("oo", "u"), ("y", "i"),
)  # fmt: skip
_FRENCH = (
    ("chtch", "X"), ("dj", "J"), ("tch", "C"), ("ch", "S"), ("kh", "H"), ("ou", "u"), ("j", "S"), ("y", "i"),
)  # fmt: skip
_SLAVIC = re.compile(
    r"(?:[oe]w|[oe]v|[oe]ff|[oe]wa|[oe]va|[iy]ne?|ina|n[iy]j|nyy?|[jy]ahou|[jy]ahu|s[kc]ij|s[kc]yj|s[kc]yy?|s[kc]iy|s[kc]i|s[kc]a[jy]a|enk[oa]|"
    r"[ct]*s?chu[kc]|[iy]tsch|[iy]tch|[iy]c[hz]?|[ijy]an|schwili|shvili|d[sz]e|[iy]uk|[iy]u|ou)$"
)
"""Endings of Slavic, Caucasian and Hebrew surnames; only they vary s/z, y/i and doubled letters between languages."""
_OWN = re.compile(r"[bcdfghklmnpqrstvwxz]{0,3}[ae][iy](?:e?r|en?)?s?$")
"""German names that differ in i and y alone are two: Meier and Meyer, Bayer and Baier."""
_GERMAN_SLAVIC = (("ss", "s"), ("z", "Z"), ("ts", "Z"), ("ks", "K"), ("x", "K"))
_OTHER_SLAVIC = (("ts", "Z"), ("tz", "Z"), ("ss", "s"), ("z", "s"), ("ks", "K"), ("x", "K"))
_SHORT = 4
"""Letters below which a name has only the spelling it has: "Li" and "Lee", "Kim" and "Khim" stay apart."""


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> frozenset[str]:
    """What a word can sound like, in letters of our own; the folded word itself is always among them.

    >>> readings("Peskow") & readings("Peskov")
    frozenset({'peskov'})
    """
    folded = fold(word).replace(" ", "")
    if len(folded) < _SHORT or _OWN.fullmatch(folded):
        return frozenset({folded})
    slavic = bool(_SLAVIC.search(folded))
    found = {_read(folded, _GERMAN, _GERMAN_SLAVIC if slavic else ())}
    for rules in (_ENGLISH, _FRENCH):
        found.add(_read(folded, rules, _OTHER_SLAVIC if slavic else ()))
    return frozenset(found | {folded})


def _read(word: str, rules: Iterable[tuple[str, str]], slavic: Iterable[tuple[str, str]]) -> str:
    """Apply at each place the first rule that fits; sounds are capital letters, so that none is read twice."""
    table = [*rules, *slavic]
    sounds, at = [], 0
    while at < len(word):
        for letters, sound in table:
            if word.startswith(letters, at):
                sounds.append(sound)
                at += len(letters)
                break
        else:
            sounds.append(word[at])
            at += 1
    return _smoothed("".join(sounds), slavic=bool(slavic))


def _smoothed(sounds: str, *, slavic: bool) -> str:
    """Without what no two languages write alike: the i in "Medwedjew", -ow or -ew behind a hiss, -yj, -ine."""
    sounds = re.sub(r"ff$", "v", sounds) if slavic else sounds
    sounds = re.sub(r"(?<=[^aeiou])i(?=e)", "", sounds)
    sounds = re.sub(r"i+", "i", sounds)
    if slavic:
        sounds = re.sub(r"(?<=[XCSJ])[oe](?=va?$)", "o", sounds)
        sounds = re.sub(r"(?<=[aeiou])i(?=e)", "", sounds)
        sounds = re.sub(r"ine$", "in", sounds)
        sounds = re.sub(r"ck", "k", sounds)
    return sounds


def one_spelling(one: str, other: str, *, surely: bool = False) -> bool:
    """Whether two words can be one name as two languages write it.

    `surely` asks for the same word or a Slavic ending, since "Fischer" and "Fisher" share a reading too, and only a
    first name can tell whether they are one.
    """
    if surely and fold(one) != fold(other) and not (_SLAVIC.search(fold(one)) and _SLAVIC.search(fold(other))):
        return False
    return not readings(one).isdisjoint(readings(other))
