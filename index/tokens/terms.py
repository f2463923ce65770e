"""Text to terms: stems, the nouns inside compounds, and beginnings of words.

What each does for German, measured on 588 XQuAD-de questions among 2,458 passages and 186 over the demo corpus (right
passage first), with postings against those of stems alone:

    stems, BM25 with k1 1.5 and b 0.75            0.840   0.796   1.0
    stems, BM25 with k1 0.9 and b 0.4             0.867   0.790   1.0
    + nouns inside compounds                      0.888   0.796   1.1
    + beginnings of three and five letters        0.906   0.823   2.1
    + title of the article                        0.913   0.828   2.2
    stems, 4-grams and title instead              0.922   0.839   6.4
    stems and 5-grams instead                     0.910   0.855   5.2

Lemmas instead of stems, pairs of stems, ends of words, and longer or more beginnings gained nothing on both.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from index.tokens.compounds import split_compound
from index.tokens.letters import plain_letters
from index.tokens.numbers import plain_numbers

_BEGINNINGS = (3, 5)
_MARK = "*"  # behind a beginning: "ukrai*" is a term beside the stem "ukrain"
_CACHED = 1 << 18  # different words, some 60 MB where all are there; 100,000 passages have 300,000, most of them once
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens and their like stand inside words
_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_ONE_LETTER = re.compile(r"(?<![\w-])([^\W\d_])-(?=[^\W\d_]{2})")  # "E-Mail", "U-Bahn"
_LOCAL = threading.local()


def tokenize(text: str) -> list[str]:
    """Terms of `text` in order of appearance; a pure function of the text.

    Of each word its stem, the stems of the nouns it is made of ("Sicherheitsgarantien": "sicherheit", "garanti"), and
    the first three and five letters of a longer stem with a star behind. Words are read as in `stems`.
    """
    return [term for word in _words(text) for term in _terms(word)]


def passage_terms(title: str, text: str) -> list[str]:
    """What a passage is found by: its own terms, and those of the title of its article."""
    return tokenize(f"{title}\n{text}")


def stems(text: str) -> list[str]:
    """The stems alone, one a word, in order (Snowball German).

    Words are lower-cased, spelled without umlauts and accents ("Größe" and "Groesse" are one word) and cut at hyphens,
    except behind a single letter ("E-Mail"); numbers and dates have one spelling.
    """
    return [_stem(word) for word in _words(text)]


def _words(text: str) -> list[str]:
    """Words and numbers in plain letters."""
    plain = unicodedata.normalize("NFKC", plain_numbers(_INVISIBLE.sub("", text)).lower())
    return [plain_letters(word) for word in _WORD.findall(_ONE_LETTER.sub(r"\1", plain))]


@lru_cache(maxsize=_CACHED)
def _terms(word: str) -> tuple[str, ...]:
    """The stem of a word and what stands beside it."""
    stem, *parts = _stemmer().stemWords([word, *split_compound(word)])
    return (stem, *parts, *(stem[:length] + _MARK for length in _BEGINNINGS if len(stem) > length))


@lru_cache(maxsize=_CACHED)
def _stem(word: str) -> str:
    """The stem alone: finding the nouns in a compound costs ten times as much."""
    stem: str = _stemmer().stemWord(word)
    return stem


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer a thread: PyStemmer's objects are not safe to share between threads."""
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("german")
    stemmer: Stemmer.Stemmer = _LOCAL.stemmer
    return stemmer
