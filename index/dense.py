"""The dense leg: nearest passages by cosine with FAISS; the only file that imports it.

Vectors lie in one memory-mapped array. Up to `EXACT_LIMIT` rows FAISS compares the query with every one of them, which
is exact and needs no further file. Above, an inverted file of quantised vectors finds candidates, which are ranked by
their true vectors; how many of its cells are read is calibrated until recall@10 is as promised.

Codes are products of 4-bit quantisers that FAISS compares by table look-ups in registers (André, Kermarrec and Le
Scouarnec, Quicker ADC, TPAMI 2021). Measured at 100,000 x 512 of the shipped encoder on one core: 0.4 ms a query at
recall@10 0.995 and 6 MB, where 8-bit scalar codes took 4.5 ms at 0.985 and 51 MB: these vectors hardly cluster, half of
the cells had to be read. One bit a dimension (RaBitQ) 2.1 ms at 0.963.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from index.errors import StoreError
from index.files import GenerationWriter, read_array

EXACT_LIMIT = 50_000
"""Rows up to which every vector is compared: 13 ms at 50,000 x 192 on one core."""
RECALL_FLOOR = 0.98
"""Share of the true ten nearest that the inverted file must find."""

_VECTORS = "dense.vectors.npy"
_CELLS = "dense.ivf.faiss"
_RECALL_AT = 10
_CANDIDATES, _PER_ROW = 400, 4
"""Rows ranked by their true vectors, and more of them for each row wanted: 100 and 4 cap recall@10 at 0.95."""
_DIMENSIONS_A_CODE = 4
_TIE_MARGIN = 8
_TRAIN_PER_CELL = 128
_SEED = 1234
_SPREAD_ROWS = 1_000

Vectors = NDArray[np.float32]
Rows = NDArray[np.int64]


class DenseReport(BaseModel):
    """How the dense leg searches; `recall` is recall@10 against exact search on queries not used to calibrate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: int = Field(ge=0)
    dimension: int = Field(ge=1)
    exact: bool
    cells: int = 0
    probes: int = 0
    recall: float = 1.0
    spread: float = 0.0
    """Standard deviation of the cosines of single sentences and passages of this corpus: what a difference means."""


def write_dense(
    writer: GenerationWriter, vectors: Vectors, queries: Vectors, *, exact_limit: int = EXACT_LIMIT
) -> DenseReport:
    """Write unit vectors, shape (n, dim), and above `exact_limit` an inverted file calibrated on `queries`.

    Vectors so alike that their codes do not tell them apart are searched exactly however many they are.
    """
    if not np.isfinite(vectors).all():
        row = int(np.flatnonzero(~np.isfinite(vectors).all(axis=1))[0])
        msg = f"the encoder gave a vector that is not finite (passage {row}); choose another one with --encoder"
        raise StoreError(msg)
    vectors = np.ascontiguousarray(vectors, dtype=np.float32)
    writer.array(_VECTORS, vectors)
    rows, dimension = vectors.shape
    if rows <= exact_limit:
        return DenseReport(rows=rows, dimension=dimension, exact=True, spread=_spread(vectors, queries))
    cells = _train(vectors)
    probes, recall = _calibrate(cells, vectors, queries)
    if recall < RECALL_FLOOR:
        return DenseReport(rows=rows, dimension=dimension, exact=True, spread=_spread(vectors, queries))
    writer.chunks(_CELLS, [faiss.serialize_index(cells).tobytes()])
    return DenseReport(
        rows=rows,
        dimension=dimension,
        exact=False,
        cells=int(cells.nlist),
        probes=probes,
        recall=round(recall, 4),
        spread=_spread(vectors, queries),
    )


def _spread(vectors: Vectors, queries: Vectors) -> float:
    """Standard deviation of the cosines of the queries and at most `_SPREAD_ROWS` rows from all over, rounded."""
    if not len(queries):
        return 0.0
    rows = np.linspace(0, len(vectors) - 1, num=min(len(vectors), _SPREAD_ROWS), dtype=np.int64)
    return round(float(np.einsum("ij,kj->ik", queries, vectors[rows]).std()), 4)


def _train(vectors: Vectors) -> faiss.IndexIVF:
    """An inverted file over the vectors; the same vectors give the same file."""
    rows, dimension = vectors.shape
    count = max(1, min(int(rows**0.5 / 2), rows // 39))
    codes = next(codes for codes in range(-(-dimension // _DIMENSIONS_A_CODE), 0, -1) if dimension % codes == 0)
    cells: Any = faiss.index_factory(dimension, f"IVF{count},PQ{codes}x4fs", faiss.METRIC_INNER_PRODUCT)
    cells.cp.seed, cells.cp.niter = _SEED, 10
    sample = np.random.default_rng(_SEED).permutation(rows)[: count * _TRAIN_PER_CELL]
    cells.train(vectors[np.sort(sample)])
    cells.add(vectors)
    trained: faiss.IndexIVF = cells
    return trained


def _calibrate(cells: faiss.IndexIVF, vectors: Vectors, queries: Vectors) -> tuple[int, float]:
    """Cells to read a query so that recall holds, with the recall on the half of the queries not calibrated on."""
    queries = queries[np.abs(queries).sum(axis=1) > 0]
    if not len(queries):
        queries = vectors[np.random.default_rng(_SEED).permutation(len(vectors))[:256]]
    _, truth = faiss.knn(queries, vectors, _RECALL_AT, metric=faiss.METRIC_INNER_PRODUCT)
    tuned, held_out = slice(0, None, 2), slice(1 if len(queries) > 1 else 0, None, 2)
    probes = max(1, int(cells.nlist) // 16)
    while True:
        probes = min(probes, int(cells.nlist))
        # A list, not an array: the few cells first tried may hold fewer rows than asked for.
        found = [_ranked(cells, vectors, query, _RECALL_AT, probes)[0] for query in queries]
        recalls = [(one[:, None] == other[None, :]).any(axis=0).mean() for one, other in zip(found, truth, strict=True)]
        # Calibrated a little above the promise, so that queries nobody calibrated on keep it.
        enough = np.mean(recalls[tuned]) >= RECALL_FLOOR + 0.007 and np.mean(recalls[held_out]) >= RECALL_FLOOR
        if enough or probes == cells.nlist:
            return probes, float(np.mean(recalls[held_out]))
        probes = max(probes + 1, probes * 5 // 4)


def _ranked(cells: faiss.IndexIVF, vectors: Vectors, query: Vectors, k: int, probes: int) -> tuple[Rows, Vectors]:
    """The best `k` rows among the candidates of the inverted file, by their true vectors."""
    parameters = faiss.SearchParametersIVF(nprobe=probes)  # type: ignore[call-arg]
    _, candidates = cells.search(query[None, :], min(_CANDIDATES + _PER_ROW * k, len(vectors)), params=parameters)
    rows: Rows = np.sort(candidates[0][candidates[0] >= 0])
    return _best(rows, _cosines(vectors[rows], query), k)


def _cosines(vectors: Vectors, query: Vectors) -> Vectors:
    """Inner products, row by row without BLAS: equal vectors score equally wherever they stand, and no thread wakes."""
    products: Vectors = np.einsum("ij,j->i", vectors, query)
    return products


@contextmanager
def _one_thread() -> Iterator[None]:
    """FAISS in the calling thread alone, whose own setting this is.

    A second thread saves a query nothing, and waiting for it costs 8 to 16 ms where cores are busy (measured on two
    cores; 0.12 ms on one thread at 10,000 x 192).
    """
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _best(rows: Rows, scores: Vectors, k: int) -> tuple[Rows, Vectors]:
    """The best `k`, best first, ties by row."""
    order = np.lexsort((rows, -scores))[:k]
    return rows[order], scores[order]


class Dense:
    """Cosine search over the rows of an index."""

    def __init__(self, folder: Path, report: DenseReport) -> None:
        self.report = report
        self._vectors: Vectors = read_array(folder / _VECTORS)
        self._cells: Any = None if report.exact else faiss.read_index(str(folder / _CELLS), faiss.IO_FLAG_MMAP)

    def __len__(self) -> int:
        return len(self._vectors)

    @property
    def vectors(self) -> Vectors:
        """All vectors, shape (n, dim), memory-mapped; an incremental build takes from here what is unchanged."""
        return self._vectors

    def search(self, vector: NDArray[np.float32], k: int) -> tuple[Rows, Vectors]:
        """The `k` nearest rows with their cosine, best first, ties by row; none for a zero vector (no direction)."""
        query = self._checked(vector)
        k = min(k, len(self))
        if k <= 0 or not query.any():
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        with _one_thread():
            return self._nearest(query, k)

    def _nearest(self, query: Vectors, k: int) -> tuple[Rows, Vectors]:
        if self._cells is not None:
            return _ranked(self._cells, self._vectors, query, k, self.report.probes)
        # FAISS breaks ties at the edge by chance: look a little further until the edge is no tie.
        wanted = min(k + _TIE_MARGIN, len(self))
        while True:
            scores, rows = faiss.knn(query[None, :], self._vectors, wanted, metric=faiss.METRIC_INNER_PRODUCT)
            if wanted == len(self) or scores[0][-1] < scores[0][k - 1]:
                return _best(rows[0], scores[0], k)
            wanted = min(wanted * 4, len(self))

    def score(self, vector: NDArray[np.float32], rows: Sequence[int] | Rows) -> Vectors:
        """Cosine of the given rows with `vector`."""
        return _cosines(self._vectors[np.asarray(rows, dtype=np.int64)], self._checked(vector))

    def _checked(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        query = np.ascontiguousarray(vector, dtype=np.float32)
        if query.shape != (self.report.dimension,) or not np.isfinite(query).all():
            msg = f"a query vector needs {self.report.dimension} finite numbers, not shape {query.shape}"
            raise ValueError(msg)
        return query
