"""Texts as numbers: the pieces of every sentence, one after the other in one array."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.corpora import Texts

_CHUNK = 20_000  # texts; the tokenizer's own objects are many times larger than the numbers
Ids = NDArray[np.int32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of unequal length: row i is `ids[starts[i] : starts[i + 1]]`."""

    ids: Ids
    starts: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, rows: Numbers) -> tuple[Ids, Numbers]:
        """The ids of the given rows, and for each id the position of its row among them."""
        places, owners = spread(self.starts[rows], self.starts[rows + 1])
        return self.ids[places], owners


def spread(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Every place of half-open ranges in order, and for each place the number of its range."""
    lengths = ends - starts
    owners = np.repeat(np.arange(len(starts)), lengths)
    offsets = np.cumsum(lengths) - lengths
    return np.arange(len(owners)) - (offsets - starts)[owners], owners


@dataclass(frozen=True, slots=True)
class Encoded:
    """`Texts` in pieces; `titled` holds the first sentence and the end of the text of each title, shape (n, 2)."""

    sentences: Rows
    documents: Numbers
    titles: Rows
    titled: Numbers
    german: Rows
    english: Rows

    def save(self, file: Path) -> None:
        """Write all arrays."""
        rows = {"sentences": self.sentences, "titles": self.titles, "german": self.german, "english": self.english}
        arrays = {f"{name}.{part}": getattr(row, part) for name, row in rows.items() for part in ("ids", "starts")}
        with file.open("wb") as stream:
            np.savez(stream, documents=self.documents, titled=self.titled, **arrays)

    @classmethod
    def load(cls, file: Path) -> Encoded:
        """Read what `save` wrote."""
        with np.load(file) as arrays:

            def rows(name: str) -> Rows:
                return Rows(arrays[f"{name}.ids"], arrays[f"{name}.starts"])

            return cls(
                rows("sentences"),
                arrays["documents"],
                rows("titles"),
                arrays["titled"],
                rows("german"),
                rows("english"),
            )


def encode_texts(texts: Texts, tokenizer: Tokenizer, progress: Callable[[int, int], None]) -> Encoded:
    """Cut every text into pieces; `progress` is told how many of all sentences are done."""
    return Encoded(
        sentences=_rows(texts.sentences, tokenizer, progress),
        documents=np.array(texts.documents, dtype=np.int64),
        titles=_rows([title for title, _, _ in texts.titles], tokenizer),
        titled=np.array([(first, end) for _, first, end in texts.titles], dtype=np.int64).reshape(-1, 2),
        german=_rows([german for german, _ in texts.pairs], tokenizer),
        english=_rows([english for _, english in texts.pairs], tokenizer),
    )


def _rows(texts: list[str], tokenizer: Tokenizer, progress: Callable[[int, int], None] | None = None) -> Rows:
    found: list[Ids] = [np.zeros(0, dtype=np.int32)]
    lengths: list[int] = [0]
    for start in range(0, len(texts), _CHUNK):
        chunk = texts[start : start + _CHUNK]
        for encoding in tokenizer.encode_batch_fast(chunk, add_special_tokens=False):
            found.append(np.array(encoding.ids, dtype=np.int32))
            lengths.append(len(encoding.ids))
        if progress is not None:
            progress(start + len(chunk), len(texts))
    return Rows(np.concatenate(found), np.cumsum(lengths, dtype=np.int64))
