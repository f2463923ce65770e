"""Words by which a question and its answer name one thing: "ermorden" and "umbringen", "Todesursache" and "sterben".

`paraphrases.tsv`, written by hand, has a group in each line: words that may stand for each other, a tab, and words that
often stand in the answer to a question with one of them. rag/paraphrase_tables.py makes `paraphrases.safetensors` of
them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from index import SentenceWords
from index.sentence_words import KEY_BYTES, places_of

FILE = Path(__file__).with_name("paraphrases.safetensors")
TABLES = ("synonyms", "related")

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
        self._tables = [(arrays[f"{name}.starts"], arrays[f"{name}.keys"]) for name in TABLES]

    def said_by(self, words: Words, keys: Keys) -> Floats:
        """Whether words, as numbers of the index, may stand for some keys, and whether they often stand with them.

        Shape (words, 2 x keys), 0 or 1; no word stands for itself.
        """
        said = np.zeros((len(words), len(TABLES) * len(keys)), dtype=np.float32)
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
