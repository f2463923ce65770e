"""Whether the words stand under the right name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "å": "aa"})
_NOT_NAMES = frozenset("der die das des dem den the dr prof med herr frau mr mrs ms sir".split())
_WORD = re.compile(r"\w+")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, umlauts and accents written out, without article and title."""
    plain = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    words = _WORD.findall(plain)
    return tuple(word for word in words if word not in _NOT_NAMES) or tuple(words)


def same_speaker(given: str, accepted: Sequence[str]) -> bool:
    """Whether a name is one of the accepted ones.

    Two names are the same if they end in the same word and one's words are all in the other: "Merkel",
    "Angela Merkel" and "Bundeskanzlerin Angela Merkel" are, "Angela Merkel" and "Reinhard Merkel" are not.
    Deliberately not the system's own table of spellings: a metric must not believe what it measures.
    """
    return any(_same(name_words(given), name_words(name)) for name in accepted)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other or one[-1] != other[-1]:
        return False
    return set(one) <= set(other) or set(other) <= set(one)
