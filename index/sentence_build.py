"""Building the words of sentences; what an older index knows is taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    Numbers,
    SentenceWords,
    Words,
    commonest,
    encode_key,
    ending,
    file_name,
)
from index.word_keys import word_key, written_words

if TYPE_CHECKING:
    from index.store import Index

_BLOCK = 20_000  # passages whose words are counted at a time

Passages = Sequence[Sequence[tuple[Extent, ...]]]
"""The passages of each article, each as its sentences."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keys of all words, sorted, and of each the form it is most often written in."""

    keys: NDArray[np.bytes_]
    forms: NDArray[np.bytes_]


def write_sentences(
    writer: GenerationWriter,
    articles: Sequence[Article],
    passages: Passages,
    old: Index | None,
    old_numbers: NDArray[np.int64],
    progress: Progress,
) -> Vocabulary:
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
    return builder.write(writer, np.array([len(passage) for cut in passages for passage in cut], dtype=np.int64))


class _Builder:
    """Collects words in the order of the sentences, taking over what an older index knows."""

    def __init__(self, old: SentenceWords | None) -> None:
        self._old = old
        self._written: dict[str, int] = {}
        self._numbers: dict[tuple[bytes, bytes], int] = {}
        self._renumbered = np.full(len(old.forms) if old is not None else 0, -1, dtype=np.int32)
        self._flat: list[Words] = []
        self._lengths: list[int] = []

    def add(self, text: str) -> None:
        """Add a sentence or title."""
        words = written_words(text)
        self._flat.append(np.fromiter(map(self._number, words), dtype=np.int32, count=len(words)))
        self._lengths.append(len(words))

    def take_over(self, first: int, last: int) -> None:
        """Add the sentences `first` to `last`, exclusive, of the older index."""
        old = self._old
        if old is None:
            msg = "there is no older index to take sentences over from"
            raise ValueError(msg)
        forms = old.forms_of(first, last)
        for form in np.unique(forms[self._renumbered[forms] < 0]).tolist():
            self._renumbered[form] = self._of_pair(bytes(old.vocabulary[old.form_keys[form]]), bytes(old.forms[form]))
        self._flat.append(self._renumbered[forms])
        self._lengths += np.diff(old.starts[first : last + 1]).tolist()

    def _number(self, word: str) -> int:
        number = self._written.get(word)
        if number is None:
            number = self._written[word] = self._of_pair(encode_key(word_key(word)), encode_key(word))
        return number

    def _of_pair(self, key: bytes, form: bytes) -> int:
        return self._numbers.setdefault((key, form), len(self._numbers))

    def write(self, writer: GenerationWriter, sentences_of_rows: Numbers) -> Vocabulary:
        """Write the words; `sentences_of_rows` says how many of the first sentences are each passage's."""
        keys, forms = (np.array([pair[at] for pair in self._numbers], dtype=f"S{KEY_BYTES}") for at in (0, 1))
        order = np.lexsort((forms, keys))
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        forms = forms[order]
        vocabulary, of_forms = np.unique(keys[order], return_inverse=True)
        form_keys = of_forms.astype(np.int32)
        words = rank[np.concatenate(self._flat) if self._flat else np.zeros(0, dtype=np.int32)]
        starts = np.concatenate(([0], np.cumsum(self._lengths))).astype(np.int64)
        rows = np.concatenate(([0], np.cumsum(sentences_of_rows))).astype(np.int64)
        endings = np.fromiter((ending(bytes(key)) for key in vocabulary), dtype=np.uint32, count=len(vocabulary))
        frequencies = _frequencies(form_keys[words], starts[rows], len(vocabulary))
        arrays: tuple[NDArray[Any], ...] = (words, starts, forms, form_keys, vocabulary, endings, frequencies)
        for name, values in zip(ARRAYS, arrays, strict=True):
            writer.array(file_name(name), values)
        return Vocabulary(vocabulary, commonest(words, forms, form_keys))


def _frequencies(words: Words, bounds: Numbers, size: int) -> NDArray[np.int32]:
    """In how many passages each word stands; `bounds` are the ends of the passages among the words."""
    counts = np.zeros(size, dtype=np.int64)
    for first in range(0, len(bounds) - 1, _BLOCK):
        edges = bounds[first : first + _BLOCK + 1]
        rows = np.repeat(np.arange(len(edges) - 1, dtype=np.int64), np.diff(edges))
        pairs = np.unique(rows * max(size, 1) + words[edges[0] : edges[-1]])
        counts += np.bincount(pairs % max(size, 1), minlength=size)[:size]
    return counts.astype(np.int32)
