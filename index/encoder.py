"""Text to vectors: our own model without torch, any other through sentence-transformers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError
from index.static_encoder import StaticModel, is_static

if TYPE_CHECKING:
    from index.transformers import TransformerModel

DEFAULT_ENCODER = "belegstelle-static-de"
"""Our own German model, shipped beside this file."""

_SHIPPED = Path(__file__).parent / "encoder"

Progress = Callable[[int, int], None]
"""Called with texts done and texts in all."""


class Encoder:
    """A sentence encoder by name: the shipped one, a model folder, or any sentence-transformers model."""

    def __init__(self, name: str = DEFAULT_ENCODER) -> None:
        """Load; raises EncoderError, with one line for people, where the model cannot be had."""
        self.name = name
        self._model = _load(name)
        self._fingerprint: str | None = None

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._model.dimension

    @property
    def fingerprint(self) -> str:
        """Changes when the vectors would."""
        if self._fingerprint is None:
            self._fingerprint = self._model.fingerprint
        return self._fingerprint

    def encode_passages(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        """Vectors of passages, shape (n, dimension), each of length one (or zero where nothing is known)."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        done = 0
        for rows in self._model.encode_passages(texts):
            vectors[done : done + len(rows)] = _unit(rows)
            done += len(rows)
            if progress is not None:
                progress(done, len(texts))
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Vector of a question, shape (dimension,), of length one or zero."""
        vector: NDArray[np.float32] = _unit(self._model.encode_query(text)[np.newaxis])[0]
        return vector


def _load(name: str) -> StaticModel | TransformerModel:
    folder = _SHIPPED if name == DEFAULT_ENCODER else Path(name)
    if is_static(folder):
        return StaticModel(folder)
    if name == DEFAULT_ENCODER:
        msg = f"the shipped encoder is missing or damaged: {folder} must hold what the repository holds there"
        raise EncoderError(msg)
    from index.transformers import TransformerModel  # seconds of imports, for those who ask for it

    return TransformerModel(name)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows scaled to length one; a zero row stays zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    return scaled
