"""How alike words are: by the vectors of an encoder, kept from question to question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.word_vectors import WordVectors

_VECTORS = {"kaufen": (1.0, 0.0), "anschaffen": (0.6, 0.8), "Bus": (0.0, 1.0), "verkaufen": (-1.0, 0.0)}


def _encode(words: Sequence[str]) -> NDArray[np.float32]:
    return np.array([_VECTORS[word] for word in words], dtype=np.float32)


def test_the_likest_word_of_each_group_counts_and_nothing_counts_against() -> None:
    groups = [["anschaffen", "verkaufen"], [], ["verkaufen"]]
    likest = WordVectors(_encode).likest(["kaufen", "Bus"], groups)
    np.testing.assert_allclose(likest, [[0.6, 0.8], [0, 0], [0, 0]], atol=1e-3)


def test_no_word_is_encoded_twice() -> None:
    encoded: list[str] = []

    def encode(words: Sequence[str]) -> NDArray[np.float32]:
        encoded.extend(words)
        return _encode(words)

    words = WordVectors(encode)
    words.likest(["kaufen"], [["Bus", "anschaffen"], ["Bus"]])
    words.likest(["kaufen"], [["verkaufen", "Bus"]])
    assert sorted(encoded) == ["Bus", "anschaffen", "kaufen", "verkaufen"]


def test_more_words_than_are_kept_are_learned_anew() -> None:
    def encode(words: Sequence[str]) -> NDArray[np.float32]:
        numbers = np.array([int(word) for word in words])
        return np.stack([np.cos(numbers), np.sin(numbers)], axis=1).astype(np.float32)

    words = WordVectors(encode)
    for first in range(0, 60_000, 10_000):
        words.likest([str(first)], [[str(number) for number in range(first, first + 10_000)]])
    np.testing.assert_allclose(words.likest(["1"], [["1"], ["2"]]), [[1.0], [np.cos(1.0)]], atol=2e-3)


def test_nothing_is_like_nothing() -> None:
    assert WordVectors(_encode).likest([], [["Bus"]]).shape == (1, 0)
    assert WordVectors(_encode).likest(["Bus"], []).shape == (0, 1)
