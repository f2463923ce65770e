"""What answers are chosen by: the words and the vector of every sentence, and the words of every title.

Kept at build time, so that a question reads a few kilobytes of arrays instead of the articles. Words are numbers in a
sorted vocabulary of keys (index/word_keys.py); sentences count on through all passages, in the order of rows, and
behind them come the titles in the order of the articles. On disk a sentence holds the forms of its words as written,
sorted by key, so that a build knows the commonest form of each: its vector is that of the word. Vectors are unit
vectors in 127ths.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.files import read_array

KEY_BYTES = 32
"""Longer keys are cut; a German compound has some 20 letters."""
END_BYTES = 4
SCALE = 127
_ONE_THREAD = 1 << 18
"""Multiplications up to which OpenBLAS wakes no second thread, whose waiting costs 4 ms where cores are busy."""
ARRAYS = ("words", "starts", "forms", "form_keys", "vocabulary", "endings", "frequencies")
VECTORS, WORD_VECTORS = "vectors", "word_vectors"

Numbers = NDArray[np.int64]
Words = NDArray[np.int32]
Vectors = NDArray[np.float32]


def file_name(name: str) -> str:
    """The file of one of the arrays."""
    return f"sentences.{name}.npy"


def encode_key(key: str) -> bytes:
    """A key as it stands in the vocabulary."""
    return key.encode(errors="surrogatepass")[:KEY_BYTES]


def ending(key: bytes) -> int:
    """The last four bytes of a key as one number; compounds end in the same as their head."""
    return int.from_bytes(key[-END_BYTES:], "little")


def places_of(vocabulary: NDArray[np.bytes_], keys: NDArray[np.bytes_]) -> Words:
    """Where keys stand in a sorted vocabulary, -1 where it has them not."""
    if not len(vocabulary) or not len(keys):
        return np.full(len(keys), -1, dtype=np.int32)
    found = np.minimum(np.searchsorted(vocabulary, keys), len(vocabulary) - 1)
    return np.where(vocabulary[found] == keys, found, -1).astype(np.int32)


def quantised(vectors: Vectors) -> NDArray[np.int8]:
    """Numbers from -1 to 1 in 127ths."""
    return np.rint(np.clip(vectors, -1, 1) * SCALE).astype(np.int8)


class SentenceWords:
    """The words and vectors of an index's sentences, memory-mapped."""

    def __init__(self, folder: Path) -> None:
        names = (*ARRAYS, VECTORS, WORD_VECTORS)
        arrays: dict[str, NDArray[Any]] = {name: read_array(folder / file_name(name)) for name in names}
        self._words, self.starts = arrays["words"], arrays["starts"]
        self.forms, self.form_keys = arrays["forms"], arrays["form_keys"]
        self.vocabulary, self.endings, self.frequencies = (arrays[name] for name in ARRAYS[4:])
        self.quantised, self.quantised_words = arrays[VECTORS], arrays[WORD_VECTORS]

    def numbers(self, keys: Iterable[str]) -> Words:
        """The number of each key in the vocabulary, -1 where no sentence has it."""
        wanted = np.array([encode_key(key) for key in keys], dtype=f"S{KEY_BYTES}")
        return places_of(self.vocabulary, wanted)

    def forms_of(self, first: int, last: int) -> Words:
        """The forms of the words of the sentences (or titles) `first` to `last`, exclusive, one behind the other."""
        forms: Words = self._words[self.starts[first] : self.starts[last]]
        return forms

    def words_of(self, first: int, last: int) -> Words:
        """The words of the sentences (or titles) `first` to `last`, exclusive, one behind the other."""
        words: Words = self.form_keys[self.forms_of(first, last)]
        return words

    @cached_property
    def beginnings(self) -> NDArray[np.uint32]:
        """The first four bytes of each word as one number; words of one family mostly begin alike."""
        numbers = self.vocabulary.view(np.uint32).reshape(len(self.vocabulary), -1)[:, 0]
        return np.ascontiguousarray(numbers)

    def words_of_all(self, bounds: Iterable[tuple[int, int]]) -> Words:
        """As `words_of`, of several runs of sentences, one behind the other."""
        starts, runs = self.starts, []
        for first, last in bounds:
            runs.append(self._words[starts[first] : starts[last]])
        words: Words = self.form_keys[np.concatenate(runs)] if runs else np.zeros(0, dtype=np.int32)
        return words

    def common_forms(self) -> NDArray[np.bytes_]:
        """For each word of the vocabulary the form it is most often written in."""
        return commonest(self._words, self.forms, self.form_keys)

    def similarities(self, sentences: Numbers, query: Vectors) -> Vectors:
        """Cosine of the given sentences with a unit vector, within 1 %."""
        cosines: Vectors = np.einsum("ij,j->i", self.quantised[sentences].astype(np.float32), query) / np.float32(SCALE)
        return cosines

    def word_vectors(self, words: Words) -> Vectors:
        """Unit vectors, within 1 %, of words of the vocabulary."""
        vectors: Vectors = self.quantised_words[words].astype(np.float32) / np.float32(SCALE)
        return vectors

    def word_similarities(self, words: Words, queries: Vectors) -> Vectors:
        """Cosines of words of the vocabulary with unit vectors, shape (words, queries), within 1 %."""
        cosines = np.empty((len(words), len(queries)), dtype=np.float32)
        step = max(1, _ONE_THREAD // max(queries.size, 1))
        for first in range(0, len(words), step):
            vectors = self.quantised_words[words[first : first + step]].astype(np.float32)
            np.matmul(vectors, queries.T, out=cosines[first : first + step])
        cosines /= SCALE
        return cosines


def commonest(words: Words, forms: NDArray[np.bytes_], form_keys: Words) -> NDArray[np.bytes_]:
    """Of the forms of each key the one that stands most often among `words`, the first of several; sorted by key."""
    counts = np.bincount(words, minlength=len(forms))
    order = np.lexsort((-counts, form_keys))
    first = np.flatnonzero(np.diff(form_keys, prepend=-1))  # forms are sorted by key, and so is `order`
    common: NDArray[np.bytes_] = forms[order[first]]
    return common
