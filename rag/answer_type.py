"""Where in a sentence the answer stands: the candidate that fits the kind asked for best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.quotes.morphology import tags
from index.word_keys import word_key
from rag.answer_candidates import FINDERS, Candidate
from rag.asked import Asked
from rag.lexicon import FUNCTION_WORDS
from rag.words import Word, find_words

_REASON = re.compile(
    r"\b(?:weil|da|denn|wegen|aufgrund|auf grund|infolge|damit|um|deshalb|daher|darum|deswegen|grund|"
    r"gründe|ursache\w*|anlass|führte|führten|because|since|due|therefore|reason|so that)\b",
    re.IGNORECASE,
)
_CERTAIN = 0.9  # fit from which on a candidate may repeat what the question says
_ONE = frozenset({"ein", "eine", "einer", "einem", "einen"})  # function words that are an answer to "wie viele"
_NEAR = 40  # characters to the words of the question at which an answer is half as near as it can be
_SURE, _SURE_NAME = 0.5, 0.7
"""Fit from which on an answer is marked. On XQuAD-de dates are then right in 0.89, numbers in 0.79, places in 0.67,
names in 0.48 instead of 0.37, fewer than half of them marked; a mark that misleads is worse than none."""


def best_answer(asked: Asked, sentence: str) -> Candidate | None:
    """The candidate that fits best, the nearest to the words it shares with the question among equals.

    Those that can fit best are looked at first, until no other can fit better: what is a name is dear to know.
    """
    if asked.kind is None or asked.kind == "reason":
        return None
    found = list(FINDERS[asked.kind](asked, sentence))
    if not found:
        return None
    words = find_words(sentence)
    shared = [(word.start + word.end) // 2 for word in words if _repeats(asked, word)]
    shares = [_nearness(one, shared) for one in found]
    near = [(-one.fit * share, one.start, at) for at, (one, share) in enumerate(zip(found, shares, strict=True))]
    best: Candidate | None = None
    for fit, start, at in sorted(near):
        if best is not None and (-best.fit, best.start) <= (fit, start):
            break
        if not _is_new(asked, found[at], words):
            continue
        settled = _settled(found[at], sentence, shares[at])
        if settled is not None and (best is None or (-settled.fit, settled.start) < (-best.fit, best.start)):
            best = settled
    return best


def marked(asked: Asked, sentence: str) -> tuple[int, int] | None:
    """The characters of a sentence to mark as the answer; of a person the name alone, without its title."""
    best = best_answer(asked, sentence)
    if best is None or best.fit < (_SURE_NAME if asked.kind == "name" else _SURE):
        return None
    start = best.start
    if asked.kind == "person":
        words = [(best.start + word.start, word.text) for word in find_words(sentence[best.start : best.end])]
        names = [at for at, text in words if "NE" in tags(text)[:1]]
        start = names[0] if names else start
    return start, best.end


def fits(asked: Asked, sentence: str) -> float:
    """How well the sentence holds the kind of answer asked for, 0 to 1."""
    if asked.kind == "reason":
        return 1.0 if _REASON.search(sentence) else 0.0
    best = best_answer(asked, sentence)
    return best.fit if best else 0.0


def _repeats(asked: Asked, word: Word) -> bool:
    """Whether a word, or a part of it, is a content word of the question."""
    return word.lower not in FUNCTION_WORDS and not _keys(word.text).isdisjoint(asked.words)


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> frozenset[str]:
    return frozenset(word_key(part) for part in word.split("-") if part)


def _is_new(asked: Asked, one: Candidate, words: Sequence[Word]) -> bool:
    """Whether it says what the question has not said; numbers may repeat, they are few."""
    if asked.focus is not None and one.fit >= _CERTAIN:
        return True
    return any(
        (word.lower not in FUNCTION_WORDS or word.lower in _ONE) and _keys(word.text).isdisjoint(asked.words)
        for word in words
        if one.start <= word.start < one.end
    )


def _settled(one: Candidate, sentence: str, share: float) -> Candidate | None:
    """The candidate with a share of its fit as the name or the noun that it is; None where it is neither."""
    fit = one.fit
    if one.as_noun is not None and "NE" not in tags(sentence[one.start : one.end])[:1]:
        fit = one.as_noun
    return Candidate(one.start, one.end, fit * share) if fit else None


def _nearness(one: Candidate, shared: Sequence[int]) -> float:
    """The share of its fit that a candidate keeps: all of it right beside a word of the question."""
    if not shared:
        return 0.7
    distance = min(max(one.start - place, place - one.end, 0) for place in shared)
    return 0.7 + 0.3 * _NEAR / (_NEAR + distance)
