"""What the training of the encoder never sees, so that the evaluation may ask for it; chosen by hash, not by chance."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

HELD_OUT_ARTICLES = 85
"""Of the 850 Wikinews articles."""
HELD_OUT_PAIRS = 10_000
"""Of the German and English sentence pairs."""

_SEED = b"belegstelle"
_NO_WORD = re.compile(r"[\W_]+")


def held_out_articles(ids: Iterable[str], count: int = HELD_OUT_ARTICLES) -> frozenset[str]:
    """The ids of the `count` articles that are kept out of training, whatever the order of `ids`."""
    return frozenset(heapq.nsmallest(count, set(ids), key=_digest))


def held_out_pairs(pairs: Iterable[tuple[str, str]], count: int = HELD_OUT_PAIRS) -> list[tuple[str, str]]:
    """`count` (German, English) pairs that are kept out of training; no sentence stands in two of them."""
    chosen: list[tuple[str, str]] = []
    taken: set[str] = set()
    for pair in sorted(set(pairs), key=lambda pair: _digest("\t".join(pair))):
        if len(chosen) == count:
            break
        sides = set(map(same_sentence, pair))
        if "" not in sides and taken.isdisjoint(sides):
            taken |= sides
            chosen.append(pair)
    return chosen


def training_pairs(pairs: Iterable[tuple[str, str]], held_out: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of which neither sentence, in its letters and digits, is one of the held-out ones."""
    taken = {same_sentence(side) for pair in held_out for side in pair}
    return [pair for pair in pairs if taken.isdisjoint(map(same_sentence, pair))]


def same_sentence(text: str) -> str:
    """What two spellings of one sentence share: its words, without case and punctuation."""
    return _NO_WORD.sub(" ", text).strip().casefold()


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16, key=_SEED).digest()
