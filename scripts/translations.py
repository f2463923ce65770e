"""Make `rag/translations.tsv`: German words for English ones, from sentence pairs alone (IBM model 1, both ways).

    python scripts/translations.py --pairs tatoeba-de-en.tsv.xz

Brown et al. 1993, "The mathematics of statistical machine translation", model 1, over dictionary forms. Kept are at
most six German words for an English one, each likely in both directions. Half a minute on one core.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.quotes.morphology import english_lemma, lemma
from rag.lexicon import FUNCTION_WORDS

TABLE = Path(__file__).parent.parent / "rag" / "translations.tsv"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ROUNDS = 6
_MOST = 6  # German words for an English one
_LEAST_SURE = 0.03  # of the geometric mean of both directions
_LEAST_LIKELY = 0.02  # of the German word, given the English one
_LEAST_SEEN = 1.5  # expected links
Numbers = NDArray[np.int64]


def main() -> None:
    """Read the pairs, align, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True, help="German, tab, English, one pair a line, xz")
    pairs = _read(parser.parse_args().pairs)
    german, german_ids = _numbered([one for one, _ in pairs])
    english, english_ids = _numbered([other for _, other in pairs])
    lines = _table(german, english, german_ids, english_ids)
    TABLE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{TABLE}: {len(lines)} English words\n")


def _read(file: Path) -> list[tuple[list[str], list[str]]]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        texts = [line.rstrip("\n").split("\t")[:2] for line in lines]
    return [(_german(one), _english(other)) for one, other in texts]


def _german(text: str) -> list[str]:
    words = [lemma(word) for word in _WORD.findall(text)]
    return [word for word in words if word.lower() not in FUNCTION_WORDS]


def _english(text: str) -> list[str]:
    words = [english_lemma(word.lower()) for word in _WORD.findall(text)]
    return [word for word in words if word not in FUNCTION_WORDS]


def _numbered(texts: Sequence[Sequence[str]]) -> tuple[list[str], list[Numbers]]:
    """The different words, and every text as their numbers."""
    numbers: dict[str, int] = {}
    ids = [np.array([numbers.setdefault(word, len(numbers)) for word in text], dtype=np.int64) for text in texts]
    return list(numbers), ids


def _table(
    german: Sequence[str], english: Sequence[str], german_ids: Sequence[Numbers], english_ids: Sequence[Numbers]
) -> list[str]:
    """Lines of the table: English, tab, German words by likelihood."""
    both = list(zip(german_ids, english_ids, strict=True))
    pair = np.concatenate([np.full(len(g) * len(e), number) for number, (g, e) in enumerate(both)])
    sources = np.concatenate([np.repeat(e, len(g)) for g, e in both])
    targets = np.concatenate([np.tile(g, len(e)) for g, e in both])
    kinds, kind_of = np.unique(sources * len(german) + targets, return_inverse=True)
    source_of, target_of = kinds // len(german), kinds % len(german)
    seen, forth = _align(kind_of, source_of, _places(pair, targets))
    _, back = _align(kind_of, target_of, _places(pair, sources))
    sure = np.sqrt(forth * back)
    kept = np.flatnonzero((sure >= _LEAST_SURE) & (forth >= _LEAST_LIKELY) & (seen >= _LEAST_SEEN))
    kept = kept[np.lexsort((-sure[kept], source_of[kept]))]
    found: dict[int, list[str]] = {}
    for number in kept:
        found.setdefault(int(source_of[number]), []).append(german[target_of[number]])
    return sorted(f"{english[number]}\t{' '.join(words[:_MOST])}" for number, words in found.items())


def _places(pair: Numbers, words: Numbers) -> Numbers:
    """A number for each word in each pair: what one direction has to explain."""
    return np.unique(pair * (words.max() + 1) + words, return_inverse=True)[1]


def _align(kind_of: Numbers, given: Numbers, explained: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Expected links of each kind and their probability given one side, by expectation maximisation."""
    seen = np.bincount(kind_of).astype(np.float64)
    for _ in range(_ROUNDS):
        chance = (seen / np.bincount(given, weights=seen)[given])[kind_of]
        chance /= np.bincount(explained, weights=chance)[explained]
        seen = np.bincount(kind_of, weights=chance)
    return seen, seen / np.bincount(given, weights=seen)[given]


if __name__ == "__main__":
    main()
