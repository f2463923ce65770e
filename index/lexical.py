"""The lexical leg: BM25 as memory-mapped term-major arrays; the only file that imports rank_bm25.

rank_bm25 defines the scores: epsilon and the inverse document frequencies are BM25Okapi's own, taken once when the
index is built. What a query adds up are the same numbers, computed beforehand for every term and row.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.files import GenerationWriter, Lines, SortedStrings, read_array
from index.postings import Postings, Rows

K1, B = 0.9, 0.4
"""Saturation of repeated terms and weight of a row's length, as Anserini has them (Yang, Fang and Lin, SIGIR 2017).

BM25Okapi's own 1.5 and 0.75 find 2.7 % fewer passages first (588 XQuAD-de questions, stems).
"""

Scores = NDArray[np.float32]

_TERMS = "lexical.terms.txt"
_ARRAYS = ("starts", "rows", "counts", "impacts", "peaks", "lengths")
# A term in more than this share of the rows is added as a whole column, kept in memory once used. BM25Okapi gives terms
# in over half of the rows a good part of the mean weight, so that stop words cannot be skipped as too light to matter.
_FREQUENT = 1 / 16
_COLUMN_BYTES = 64_000_000
_QUERIES = 64  # kept in memory as terms: a search, the scores of chosen rows and their reach are asked for in turn
_BLOCK = 64  # rows; finding the best of 100,000 by blocks takes a tenth of the time of sorting them


def write_lexical(writer: GenerationWriter, postings: Postings) -> None:
    """Write the postings with the score each entry adds, and the best of each term."""
    impacts = _impacts(postings)
    peaks = np.maximum.reduceat(impacts, postings.starts[:-1]) if len(impacts) else np.zeros(0, dtype=np.float32)
    Lines.write(writer, _TERMS, (term.encode(errors="surrogatepass") for term in postings.terms))
    columns = (postings.starts, postings.rows, postings.counts, impacts, peaks, postings.lengths)
    for name, values in zip(_ARRAYS, columns, strict=True):
        writer.array(f"lexical.{name}.npy", values)


def _impacts(postings: Postings) -> NDArray[np.float32]:
    """What each entry adds to the score of its row, as BM25Okapi.get_scores computes it."""
    if not len(postings.rows):
        return np.zeros(0, dtype=np.float32)
    frequencies = np.diff(postings.starts)
    model = BM25Okapi([["-"]], k1=K1, b=B)
    model.corpus_size, model.idf = len(postings.lengths), {}
    model._calc_idf(dict(enumerate(frequencies.tolist())))
    idf = np.fromiter((model.idf[term] for term in range(len(frequencies))), np.float64, len(frequencies))
    lengths = postings.lengths.astype(np.float64)
    norms = model.k1 * (1 - model.b + model.b * lengths / lengths.mean())
    counts = postings.counts.astype(np.float64)
    impacts = np.repeat(idf, frequencies) * (counts * (model.k1 + 1)) / (counts + norms[postings.rows])
    narrow: NDArray[np.float32] = impacts.astype(np.float32)
    return narrow


class Lexical:
    """BM25 over the rows of an index; opening it reads nothing but the headers of its files."""

    def __init__(self, folder: Path, tokenize: Callable[[str], list[str]]) -> None:
        self._tokenize = tokenize
        self._terms = SortedStrings(Lines.read(folder, _TERMS))
        arrays = [read_array(folder / f"lexical.{name}.npy") for name in _ARRAYS]
        self._starts, self._rows, self._counts, self._impacts, self._peaks, self._lengths = arrays
        self._signed = bool((self._peaks <= 0).any())
        kept = max(4, min(256, _COLUMN_BYTES // (4 * max(len(self), 1))))
        self._column = lru_cache(maxsize=kept)(self._spread)
        self._weights = lru_cache(maxsize=_QUERIES)(self._weigh)

    def __len__(self) -> int:
        return len(self._lengths)

    @property
    def postings(self) -> Postings:
        """What the scores were computed from; an incremental build starts here."""
        return Postings(self._terms[:], self._starts, self._rows, self._counts, self._lengths)

    def search(self, query: str, k: int) -> tuple[Rows, Scores]:
        """The best `k` rows that share a token with the query, best first, ties by row.

        A row matches by what it shares, not by its score: in a corpus of one or two rows scores are zero or below.
        """
        weights = self._weights(query)[0]
        if not weights or k <= 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        rows = self._candidates(weights, k)
        scores = self._sum(weights, rows)
        order = np.lexsort((rows, -scores))[:k]
        return rows[order], scores[order]

    def score(self, query: str, rows: Sequence[int] | Rows) -> Scores:
        """Scores of the given rows, 0 where a row shares nothing with the query."""
        return self._sum(self._weights(query)[0], np.asarray(rows, dtype=np.int64))

    def reach(self, query: str) -> float:
        """More than any row can score: the best that each known term gives, and for unknown ones as if in no row."""
        known, unknown = self._weights(query)
        if not len(self):
            return 0.0
        rarest = math.log((len(self) + 0.5) / 0.5)
        return sum(weight * float(self._peaks[term]) for term, weight in known) + unknown * rarest

    def _weigh(self, query: str) -> tuple[list[tuple[int, int]], int]:
        """Known terms, always in one order, and how often each stands in the query; how many others stand there."""
        counts = Counter(self._tokenize(query))
        found = [(self._terms.find(term), count) for term, count in counts.items()]
        known = sorted((term, count) for term, count in found if term is not None)
        return known, sum(count for term, count in found if term is None)

    def _sum(self, weights: list[tuple[int, int]], rows: Rows) -> Scores:
        """Scores of `rows`; always added up in the same order, so that equal rows get equal scores."""
        scores = np.zeros(len(rows), dtype=np.float64)
        for term, weight in weights:
            self._add(term, weight, rows, scores)
        return scores.astype(np.float32)

    def _add(self, term: int, weight: int, rows: Rows, scores: NDArray[np.float64]) -> None:
        """Add what `term` gives to `rows` by looking each row up in its entries."""
        start, end = int(self._starts[term]), int(self._starts[term + 1])
        entries = self._rows[start:end]
        position = np.searchsorted(entries, rows.astype(np.int32))
        position[position == len(entries)] = 0
        hit = entries[position] == rows
        scores[hit] += weight * self._impacts[start:end][position[hit]].astype(np.float64)

    def _candidates(self, weights: list[tuple[int, int]], k: int) -> Rows:
        """Rows among which the best `k` certainly are, ascending."""
        # Where scores can cancel each other out, 32 bits would be too few to know what is near the k-th best.
        partial: NDArray[np.floating[Any]] = np.zeros(len(self), dtype=np.float64 if self._signed else np.float32)
        for term, weight in weights:
            start, end = int(self._starts[term]), int(self._starts[term + 1])
            if end - start > _FREQUENT * len(self):
                column = self._column(term)
                partial += column if weight == 1 else weight * column
            else:
                partial[self._rows[start:end]] += weight * self._impacts[start:end]
        if self._signed:
            return self._at_least(self._sharing(weights), partial, k)
        return self._at_least(_promising(partial, k), partial, k)

    def _spread(self, term: int) -> Scores:
        """What a term adds to every row, shape (rows,): adding that up beats looking up half of the rows."""
        column = np.zeros(len(self), dtype=np.float32)
        start, end = int(self._starts[term]), int(self._starts[term + 1])
        column[self._rows[start:end]] = self._impacts[start:end]
        return column

    def _sharing(self, weights: list[tuple[int, int]]) -> Rows:
        """Rows with at least one of the terms, ascending."""
        met = np.zeros(len(self), dtype=bool)
        for term, _ in weights:
            met[self._rows[int(self._starts[term]) : int(self._starts[term + 1])]] = True
        return np.flatnonzero(met)

    @staticmethod
    def _at_least(rows: Rows, partial: NDArray[np.floating[Any]], k: int) -> Rows:
        """The rows that reach the k-th best of them, or round to it."""
        if len(rows) <= k:
            return rows
        scores = partial[rows]
        near: Rows = rows[scores >= _floor(float(np.partition(scores, -k)[-k]))]
        return near


def _promising(partial: NDArray[np.floating[Any]], k: int) -> Rows:
    """Rows above zero among which the best `k` certainly are: those that reach the k-th best maximum of a block.

    k blocks hold a row of at least that much, so the k-th best row has no less; most rows are never sorted.
    """
    blocks = len(partial) // _BLOCK
    if blocks < 2 * k:
        return np.flatnonzero(partial > 0)
    peaks = partial[: blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
    edge = float(np.partition(peaks, -k)[-k])
    return np.flatnonzero(partial >= _floor(edge)) if edge > 0 else np.flatnonzero(partial > 0)


def _floor(score: float) -> float:
    """A little below a score: sums of a hundred 32-bit floats differ by less in another order."""
    return score - 1e-5 * abs(score)
