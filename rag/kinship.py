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
    begins = words.vocabulary.view(np.uint32).reshape(len(words.vocabulary), -1)[numbers, 0]
    heads = _columns(begins, [int.from_bytes(key[:_SHORTEST_PART], "little") for _, key in long])
    tails = _columns(words.endings[numbers], [ending(key) for _, key in long])
    compounds = []
    for (row, key), alike, rhyming in zip(long, heads, tails, strict=True):
        for column, word in zip(alike, words.vocabulary[numbers[alike]].tolist(), strict=True):
            if value := kinship(key, word):
                yield row, column, wider if value == PART and len(word) < len(key) else value
        for column, word in zip(rhyming, words.vocabulary[numbers[rhyming]].tolist(), strict=True):
            if abs(len(key) - len(word)) >= _LONGER and (key.endswith(word) or word.endswith(key)):
                compounds.append((row, column, *sorted((key, word), key=len)))
    for row, column in _with_known_heads(words, compounds):
        yield row, column, PART if len(words.vocabulary[numbers[column]]) > len(encode_key(keys[row])) else wider


def _columns(values: NDArray[np.uint32], wanted: Sequence[int]) -> list[list[int]]:
    """For each of the wanted values where it stands."""
    near = np.flatnonzero(np.isin(values, np.array(wanted, dtype=np.uint32)))
    found: dict[int, list[int]] = {}
    for column, value in zip(near.tolist(), values[near].tolist(), strict=True):
        found.setdefault(value, []).append(column)
    return [found.get(value, []) for value in wanted]


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
