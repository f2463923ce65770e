"""Passages: a few neighbouring sentences of one article, cut where the text itself pauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Span
from index.datatypes import Extent, Passage
from index.files import GenerationWriter, SortedStrings, read_array
from index.sentences import split_sentences

# Lexical leg, 300 XQuAD-de questions among Wikinews, the passage with the answer first / in five: 40 to 80 words
# 76.3 / 91.3 %, 60 to 110 words 80.3 / 91.0 %, 80 to 140 words 82.0 / 92.7 %. Longer ones hold more answers each,
# and are harder to take in.
_MIN_WORDS = 60
_MAX_WORDS = 110
# A text without a stop is cut: encoders read some 512 word pieces, and a citation nobody can take in is none.
_MAX_SENTENCE_WORDS = 180
_MAX_SENTENCE_CHARS = 1800
# What a passage costs besides its distance from the wanted size: ending inside a paragraph, or on a heading whose
# text comes next. Both are in units of "a passage of no words".
_INSIDE_PARAGRAPH = 0.35
_AFTER_HEADING = 3.0
_HEADING_WORDS = 14
_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"[.!?…:;,][\"“”«»‘’'‹›)\]]*$")

_RUNS = 1 << 14  # kept: one answer asks for the sentences of the same span again and again
_FILES = ("articles", "bounds", "starts", "sentences")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or a piece of one that is too long; `joins` where the next unit is on the same line."""

    extent: Extent
    words: int
    joins: bool
    heading: bool


def cut_passages(text: str) -> list[tuple[Extent, ...]]:
    """The passages of a text, each as its sentences, in order; no sentence is in two, every one is in one.

    Passages have 60 to 110 words where the text allows it, end with a paragraph rather than inside one, and never
    with a heading. Of all ways to cut, the cheapest one is taken.
    """
    units = _units(text)
    best: list[float] = [0.0]
    cuts: list[int] = [0]
    for end in range(1, len(units) + 1):
        words, cheapest, cut = 0, float("inf"), end - 1
        after = _ending_cost(units, end)
        for start in range(end - 1, -1, -1):
            words += units[start].words
            if words > _MAX_WORDS and start < end - 1:
                break
            cost = best[start] + _size_cost(words) + after
            if cost < cheapest:
                cheapest, cut = cost, start
        best.append(cheapest)
        cuts.append(cut)
    passages: list[tuple[Extent, ...]] = []
    end = len(units)
    while end:
        passages.append(tuple(unit.extent for unit in units[cuts[end] : end]))
        end = cuts[end]
    return passages[::-1]


def _size_cost(words: int) -> float:
    return ((_MIN_WORDS - words) / _MIN_WORDS) ** 2 if words < _MIN_WORDS else 0.0


def _ending_cost(units: Sequence[_Unit], end: int) -> float:
    if end == len(units):
        return 0.0
    last = units[end - 1]
    # The constant makes few passages cheaper than many.
    return 0.05 + (_AFTER_HEADING if last.heading else _INSIDE_PARAGRAPH if last.joins else 0.0)


def _units(text: str) -> list[_Unit]:
    pieces = [piece for sentence in split_sentences(text) for piece in _pieces(text, sentence)]
    units = []
    for position, piece in enumerate(pieces):
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        joins = following is not None and not _breaks(text, piece.end, following.start)
        starts_line = position == 0 or _breaks(text, pieces[position - 1].end, piece.start)
        words = len(_WORD.findall(text, piece.start, piece.end))
        alone = starts_line and not joins and following is not None
        heading = alone and words <= _HEADING_WORDS and not _ENDED.search(text, piece.start, piece.end)
        units.append(_Unit(piece, words, joins, heading))
    return units


def _breaks(text: str, start: int, end: int) -> bool:
    return len(text[start:end].splitlines()) > 1 or text[start:end].endswith(("\n", "\r"))


def _pieces(text: str, sentence: Extent) -> list[Extent]:
    """The sentence, or where it is far too long its pieces: without gaps, cut in front of a word."""
    if sentence.end - sentence.start <= _MAX_SENTENCE_WORDS:  # as many characters cannot be more words
        return [sentence]
    cuts = [sentence.start]
    words = 0
    for word in _WORD.finditer(text, sentence.start, sentence.end):
        words += 1
        if words > _MAX_WORDS or word.end() - cuts[-1] > _MAX_SENTENCE_CHARS:
            if word.start() > cuts[-1]:
                cuts.append(word.start())
            words = 1
        while word.end() - cuts[-1] > _MAX_SENTENCE_CHARS:
            cuts.append(cuts[-1] + _MAX_SENTENCE_CHARS)
    total = len(_WORD.findall(text, sentence.start, sentence.end))
    if total <= _MAX_SENTENCE_WORDS and sentence.end - sentence.start <= _MAX_SENTENCE_CHARS:
        return [sentence]
    return [Extent(start, end) for start, end in zip(cuts, [*cuts[1:], sentence.end], strict=True)]


def passage_text(article: Article, passage: Passage) -> str:
    """The characters of a passage."""
    return passage.span.of(article)


def write_passages(writer: GenerationWriter, passages: Sequence[Sequence[tuple[Extent, ...]]]) -> None:
    """Write the passages of each article, in the order of the articles."""
    flat = [(number, passage) for number, of_article in enumerate(passages) for passage in of_article]
    sentences = [(one.start, one.end) for _, passage in flat for one in passage]
    columns: tuple[NDArray[Any], ...] = (
        np.concatenate(([0], np.cumsum([len(of_article) for of_article in passages]))).astype(np.int64),
        np.array([number for number, _ in flat], dtype=np.int32),
        np.concatenate(([0], np.cumsum([len(passage) for _, passage in flat]))).astype(np.int64),
        np.array(sentences, dtype=np.int32).reshape(-1, 2),
    )
    for name, values in zip(_FILES, columns, strict=True):
        writer.array(f"passages.{name}.npy", values)


class PassageTable(Sequence[Passage]):
    """The passages of an index by row, made when they are asked for."""

    def __init__(self, folder: Path, article_ids: SortedStrings) -> None:
        self._ids = article_ids
        arrays: list[NDArray[Any]] = [read_array(folder / f"passages.{name}.npy") for name in _FILES]
        self._of_article, self._article, self._starts, self._sentences = arrays
        self.sentences_within = lru_cache(maxsize=_RUNS)(self._find_within)
        """First sentence of an article that has any of these characters and the one behind the last."""

    def __len__(self) -> int:
        return len(self._article)

    def __getitem__(self, row: Any) -> Any:
        if isinstance(row, slice):
            return [self[at] for at in range(*row.indices(len(self)))]
        row = int(row)
        if not -len(self) <= row < len(self):
            msg = f"no passage {row} among {len(self)}"
            raise IndexError(msg)
        row %= len(self)
        sentences = self.sentences(row)
        article_id: str = self._ids[int(self._article[row])]
        return Passage(row, Span(article_id, sentences[0].start, sentences[-1].end), sentences)

    def sentences(self, row: int) -> tuple[Extent, ...]:
        """The sentences of one passage."""
        bounds = self._sentences[self._starts[row] : self._starts[row + 1]].tolist()
        return tuple(Extent(start, end) for start, end in bounds)

    @property
    def sentence_count(self) -> int:
        """Sentences of all passages."""
        return len(self._sentences)

    def sentence_bounds(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """First sentence of each of the rows and the one behind its last, counted through all passages."""
        return self._starts[rows], self._starts[rows + 1]

    def sentence(self, number: int) -> Extent:
        """One sentence by its number among those of all passages."""
        return Extent(*self._sentences[number].tolist())

    def sentences_at(self, numbers: NDArray[np.int64]) -> list[Extent]:
        """Sentences by their numbers among those of all passages."""
        return [Extent(start, end) for start, end in self._sentences[numbers].tolist()]

    def sentences_of_article(self, article: int) -> tuple[int, int]:
        """First sentence of the article with this number and the one behind its last."""
        rows = self.rows_of(article)
        return int(self._starts[rows.start]), int(self._starts[rows.stop])

    def extent(self, row: int) -> Extent:
        """The characters of one passage."""
        first, last = int(self._starts[row]), int(self._starts[row + 1])
        return Extent(int(self._sentences[first, 0]), int(self._sentences[last - 1, 1]))

    def _find_within(self, article: int, start: int, end: int) -> tuple[int, int]:
        first, last = self.sentences_of_article(article)
        bounds = self._sentences[first:last]
        begin = int(bounds[:, 1].searchsorted(start, side="right"))
        return first + begin, first + max(begin, int(bounds[:, 0].searchsorted(end)))

    def extents(self, first: int, last: int) -> list[Extent]:
        """The sentences `first` to `last`, exclusive, counted through all passages."""
        return [Extent(start, end) for start, end in self._sentences[first:last].tolist()]

    def article(self, row: int) -> int:
        """The number of the article that one row is from."""
        return int(self._article[row])

    def first_sentence(self, row: int) -> int:
        """The number of the first sentence of one row, counted through all passages."""
        return int(self._starts[row])

    def article_of(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """Numbers of the articles (their position in the order of ids) that the rows are from."""
        numbers: NDArray[np.int32] = self._article[rows]
        return numbers

    def rows_of(self, article: int) -> range:
        """Rows of the article with this number."""
        return range(int(self._of_article[article]), int(self._of_article[article + 1]))
