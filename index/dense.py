"""The dense leg: nearest passages by cosine; the only file that imports faiss.

Exact search up to `EXACT_ROWS` passages; above, an inverted file over 8-bit quantised vectors whose number of
probed lists is raised until held-out vectors find what exact search finds (recall@10 of at least `RECALL`).
"""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.files import GenerationWriter, read_array

EXACT_ROWS = 50_000
RECALL = 0.98
_VECTORS = "dense.vectors.npy"
_INDEX = "dense.faiss"
_PROBED = 200  # vectors by which the number of probed lists is chosen
_OVERSAMPLED = 4  # quantised search looks at that many times k rows; their exact scores decide
_SEED = 17

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]


def write_dense(writer: GenerationWriter, vectors: NDArray[np.float32], *, exact_rows: int = EXACT_ROWS) -> float:
    """Write vectors of length one, shape (rows, dimension), and the index over them; returns recall@10.

    The vectors are kept as 16-bit floats: half the size, and cosines differ by less than 0.001.
    """
    kept = np.nan_to_num(vectors).astype(np.float16)
    vectors = kept.astype(np.float32)  # what a later build takes over, so that both build the same index
    writer.array(_VECTORS, kept)
    if len(vectors) <= exact_rows:
        return 1.0
    index, recall = _quantised(vectors)
    data = faiss.serialize_index(index)
    writer.chunks(_INDEX, [data.tobytes()])
    return recall


def _quantised(vectors: NDArray[np.float32]) -> tuple[faiss.IndexIVF, float]:
    lists = int(4 * np.sqrt(len(vectors)))
    random = np.random.default_rng(_SEED)
    sample = random.choice(len(vectors), size=min(len(vectors), 40 * lists), replace=False)
    index = faiss.index_factory(vectors.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = _SEED
    index.train(vectors[np.sort(sample)])
    index.add(vectors)
    probes = vectors[np.sort(random.choice(len(vectors), size=_PROBED, replace=False))]
    exact = np.argsort(-(probes @ vectors.T), axis=1, kind="stable")[:, :10]
    recall = 0.0
    for probed in (8, 16, 32, 64, 128, 256, lists):
        index.nprobe = min(probed, lists)
        found = _exactly(vectors, probes, index.search(probes, 10 * _OVERSAMPLED)[1])
        recall = float(np.mean([len(set(one) & set(other)) / 10 for one, other in zip(found, exact, strict=True)]))
        if recall >= RECALL:
            break
    return index, recall


def _exactly(vectors: NDArray[np.float32], probes: NDArray[np.float32], rows: Rows) -> list[list[int]]:
    """The best ten of each probe's candidates by exact score."""
    best = []
    for probe, candidates in zip(probes, rows, strict=True):
        known = candidates[candidates >= 0]
        order = np.lexsort((known, -(vectors[known] @ probe)))[:10]
        best.append([int(row) for row in known[order]])
    return best


class Dense:
    """Cosine search over the rows of an index; opening it reads only headers."""

    def __init__(self, folder: Path) -> None:
        self._vectors = read_array(folder / _VECTORS)
        self._index = None
        if (folder / _INDEX).exists():
            flags = faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY
            self._index = faiss.read_index(str(folder / _INDEX), flags)
        elif len(self._vectors):
            self._index = faiss.IndexFlatIP(self._vectors.shape[1])
            self._index.add(self._vectors.astype(np.float32))

    def __len__(self) -> int:
        return len(self._vectors)

    @property
    def vectors(self) -> NDArray[np.float16]:
        """All vectors, shape (rows, dimension); an incremental build takes over those of unchanged articles."""
        vectors: NDArray[np.float16] = self._vectors
        return vectors

    def search(self, vector: NDArray[np.float32], k: int) -> tuple[Rows, Scores]:
        """The `k` rows most like `vector` (dimension,), best first, ties by row; none for a zero vector."""
        if self._index is None or k <= 0 or not np.any(vector) or not np.isfinite(vector).all():
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        wanted = min(max(k * _OVERSAMPLED, k), len(self))
        found = self._index.search(vector.reshape(1, -1).astype(np.float32), wanted)[1][0]
        rows = np.sort(found[found >= 0]).astype(np.int64)
        scores = self.score(vector, rows)
        order = np.lexsort((rows, -scores))[:k]
        return rows[order], scores[order]

    def score(self, vector: NDArray[np.float32], rows: Rows) -> Scores:
        """Cosine of `vector` with the given rows."""
        scores: Scores = self._vectors[np.asarray(rows, dtype=np.int64)].astype(np.float32) @ vector.astype(np.float32)
        return scores
