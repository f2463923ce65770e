"""How alike words are in use, "getötet" and "erschossen": vectors of word keys, learned by `index.training.words`.

They know what stands in the same places of sentences, where the encoder's own know what stands in the same passages;
together they say more than either. They were learned from plenary protocols of the Bundestag, Wikinews (CC BY 2.5)
and Tatoeba (CC BY 2.0 FR).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from index.sentence_words import SCALE, places_of, quantised

FILE = Path(__file__).parent / "key_vectors.safetensors"

Floats = NDArray[np.float32]
Keys = NDArray[np.bytes_]


class KeyVectors:
    """Unit vectors of the keys of words (index/word_keys.py)."""

    def __init__(self, file: Path) -> None:
        arrays = load_file(file)
        letters = np.ascontiguousarray(arrays["vocabulary"])
        self._vocabulary = letters.view(f"S{letters.shape[1]}").ravel()
        self._vectors = arrays["vectors"]

    def of(self, keys: Keys) -> Floats:
        """Their vectors, shape (keys, dimension), within 1 % of length one; zero where a key is not known."""
        places = places_of(self._vocabulary, keys)
        vectors = self._vectors[places].astype(np.float32)
        vectors *= np.where(places >= 0, np.float32(1 / SCALE), np.float32(0))[:, None]
        return vectors


def save_key_vectors(keys: Keys, vectors: Floats, file: Path) -> None:
    """Write unit vectors of keys, which are sorted here."""
    order = np.argsort(keys, kind="stable")
    letters = np.ascontiguousarray(keys[order]).view(np.uint8).reshape(len(keys), -1)
    save_file({"vocabulary": letters, "vectors": quantised(vectors[order])}, file)


@cache
def key_vectors() -> KeyVectors:
    """The vectors shipped."""
    return KeyVectors(FILE)
