"""Words of one family: compounds with what they are made of, and words of one root.

Words are keys as stored in the index (index/word_keys.py), in bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index import SentenceWords
from index.sentence_words import encode_key, ending
from index.tokens import stems

PART = 0.7
"""A word inside a compound: "Garantien" in "Sicherheitsgarantien"."""
_DERIVED = 0.6  # words of one root: "Verringerung" and "verringert", "Südkalifornien" and "südkalifornische"
_ROOT = 6  # letters that words of one root begin with together
_ENDING = 2  # letters of the shorter one that may differ: "Schlachtung", "schlachten"
_LONGEST_ENDING = 6  # letters of the longer one that may
_SHORTEST_PART = 4  # letters; shorter ones ("rat", "amt") are in everything
_LONGER = 3  # letters that the compound has more
_LINKS = ("", "s", "es", "n", "en")  # between the parts of a compound


def kin_among(
    words: SentenceWords, numbers: NDArray[np.int32], keys: Sequence[str], *, wider: float = PART
) -> Iterator[tuple[int, int, float]]:
    """A key, a word and what the word is worth for the key, of all that are kin and not the same.

    `wider` is what a word is worth that is only a part of the key, and so may speak of something else: "Reform" for
    "Rentenreform". Only words that begin or end in the same four letters can be kin; those are read.
    """
    long = [(row, encode_key(key)) for row, key in enumerate(keys) if len(key) >= _SHORTEST_PART]
    if not long or not len(numbers):
        return
    heads = _alike(words.beginnings[numbers], [int.from_bytes(key[:_SHORTEST_PART], "little") for _, key in long])
    tails = _alike(words.endings[numbers], [ending(key) for _, key in long])
    read = dict(
        zip(near := sorted({column for _, column in (*heads, *tails)}), _read(words, numbers, near), strict=True)
    )
    for at, column in heads:
        (row, key), word = long[at], read[column]
        if value := kinship(key, word):
            yield row, column, wider if value == PART and len(word) < len(key) else value
    compounds: list[tuple[int, int, bytes, bytes]] = []
    for at, column in tails:
        (row, key), word = long[at], read[column]
        if abs(len(key) - len(word)) >= _LONGER and (key.endswith(word) or word.endswith(key)):
            short, whole = sorted((key, word), key=len)
            compounds.append((row, column, short, whole))
    for row, column in _with_known_heads(words, compounds):
        yield row, column, PART if len(read[column]) > len(encode_key(keys[row])) else wider


def _alike(values: NDArray[np.uint32], wanted: Sequence[int]) -> list[tuple[int, int]]:
    """Which of the wanted values stands where, in order."""
    found = np.nonzero(values == np.array(wanted, dtype=np.uint32)[:, None])
    return list(zip(*(places.tolist() for places in found), strict=True))


def _read(words: SentenceWords, numbers: NDArray[np.int32], columns: Sequence[int]) -> list[bytes]:
    keys: list[bytes] = words.vocabulary[numbers[columns]].tolist() if columns else []
    return keys


def kinship(key: bytes, word: bytes) -> float:
    """What two words are worth for each other: one is the head of the other, or both are of one root."""
    short, long = sorted((key, word), key=len)
    if len(short) < _SHORTEST_PART:
        return 0.0
    if len(long) >= len(short) + _LONGER and long.startswith(short):
        return PART
    root = max(_ROOT, len(short) - _ENDING)
    alike = len(short) >= root and len(long) - root <= _LONGEST_ENDING and short[:root] == long[:root]
    return _DERIVED if alike else 0.0


def _with_known_heads(
    words: SentenceWords, tails: Sequence[tuple[int, int, bytes, bytes]]
) -> Iterator[tuple[int, int]]:
    """Where a word ends in another, whether what is left of it is a word of the corpus, too.

    "Friedensplan" is met by "Plan", since "Frieden" is a word; "Grönland" is not met by "Land".
    """
    if not tails:
        return
    rests = [long[: -len(short)].decode(errors="ignore") for _, _, short, long in tails]
    heads = [(at, form) for at, rest in enumerate(rests) for form in _as_words(rest)]
    known = words.numbers(form for _, form in heads) >= 0
    for at in dict.fromkeys(at for (at, _), one in zip(heads, known.tolist(), strict=True) if one):
        yield tails[at][:2]


def _as_words(rest: str) -> Iterator[str]:
    """What the first part of a compound can be as a word: without a link, and in the form in which words are kept."""
    for link in _LINKS:
        if rest.endswith(link) and len(rest) > len(link) + 1:
            head = rest.removesuffix(link)
            yield from (head, *stems(head)[:1])
