"""Vectors of word keys by what stands around them (Mikolov et al. 2013, arXiv 1310.4546):

    python -m index.training.words --paragraphs FILE --articles FILE --pairs FILE --out index/key_vectors.safetensors

A quarter of an hour on two cores for 38 million words. Needs gensim, which nothing else does.
"""  # noqa: D400, D415

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec

from index.key_vectors import save_key_vectors
from index.sentence_words import encode_key
from index.training.corpora import articles_of, blocks, read_pairs
from index.word_keys import word_keys

DIMENSION = 128
_RAREST = 5  # times a word must stand in the texts
_WINDOW, _NEGATIVE, _SAMPLE, _EPOCHS = 4, 8, 1e-4, 3
_LONGEST = 5_000  # words gensim takes as one text


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of each paragraph, as often as they are gone through."""

    texts: Sequence[str]

    def __iter__(self) -> Iterator[list[str]]:
        for text in self.texts:
            keys = [key for key in word_keys(text) if key]
            yield from (keys[start : start + _LONGEST] for start in range(0, len(keys), _LONGEST))


def train_key_vectors(texts: Sequence[str], out: Path, *, threads: int = 2, rarest: int = _RAREST) -> None:
    """Write vectors of the keys in some paragraphs that are not too rare, around their mean."""
    model = Word2Vec(
        _Keys(texts), vector_size=DIMENSION, window=_WINDOW, min_count=rarest, sg=1, negative=_NEGATIVE,
        sample=_SAMPLE, workers=threads, epochs=_EPOCHS, seed=1,
    )  # fmt: skip
    vectors = model.wv.vectors - model.wv.vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    first = {encode_key(key): row for row, key in reversed(list(enumerate(model.wv.index_to_key)))}
    save_key_vectors(np.array(list(first)), vectors[list(first.values())], out)


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(prog="python -m index.training.words", description="Train vectors of word keys.")
    for name in ("paragraphs", "articles", "pairs"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", default=[], metavar="FILE", help="as for index.training")
    parser.add_argument("--out", type=Path, required=True, help="the file to write")
    given = parser.parse_args()
    texts = [line for file in given.paragraphs for block in blocks(file) for line in block]
    texts += [line for file in given.articles for _, lines in articles_of(file) for line in lines]
    texts += [german for file in given.pairs for german, _ in read_pairs(file)]
    train_key_vectors(texts, given.out)


if __name__ == "__main__":
    main()
