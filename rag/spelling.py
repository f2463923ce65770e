"""Misspelt words of a question, read as the words of the articles that they are nearest to.

A name is never corrected to another, nor to a noun: another person's surname is often one letter away.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from index import SentenceWords
from index.quotes.gender import is_given_name
from index.quotes.morphology import in_dictionary, may_be_verb, tags
from index.quotes.roles import place_name
from index.tokens.compounds import SHORTEST_PART, split_compound
from index.tokens.letters import plain_letters
from index.word_keys import word_keys
from rag.datatypes import Correction
from rag.words import Word, find_words

_SMALL, _CAPITALISED = (5, 9), (8, 12)
"""Letters from which on one letter, or two, may be wrong; more where it may be a name, which no dictionary has:
"Biden" is one letter from "Beiden", "Hummels" from "Himmels", "Priestley" two from "Priester"."""
_CLEARLY = 3
"""Times as frequent the one of several equally near words must be."""
_LINKS = ("en", "n", "es", "s", "er", "e")
"""What may stand between the parts of a compound."""
_LETTERS = re.compile(r"[^\W\d_]+")
_CACHE = 1 << 12


class Spelling:
    """Finds the words of the articles that misspelt words stand for."""

    def __init__(self, words: SentenceWords) -> None:
        self._words = words
        self._nearest = lru_cache(maxsize=_CACHE)(self._look_up)

    def correct(self, text: str, kept: Collection[tuple[int, int]] = ()) -> tuple[str, tuple[Correction, ...]]:
        """The text with its misspelt words corrected but for the characters `kept`, and what was corrected."""
        corrections, parts, end = [], [], 0
        words = find_words(text)
        cased = any(word.text[:1].isupper() for word in words[1:])
        for number, word in enumerate(words):
            before = words[number - 1] if number else None
            if any(first < word.end and word.start < last for first, last in kept) or _goes_on_name(before, word):
                continue
            read_as = self._read_as(word, cased=cased)
            if read_as is not None:
                corrections.append(Correction(written=word.text, read_as=read_as))
                parts += [text[end : word.start], read_as]
                end = word.end
        return "".join((*parts, text[end:])), tuple(corrections)

    def _read_as(self, word: Word, *, cased: bool) -> str | None:
        """What a misspelt word is read as; None for a word that is right, or near to none or several."""
        parts = word.text.split("-")
        read = [self._nearest(part, not cased or part[:1].isupper()) or part for part in parts]
        return None if read == parts else "-".join(read)

    def _look_up(self, written: str, may_be_name: bool) -> str | None:
        if (linked := self._otherwise_linked(written)) is not None:
            return linked
        one, two = _CAPITALISED if may_be_name else _SMALL
        if len(written) < one or not _LETTERS.fullmatch(written) or self._is_right(written):
            return None
        form = self._nearest_form(written.lower(), 2 if len(written) >= two else 1, may_be_noun=may_be_name)
        if form is None or (may_be_name and form[:1].isupper() and tags(form)[:1] == ("NE",)):
            return None  # "Kiesinger" is not "Kissinger"
        return form[:1].upper() + form[1:] if written[:1].isupper() else form

    def _otherwise_linked(self, written: str) -> str | None:
        """A compound that the articles link otherwise: "Gefangenaustausch" for "Gefangenenaustausch"."""
        if not _LETTERS.fullmatch(written) or may_be_verb(written.lower()) or self._has(written):
            return None
        for cut in range(SHORTEST_PART, len(written) - SHORTEST_PART + 1):
            front, head = written[:cut], written[cut:]
            if in_dictionary(head.capitalize()):
                forms = [front + link + head for link in _LINKS]
                forms += [front.removesuffix(link) + head for link in _LINKS if front.endswith(link)]
                if (found := next(filter(self._has, forms), None)) is not None:
                    return found
        return None

    def _has(self, word: str) -> bool:
        return bool((self._words.numbers(word_keys(word)) >= 0).any())

    def _nearest_form(self, lower: str, within: int, *, may_be_noun: bool) -> str | None:
        """The form so many letters away at most; of several words equally near the clearly commonest, if there is."""
        numbers = self._alike(plain_letters(lower))
        forms: list[str | None] = [form.decode(errors="replace") for form in self._words.forms[numbers].tolist()]
        if not may_be_noun:
            forms = [form if form and form[0].islower() else None for form in forms]  # rapidfuzz leaves None out
        found = extract(lower, forms, scorer=OSA.distance, processor=str.lower, score_cutoff=within, limit=None)
        nearest = [(number, form) for form, distance, number in found if distance == found[0][1]]
        keys = {int(self._words.form_keys[numbers[number]]) for number, _ in nearest}
        if not keys:
            return None
        first, *others = sorted(keys, key=lambda key: (-int(self._words.frequencies[key]), key))
        if others and self._words.frequencies[first] < _CLEARLY * self._words.frequencies[others[0]]:
            return None
        return next(form for number, form in nearest if self._words.form_keys[numbers[number]] == first)

    def _is_right(self, written: str) -> bool:
        """Whether the articles have the word, or the language has: in a dictionary, as a compound or as a name."""
        lower = written.lower()
        if self._has(written):
            return True
        known = may_be_verb(lower) or is_given_name(lower) or bool(place_name(written))
        return known or bool(split_compound(plain_letters(lower))) or _is_joined(lower)

    def _alike(self, plain: str) -> NDArray[np.int64]:
        """The forms of the words that begin with the same letter."""
        vocabulary = self._words.vocabulary
        first, last = np.searchsorted(vocabulary, [plain[:1].encode(), chr(ord(plain[0]) + 1).encode()])
        start, end = np.searchsorted(self._words.form_keys, [first, last])
        return np.arange(start, end, dtype=np.int64)


def _goes_on_name(before: Word | None, word: Word) -> bool:
    """Whether a word stands behind a first name or another name: "Stephan Brandner", "frank schätzing"."""
    if before is None or word.start - before.end != 1:
        return False
    named = before.text[:1].isupper() and not may_be_verb(before.lower) and tags(before.text)[:1] == ("NE",)
    return is_given_name(before.lower) or named


def _is_joined(word: str) -> bool:
    """Whether two words of the dictionary make it: "Hauptbesatzung", whose parts are too rare to cut it by."""
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(in_dictionary(word[:cut]) and in_dictionary(word[cut:].capitalize()) for cut in cuts)
