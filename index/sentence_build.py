"""Building the words and vectors of sentences; what an older index knows is taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus import Article
from index.datatypes import Extent
from index.files import GenerationWriter
from index.progress import Progress
from index.sentence_words import (
    ARRAYS,
    KEY_BYTES,
    SCALE,
    VECTORS,
    Numbers,
    SentenceWords,
    Words,
    encode_key,
    ending,
    file_name,
)
from index.word_keys import word_keys

if TYPE_CHECKING:
    from index.store import Index, TextEncoder

_BLOCK = 20_000  # passages whose words are counted at a time
_ENCODED = 4096  # sentences encoded at a time: their vectors as floats need not all be in memory

Passages = Sequence[Sequence[tuple[Extent, ...]]]
"""The passages of each article, each as its sentences."""


def write_sentences(
    writer: GenerationWriter,
    articles: Sequence[Article],
    passages: Passages,
    old: Index | None,
    old_numbers: NDArray[np.int64],
    progress: Progress,
) -> None:
    """Write the words of all sentences and titles; article n is `old_numbers[n]` of `old`, -1 where it is new."""
    builder = _Builder(old.sentences if old is not None else None)
    progress("reading sentences", 0, len(articles))
    for done, (article, cut, number) in enumerate(zip(articles, passages, old_numbers.tolist(), strict=True), start=1):
        if old is not None and number >= 0:
            builder.take_over(*old.passages.sentences_of_article(number))
        else:
            for sentence in (one for passage in cut for one in passage):
                builder.add(article.text[sentence.start : sentence.end])
        progress("reading sentences", done, len(articles))
    for article, number in zip(articles, old_numbers.tolist(), strict=True):
        if old is not None and number >= 0:
            title = old.passages.sentence_count + number
            builder.take_over(title, title + 1)
        else:
            builder.add(article.title)
    builder.write(writer, np.array([len(passage) for cut in passages for passage in cut], dtype=np.int64))


def write_sentence_vectors(
    writer: GenerationWriter,
    articles: Sequence[Article],
    passages: Passages,
    old: Index | None,
    old_numbers: NDArray[np.int64],
    encoder: TextEncoder,
    progress: Progress,
) -> None:
    """Write the vectors of all sentences; arguments as in `write_sentences`."""
    texts: list[str] = []
    fresh: list[int] = []
    total = sum(len(passage) for cut in passages for passage in cut)
    vectors = np.zeros((total, encoder.dimension), dtype=np.int8)
    at = 0
    for article, cut, number in zip(articles, passages, old_numbers.tolist(), strict=True):
        count = sum(map(len, cut))
        if old is not None and number >= 0:
            first, last = old.passages.sentences_of_article(number)
            vectors[at : at + count] = old.sentences.quantised[first:last]
        else:
            texts += [article.text[one.start : one.end] for passage in cut for one in passage]
            fresh += range(at, at + count)
        at += count
    _encode(texts, np.array(fresh, dtype=np.int64), vectors, encoder, partial(progress, "embedding sentences"))
    writer.array(file_name(VECTORS), vectors)


def _encode(
    texts: Sequence[str],
    rows: Numbers,
    vectors: NDArray[np.int8],
    encoder: TextEncoder,
    progress: Callable[[int, int], None],
) -> None:
    for start in range(0, len(texts), _ENCODED):
        block = encoder.encode_passages(texts[start : start + _ENCODED])
        vectors[rows[start : start + len(block)]] = quantised(block)
        progress(start + len(block), len(texts))


def quantised(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Numbers from -1 to 1 in 127ths."""
    return np.rint(np.clip(vectors, -1, 1) * SCALE).astype(np.int8)


class _Builder:
    """Collects words in the order of the sentences, taking over what an older index knows."""

    def __init__(self, old: SentenceWords | None) -> None:
        self._old = old
        self._numbers: dict[bytes, int] = {}
        self._renumbered = np.full(len(old.vocabulary) if old is not None else 0, -1, dtype=np.int32)
        self._flat: list[Words] = []
        self._lengths: list[int] = []

    def add(self, text: str) -> None:
        """Add a sentence or title."""
        keys = [encode_key(key) for key in word_keys(text)]
        numbers = (self._numbers.setdefault(key, len(self._numbers)) for key in keys)
        self._flat.append(np.fromiter(numbers, dtype=np.int32, count=len(keys)))
        self._lengths.append(len(keys))

    def take_over(self, first: int, last: int) -> None:
        """Add the sentences `first` to `last`, exclusive, of the older index."""
        if self._old is None:
            msg = "there is no older index to take sentences over from"
            raise ValueError(msg)
        words = self._old.words_of(first, last)
        unknown = np.unique(words[self._renumbered[words] < 0])
        for word in unknown.tolist():
            key = bytes(self._old.vocabulary[word])
            self._renumbered[word] = self._numbers.setdefault(key, len(self._numbers))
        self._flat.append(self._renumbered[words])
        self._lengths += np.diff(self._old.starts[first : last + 1]).tolist()

    def write(self, writer: GenerationWriter, sentences_of_rows: Numbers) -> None:
        """Write the words; `sentences_of_rows` says how many of the first sentences are each passage's."""
        keys = np.array(list(self._numbers), dtype=f"S{KEY_BYTES}")
        order = np.argsort(keys, kind="stable")
        rank = np.empty(len(keys), dtype=np.int32)
        rank[order] = np.arange(len(keys), dtype=np.int32)
        vocabulary = keys[order]
        flat = np.concatenate(self._flat) if self._flat else np.zeros(0, dtype=np.int32)
        words = rank[flat]
        starts = np.concatenate(([0], np.cumsum(self._lengths))).astype(np.int64)
        rows = np.concatenate(([0], np.cumsum(sentences_of_rows))).astype(np.int64)
        endings = np.fromiter((ending(bytes(key)) for key in vocabulary), dtype=np.uint32, count=len(vocabulary))
        frequencies = _frequencies(words, starts[rows], len(vocabulary))
        arrays: tuple[NDArray[Any], ...] = (words, starts, vocabulary, endings, frequencies)
        for name, values in zip(ARRAYS, arrays, strict=True):
            writer.array(file_name(name), values)


def _frequencies(words: Words, bounds: Numbers, size: int) -> NDArray[np.int32]:
    """In how many passages each word stands; `bounds` are the ends of the passages among the words."""
    counts = np.zeros(size, dtype=np.int64)
    for first in range(0, len(bounds) - 1, _BLOCK):
        edges = bounds[first : first + _BLOCK + 1]
        rows = np.repeat(np.arange(len(edges) - 1, dtype=np.int64), np.diff(edges))
        pairs = np.unique(rows * max(size, 1) + words[edges[0] : edges[-1]])
        counts += np.bincount(pairs % max(size, 1), minlength=size)[:size]
    return counts.astype(np.int32)
