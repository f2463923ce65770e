"""The fast way to run a static sentence-transformers model: a table of token vectors and a mean, without torch.

Importing sentence-transformers takes 8 seconds on a laptop, this takes a twentieth of one; the vectors are the same
(tests/test_index_encoder.py holds both beside each other).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

_BATCH = 256
_FEW = 20_000  # characters that one thread tokenises in a few milliseconds
_SHORT = 8  # tokens a text on average; the vectors of longer ones are not worth copying together
_STATIC = "StaticEmbedding"
_FILES = ("modules.json", "config_sentence_transformers.json", "tokenizer.json", "model.safetensors")


def is_static(folder: Path) -> bool:
    """Whether `folder` holds a model of one StaticEmbedding, saved by sentence-transformers, without prompts."""
    if not all((folder / name).is_file() for name in _FILES):
        return False
    modules = json.loads((folder / _FILES[0]).read_text(encoding="utf-8"))
    config = json.loads((folder / _FILES[1]).read_text(encoding="utf-8"))
    single = len(modules) == 1 and modules[0]["type"].rsplit(".", 1)[-1] == _STATIC and not modules[0]["path"]
    return single and not any(config.get("prompts", {}).values())


class StaticModel:
    """Token vectors of one model folder and its tokenizer."""

    def __init__(self, folder: Path) -> None:
        """Load; raises OSError, ValueError or KeyError where the files are not what they should be."""
        self._folder = folder
        self._tokenizer = Tokenizer.from_file(str(folder / _FILES[2]))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._vectors, self._weights = _read(folder / _FILES[3])
        size = self._tokenizer.get_vocab_size()
        if len(self._vectors) != size:
            msg = f"{size} tokens in tokenizer.json, {len(self._vectors)} vectors in model.safetensors"
            raise ValueError(msg)
        self.dimension: int = self._vectors.shape[1]

    @property
    def fingerprint(self) -> str:
        """Digest of every file that decides about the vectors."""
        digest = blake2b(digest_size=16)
        for name in _FILES:
            digest.update((self._folder / name).read_bytes())
        return digest.hexdigest()

    def encode_passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """Mean of the token vectors of each text, some rows at a time; zero where a text has no token."""
        for start in range(0, len(texts), _BATCH):
            yield self._encode(list(texts[start : start + _BATCH]))

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The same for one text, shape (dimension,)."""
        vector: NDArray[np.float32] = self._encode([text])[0]
        return vector

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        ids = self._ids(texts)
        if sum(map(len, ids)) <= _SHORT * len(ids):
            return self._means_of_short(ids)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, tokens in enumerate(ids):
            if tokens:
                vectors[row] = self._weights[tokens] @ self._vectors[tokens].astype(np.float32) / len(tokens)
        return vectors

    def _ids(self, texts: list[str]) -> list[list[int]]:
        """The tokens of each text; other threads are only woken for what takes them longer than waking."""
        if sum(map(len, texts)) <= _FEW:
            return [self._tokenizer.encode(text, add_special_tokens=False).ids for text in texts]
        return [one.ids for one in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]

    def _means_of_short(self, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The same for single words, of which there may be hundreds: the first tokens of all, the second ones, ..."""
        lengths = np.array(list(map(len, ids)))
        sums = np.zeros((len(ids), self.dimension), dtype=np.float32)
        for place in range(lengths.max(initial=0)):
            rows = np.flatnonzero(lengths > place)
            tokens = [ids[row][place] for row in rows.tolist()]
            sums[rows] += self._vectors[tokens] * self._weights[tokens, None]
        means: NDArray[np.float32] = sums / np.maximum(lengths, 1)[:, None].astype(np.float32)
        return means


def _read(file: Path) -> tuple[NDArray[Any], NDArray[np.float32]]:
    """Token vectors as they are stored, in eight, 16 or 32 bits, and what each has to be multiplied with."""
    arrays = load_file(file)
    if "embedding.weight" in arrays:
        vectors = arrays["embedding.weight"]
        return vectors, np.ones(len(vectors), dtype=np.float32)
    return arrays["embeddings"], arrays["weights"].astype(np.float32)
