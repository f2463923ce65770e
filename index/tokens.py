"""Text to lexical terms: the one tokenizer of both sides of the lexical leg."""

from __future__ import annotations

import re
import threading
import unicodedata

import Stemmer

TOKENIZER_VERSION = "1"
"""Part of what the manifest compares: change it when other terms come out."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "đ": "d", "ł": "l", "ı": "i"}
)
_LOCAL = threading.local()


def tokenize(text: str) -> list[str]:
    """Terms of `text` in order of appearance; a pure function of the text.

    Words are lower-cased, spelled without umlauts and accents ("Größe" and "Groesse" are one word), cut at
    hyphens and stemmed (Snowball German).
    """
    words = [_plain(word) for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower())]
    stems: list[str] = _stemmer().stemWords(words)
    return stems


def _plain(word: str) -> str:
    """The word in letters without marks: umlauts spelled out, other accents dropped."""
    spelled = word.translate(_UMLAUTS).replace("'", "").replace("’", "")
    return "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer a thread: PyStemmer's objects are not safe to share between threads."""
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("german")
    stemmer: Stemmer.Stemmer = _LOCAL.stemmer
    return stemmer
