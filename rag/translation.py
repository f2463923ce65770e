"""German words for the English ones of a question, so that it can be looked up in German articles.

`translations.tsv` was learned by `scripts/translations.py` from German and English sentence pairs of Tatoeba
(CC BY 2.0 FR, by the contributors of tatoeba.org); `news_words.tsv`, written by hand, has what news speaks of and
everyday sentences do not. In both a line is an English dictionary form, a tab, and German ones, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from index.quotes.morphology import english_lemma
from rag.words import Word

_MOST = 6  # German words for an English one
_LONGEST = 3  # words of a phrase
_TABLES = ("news_words.tsv", "translations.tsv")


def translations(words: Sequence[Word]) -> Mapping[str, tuple[str, ...]]:
    """German words for each English word that the tables have, by its lower case; those of a phrase for each of it."""
    found: dict[str, list[str]] = {word.lower: [] for word in words}
    for length in range(_LONGEST, 0, -1):
        for first in range(len(words) - length + 1):
            phrase = words[first : first + length]
            for german in _german(" ".join(word.lower for word in phrase)):
                for word in phrase:
                    found[word.lower].append(german)
    return {english: tuple(dict.fromkeys(german))[:_MOST] for english, german in found.items() if german}


@lru_cache(maxsize=1 << 12)
def _german(english: str) -> tuple[str, ...]:
    """What the tables have for a word, else part by part where it has a hyphen, or for a phrase in any of its forms."""
    parts = english.split(" ")
    if len(parts) > 1:
        return tuple(german for forms in product(*map(_forms, parts)) for german in _table().get(" ".join(forms), ()))
    whole = [german for form in _forms(english) for german in _table().get(form, ())]
    if whole or "-" not in english:
        return tuple(whole)
    return tuple(german for part in english.split("-") for german in _german(part))


def _forms(word: str) -> tuple[str, ...]:
    """The word and its dictionary form; "guarantees" -> "guarantee"."""
    singular = word.removesuffix("s") if len(word) > 3 else word
    return tuple(dict.fromkeys((word, english_lemma(word), singular)))


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """Both tables as one; what is written by hand goes first."""
    table: dict[str, tuple[str, ...]] = {}
    for name in _TABLES:
        for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
            english, _, german = line.partition("\t")
            table[english] = tuple(dict.fromkeys((*table.get(english, ()), *german.split(" "))))
    return table
