"""Words by which a question and its answer name one thing: "ermorden" and "umbringen", "Todesursache" and "sterben".

`paraphrases.tsv`, written by hand, has a group in each line: words that may stand for each other, a tab, and words that
often stand in the answer to a question with one of them. Making keys of them takes seconds, so it is done beforehand:
`python -m rag.paraphrases` writes `paraphrases.safetensors`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from index import SentenceWords
from index.sentence_words import KEY_BYTES, encode_key, places_of
from index.word_keys import word_key

GROUPS = Path(__file__).with_name("paraphrases.tsv")
FILE = Path(__file__).with_name("paraphrases.safetensors")
_TABLES = ("synonyms", "related")

Arrays = dict[str, NDArray[np.uint8] | NDArray[np.int32]]
Floats = NDArray[np.float32]
Keys = NDArray[np.bytes_]
Words = NDArray[np.int32]


class Paraphrases:
    """Which words of an index may stand for others."""

    def __init__(self, words: SentenceWords) -> None:
        arrays = _shipped()
        self._keys = arrays["keys"].view(f"S{KEY_BYTES}").ravel()
        places = places_of(words.vocabulary, self._keys)
        self._count = len(words.vocabulary)
        self._places = np.where(places < 0, self._count, places)  # behind the last, where nothing is looked up
        self._tables = [(arrays[f"{name}.starts"], arrays[f"{name}.keys"]) for name in _TABLES]

    def said_by(self, words: Words, keys: Keys) -> Floats:
        """Whether words, as numbers of the index, may stand for some keys, and whether they often stand with them.

        Shape (words, 2 x keys), 0 or 1; no word stands for itself.
        """
        said = np.zeros((len(words), len(_TABLES) * len(keys)), dtype=np.float32)
        wanted = np.zeros(self._count + 1, dtype=bool)
        rows = places_of(self._keys, keys).tolist()
        for number, (starts, others) in enumerate(self._tables):
            for column, row in enumerate(rows, number * len(keys)):
                if row >= 0:
                    places = self._places[others[starts[row] : starts[row + 1]]]
                    wanted[places] = True
                    said[:, column] = wanted[words]
                    wanted[places] = False
        return said


@cache
def _shipped() -> Arrays:
    return load_file(FILE)


def tables_of(lines: Iterable[str]) -> Arrays:
    """The arrays of `paraphrases.safetensors`: sorted keys, and for each those of its synonyms and related words."""
    tables: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
    synonyms, related = tables
    for line in lines:
        alike, beside = ({key for key in map(word_key, part.split()) if key} for part in line.split("\t"))
        for one in alike:
            synonyms[one] |= alike - {one}
            related[one] |= beside - alike
        for one in beside - alike:
            related[one] |= alike
    keys = sorted(synonyms.keys() | related.keys(), key=encode_key)
    letters = np.array([encode_key(key) for key in keys], dtype=f"S{KEY_BYTES}")
    arrays: Arrays = {"keys": letters.view(np.uint8).reshape(len(keys), KEY_BYTES)}
    for name, table in zip(_TABLES, tables, strict=True):
        arrays |= _rows(name, keys, table)
    return arrays


def _rows(name: str, keys: list[str], table: Mapping[str, set[str]]) -> Arrays:
    number = {key: place for place, key in enumerate(keys)}
    rows = [sorted(number[one] for one in table.get(key, ())) for key in keys]
    starts = np.cumsum([0, *map(len, rows)])
    flat = [one for row in rows for one in row]
    return {f"{name}.starts": starts.astype(np.int32), f"{name}.keys": np.array(flat, dtype=np.int32)}


if __name__ == "__main__":
    save_file(tables_of(GROUPS.read_text(encoding="utf-8").splitlines()), FILE)
