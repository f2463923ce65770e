"""Any model of sentence-transformers, by name or folder; the only file that imports that library.

Models are looked for in the local cache first, so that a model that was used once works without a network.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError

_BATCH = 32  # passages that a transformer reads at once; more of them cost memory, and no less time on a CPU
_CHUNK = 8 * _BATCH  # passages between two moves of the progress bar
_PASSAGE_PROMPTS = ("passage", "document", "corpus")

# What families whose configuration holds no prompts were trained with, by a part of their names, the first that fits:
# the model cards of intfloat/multilingual-e5-*, BAAI/bge-*-en, nomic-ai/nomic-embed-text-*.
_FAMILIES: tuple[tuple[str, str, str], ...] = (
    (
        "e5-large-instruct",
        "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ",
        "",
    ),
    ("e5-", "query: ", "passage: "),
    ("bge-small-en", "Represent this sentence for searching relevant passages: ", ""),
    ("bge-base-en", "Represent this sentence for searching relevant passages: ", ""),
    ("bge-large-en", "Represent this sentence for searching relevant passages: ", ""),
    ("nomic-embed-text", "search_query: ", "search_document: "),
)


class TransformerModel:
    """A SentenceTransformer with the prompts it was trained with."""

    def __init__(self, name: str) -> None:
        """Load from a folder, the cache or the hub; raises EncoderError."""
        self._model = _load(name, "encoder", _sentence_transformer)
        self.query_prompt, self.passage_prompt = _prompts(name, self._model.prompts)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    @property
    def fingerprint(self) -> str:
        """Digest of the weights, the prompts and the length that texts are cut at."""
        digest = blake2b(digest_size=16)
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(key.encode())
            digest.update(np.ascontiguousarray(tensor.float().cpu().numpy()).data)
        digest.update(repr((self.query_prompt, self.passage_prompt, self._model.max_seq_length)).encode())
        return digest.hexdigest()

    def encode_passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        """Vectors of passages, in order, some rows at a time; shape (rows, dimension)."""
        for start in range(0, len(texts), _CHUNK):
            yield self._encode(list(texts[start : start + _CHUNK]), self.passage_prompt)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Vector of a question, shape (dimension,)."""
        vector: NDArray[np.float32] = self._encode([text], self.query_prompt)[0]
        return vector

    def _encode(self, texts: list[str], prompt: str) -> NDArray[np.float32]:
        vectors = self._model.encode(
            texts, prompt=prompt, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


class CrossEncoderModel:
    """A cross-encoder: reads question and passage together, which is slower and sharper than comparing vectors."""

    def __init__(self, name: str) -> None:
        """Load from a folder, the cache or the hub; raises EncoderError, also where it gives no single score."""
        self._model = _load(name, "reranker", _cross_encoder)
        labels = int(self._model.num_labels)
        if labels != 1:
            msg = f"reranker {name!r} gives {labels} scores a pair; a reranker gives one"
            raise EncoderError(msg)

    def score(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How well each text answers the question, higher is better, shape (len(texts),)."""
        if not texts:
            return np.zeros(0, dtype=np.float32)
        pairs = [(query, text) for text in texts]
        scores = self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False, convert_to_numpy=True)
        return np.asarray(scores, dtype=np.float32).reshape(len(texts))


def _sentence_transformer(name: str, local: bool) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(name, local_files_only=local, default_prompt_name=None)


def _cross_encoder(name: str, local: bool) -> Any:
    from sentence_transformers import CrossEncoder

    return CrossEncoder(name, local_files_only=local)


def _load(name: str, what: str, load: Callable[[str, bool], Any]) -> Any:
    """The model from its folder, or else from the cache, or else from the hub."""
    is_folder = Path(name).is_dir()
    with _quiet():
        try:
            return load(name, True)
        except Exception as error:
            if is_folder or _offline() or not _is_hub_name(name):
                raise _failure(name, what, is_folder, error) from error
        try:
            return load(name, False)
        except Exception as error:
            raise _failure(name, what, is_folder, error) from error


def _failure(name: str, what: str, is_folder: bool, error: Exception) -> EncoderError:
    reason = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    if is_folder:
        return EncoderError(
            f"{what} {name!r}: the folder holds no model that sentence-transformers can load ({reason})"
        )
    if not _is_hub_name(name):
        return EncoderError(f"{what} {name!r}: no such folder, and no name of a model either; give one of the two")
    tried = "not a folder, not in the local cache"
    if _offline():
        tried += ", and HF_HUB_OFFLINE forbids the download; load it once without that, or give a folder"
    else:
        tried += f", and the download failed ({reason}); check the name and the network, or give a folder"
    return EncoderError(f"{what} {name!r}: {tried}")


def _is_hub_name(name: str) -> bool:
    """Whether the hub could know this: "model" or "owner/model", nothing that is plainly a path."""
    parts = name.split("/")
    return len(parts) <= 2 and all(part and part not in {".", "..", "~"} for part in parts) and "\\" not in name


def _offline() -> bool:
    return os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "ON", "YES", "TRUE"}


def _prompts(name: str, configured: dict[str, str]) -> tuple[str, str]:
    """What stands before a query and before a passage: the model's own words, or its family's."""
    query = configured.get("query") or ""
    passage = next((configured[key] for key in _PASSAGE_PROMPTS if configured.get(key)), "")
    if query or passage:
        return query, passage
    known = Path(name).name.lower()
    return next(((query, passage) for part, query, passage in _FAMILIES if part in known), ("", ""))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the libraries' own bars and remarks while a model loads; what fails is told in one line."""
    import transformers

    names = ("sentence_transformers", "huggingface_hub", "transformers")
    before = {name: logging.getLogger(name).level for name in names}
    remarks: Any = transformers.utils.logging
    had_bars = remarks.is_progress_bar_enabled()
    remarks.disable_progress_bar()
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
        if had_bars:
            remarks.enable_progress_bar()
