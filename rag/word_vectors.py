"""How alike words are in meaning: "angeschafft" and "gekauft", "Frist" and "Tage"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from rag.lexicon import FUNCTION_WORDS
from rag.words import word_texts

Floats = NDArray[np.float32]

_KEPT = 25_000  # words, 2 KB each; articles of one field repeat theirs
_AT_FIRST = 1_024


def content_words(text: str) -> tuple[str, ...]:
    """The different content words of a text, lower-cased."""
    words = dict.fromkeys(map(str.lower, word_texts(text)))
    return tuple(word for word in words if word not in FUNCTION_WORDS)


class WordVectors:
    """Vectors of the words seen so far; any thread may ask."""

    def __init__(self, encode: Callable[[Sequence[str]], Floats]) -> None:
        self._encode = encode
        self._numbers: dict[str, int] = {}
        self._vectors = np.zeros((0, 0), dtype=np.float32)
        self._lock = Lock()

    def likest(self, words: Sequence[str], groups: Sequence[Sequence[str]]) -> Floats:
        """The cosine of each word with the likest of each group, at least 0; shape (groups, words)."""
        alike = np.zeros((len(groups), len(words)), dtype=np.float32)
        filled = [row for row, group in enumerate(groups) if len(group)]
        if not filled or not len(words):
            return alike
        places = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(groups)))}
        vectors = self._vectors_of([*places, *words])
        cosines = vectors[: len(places)] @ vectors[len(places) :].T
        each = [places[word] for row in filled for word in groups[row]]
        starts = list(accumulate((len(groups[row]) for row in filled[:-1]), initial=0))
        alike[filled] = np.maximum.reduceat(cosines[each], starts, axis=0)
        return alike.clip(0, 1)

    def _vectors_of(self, words: Sequence[str]) -> Floats:
        """Vectors of length one, shape (words, dimension)."""
        with self._lock:
            unknown = [word for word in dict.fromkeys(words) if word not in self._numbers]
            if unknown:
                if len(self._numbers) + len(unknown) > _KEPT:
                    self._numbers.clear()
                    unknown = list(dict.fromkeys(words))
                self._learn(unknown)
            numbers = [self._numbers[word] for word in words]
            return self._vectors[numbers]

    def _learn(self, words: Sequence[str]) -> None:
        new, known = self._encode(words), len(self._numbers)
        if known + len(words) > len(self._vectors):
            grown = np.zeros((max(_AT_FIRST, 2 * (known + len(words))), new.shape[1]), dtype=np.float32)
            grown[:known] = self._vectors[:known] if known else 0
            self._vectors = grown
        self._vectors[known : known + len(words)] = new
        self._numbers.update((word, known + number) for number, word in enumerate(words))
