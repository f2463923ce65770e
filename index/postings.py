"""Which terms stand how often in which rows: counted from texts, or merged with what an older index has counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Which terms stand how often in which rows, sorted by term, then row.

    `starts[t]:starts[t + 1]` are the entries of term t in `rows` (int32) and `counts` (uint16); `lengths` are
    the tokens of each row, repetitions counted.
    """

    terms: Sequence[str]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int32]


def count_postings(documents: Iterable[Sequence[str]]) -> Postings:
    """Postings of tokenised documents, one row each, in order."""
    numbers: dict[str, int] = {}
    flat: list[NDArray[np.int64]] = []
    lengths: list[int] = []
    for tokens in documents:
        flat.append(
            np.fromiter((numbers.setdefault(t, len(numbers)) for t in tokens), dtype=np.int64, count=len(tokens))
        )
        lengths.append(len(tokens))
    terms = list(numbers)
    lengths_array = np.array(lengths, dtype=np.int32)
    tokens_flat = np.concatenate(flat) if flat else np.zeros(0, dtype=np.int64)
    rows = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths_array)
    return _assemble(terms, tokens_flat, rows, np.ones(len(rows), dtype=np.int64), lengths_array)


def merge_postings(kept: Postings, kept_rows: Rows, fresh: Postings, fresh_rows: Rows) -> Postings:
    """Postings of both; row r of `kept` becomes `kept_rows[r]` and is dropped where that is -1, likewise `fresh`."""
    numbers: dict[str, int] = {}
    parts: list[tuple[NDArray[np.int64], Rows, NDArray[np.int64]]] = []
    lengths = np.zeros(int((kept_rows >= 0).sum() + (fresh_rows >= 0).sum()), dtype=np.int32)
    for postings, targets in ((kept, kept_rows), (fresh, fresh_rows)):
        ids = np.fromiter((numbers.setdefault(t, len(numbers)) for t in postings.terms), np.int64, len(postings.terms))
        rows = targets[postings.rows]
        alive = rows >= 0
        entry_terms = np.repeat(ids, np.diff(postings.starts))
        parts.append((entry_terms[alive], rows[alive], postings.counts[alive].astype(np.int64)))
        lengths[targets[targets >= 0]] = postings.lengths[targets >= 0]
    terms, rows, counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _assemble(list(numbers), terms, rows, counts, lengths)


def _assemble(
    names: list[str], terms: NDArray[np.int64], rows: Rows, counts: NDArray[np.int64], lengths: NDArray[np.int32]
) -> Postings:
    """Sort entries by term name and row, add up repeated ones, drop terms without any."""
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    width = max(len(lengths), 1)
    keys = rank[terms] * width + rows
    by_key = np.argsort(keys, kind="stable")
    keys, counts = keys[by_key], counts[by_key]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    totals = np.add.reduceat(counts, first) if len(first) else counts
    keys = keys[first]
    per_term = np.bincount(keys // width, minlength=len(names))
    used = np.flatnonzero(per_term)
    return Postings(
        terms=[names[order[position]] for position in used],
        starts=np.concatenate(([0], np.cumsum(per_term[used]))).astype(np.int64),
        rows=(keys % width).astype(np.int32),
        counts=totals.astype(np.uint16),
        lengths=lengths,
    )
