"""German compounds and the nouns they are made of."""

from __future__ import annotations

import lzma
from functools import cache, lru_cache
from pathlib import Path

NOUNS = Path(__file__).parent / "nouns.txt.xz"
"""One noun a line in plain letters, most frequent first; `python -m index.training.compounds` makes it."""
SHORTEST_PART = 4
"""Letters of a part; shorter nouns ("rat", "amt") are in everything."""
_LONGEST = 60  # letters of a compound; what is longer is no word, and cutting it would take its square
_LINKS = ("", "s", "es")  # other links ("Frauenquote", "Häuserkampf") are inflected nouns, which are in the list


@lru_cache(maxsize=1 << 16)
def split_compound(word: str) -> tuple[str, ...]:
    """The nouns that a word in plain letters is made of, in order; none where it is no compound of known nouns.

    Of all ways to cut, the one whose parts are most frequent together (geometric mean; Koehn and Knight, Empirical
    methods for compound splitting, EACL 2003); a word that is itself more frequent than that stays whole.
    """
    if len(word) > _LONGEST:
        return ()
    ranks = _ranks()
    best = _worth(word)
    parts: tuple[str, ...] = ()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if word[cut:] not in ranks:
            continue
        for head in _heads(word[:cut]):
            worth = (_worth(head[-1]) * _worth(word[cut:])) ** 0.5
            if worth > best:
                best, parts = worth, (*head, *(split_compound(word[cut:]) or (word[cut:],)))
    return parts


def _heads(text: str) -> list[tuple[str, ...]]:
    """What may stand in front of the last part: a noun, or a compound, with or without a link behind."""
    found: list[tuple[str, ...]] = []
    for link in _LINKS:
        head = text.removesuffix(link) if text.endswith(link) else ""
        if len(head) < SHORTEST_PART:
            continue
        if head in _ranks():
            found.append((head,))
        elif parts := split_compound(head):
            found.append(parts)
    return found


def _worth(word: str) -> float:
    """How frequent a noun is, by its rank (Zipf); 0 for an unknown word."""
    rank = _ranks().get(word)
    return 0.0 if rank is None else 1 / rank


@cache
def _ranks() -> dict[str, int]:
    """The nouns with their ranks from one on."""
    lines = lzma.decompress(NOUNS.read_bytes()).decode("ascii").split()
    return {noun: rank for rank, noun in enumerate(lines, start=1)}
