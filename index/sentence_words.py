"""What answers are chosen by: the words and the vector of every sentence, and the words of every title.

Kept at build time, so that a question reads a few kilobytes of arrays instead of the articles. Words are numbers in a
sorted vocabulary of keys (index/word_keys.py); sentences count on through all passages, in the order of rows, and
behind them come the titles in the order of the articles. Vectors are unit vectors in 127ths.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.files import read_array

KEY_BYTES = 32
"""Longer keys are cut; a German compound has some 20 letters."""
END_BYTES = 4
SCALE = 127
ARRAYS = ("words", "starts", "vocabulary", "endings", "frequencies")
VECTORS = "vectors"

Numbers = NDArray[np.int64]
Words = NDArray[np.int32]


def file_name(name: str) -> str:
    """The file of one of the arrays."""
    return f"sentences.{name}.npy"


def encode_key(key: str) -> bytes:
    """A key as it stands in the vocabulary."""
    return key.encode(errors="surrogatepass")[:KEY_BYTES]


def ending(key: bytes) -> int:
    """The last four bytes of a key as one number; compounds end in the same as their head."""
    return int.from_bytes(key[-END_BYTES:], "little")


class SentenceWords:
    """The words and vectors of an index's sentences, memory-mapped."""

    def __init__(self, folder: Path) -> None:
        arrays: list[NDArray[Any]] = [read_array(folder / file_name(name)) for name in (*ARRAYS, VECTORS)]
        self.words, self.starts, self.vocabulary, self.endings, self.frequencies, self.quantised = arrays

    def numbers(self, keys: Iterable[str]) -> Words:
        """The number of each key in the vocabulary, -1 where no sentence has it."""
        wanted = np.array([encode_key(key) for key in keys], dtype=f"S{KEY_BYTES}")
        if not len(self.vocabulary) or not len(wanted):
            return np.full(len(wanted), -1, dtype=np.int32)
        found = np.minimum(np.searchsorted(self.vocabulary, wanted), len(self.vocabulary) - 1)
        return np.where(self.vocabulary[found] == wanted, found, -1).astype(np.int32)

    def words_of(self, first: int, last: int) -> Words:
        """The words of the sentences (or titles) `first` to `last`, exclusive, one behind the other."""
        words: Words = self.words[self.starts[first] : self.starts[last]]
        return words

    def similarities(self, sentences: Numbers, query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Cosine of the given sentences with a unit vector, within 1 %."""
        cosines: NDArray[np.float32] = self.quantised[sentences].astype(np.float32) @ query / np.float32(SCALE)
        return cosines
