"""Make `rag/paraphrases.safetensors`, the groups of `rag/paraphrases.tsv` by the keys of their words:

    python -m rag.paraphrase_tables

It takes seconds, so it is done beforehand.
"""  # noqa: D400, D415

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from index.sentence_words import KEY_BYTES, encode_key
from index.word_keys import word_key
from rag.paraphrases import FILE, TABLES, Arrays

GROUPS = Path(__file__).with_name("paraphrases.tsv")


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
    for name, table in zip(TABLES, tables, strict=True):
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
