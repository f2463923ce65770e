"""Small corpora and an encoder that counts, for the tests of the index."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import numpy as np

from corpus import Article, Corpus
from index import Index, write_index


class CountingEncoder:
    """Vectors that are a function of the text alone; remembers what it was asked to encode."""

    name = "counting"
    dimension = 16
    fingerprint = "1"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode_passages(self, texts: list[str], *, progress: object = None) -> np.ndarray:
        self.encoded += texts
        return np.array([self.encode_query(text) for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def encode_query(self, text: str) -> np.ndarray:
        vector = np.frombuffer(sha256(text.encode()).digest(), dtype=np.uint8)[:16].astype(np.float32) - 127.5
        return vector / np.linalg.norm(vector)


def article(number: int, text: str) -> Article:
    return Article(id=f"a{number:03}", title=f"Meldung {number}", text=text)


def corpus_of(texts: dict[int, str]) -> Corpus:
    return Corpus(articles=tuple(article(number, text) for number, text in sorted(texts.items())), problems=())


def built(texts: dict[int, str], folder: Path, encoder: CountingEncoder | None = None) -> Index:
    encoder = encoder or CountingEncoder()
    write_index(corpus_of(texts), folder, encoder)
    return Index.open(folder, encoder=encoder)
