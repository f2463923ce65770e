"""Words of a question or a sentence, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:[-’'‑]\w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its characters in the text at hand; hyphenated ones are one word."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def word_texts(text: str) -> list[str]:
    """The words of a text in order as `find_words` finds them, without their places."""
    return _WORD.findall(text)


def find_words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
