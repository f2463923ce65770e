"""German or English: the language of a question decides the words around the answer, never the answer itself."""

from __future__ import annotations

import re
from typing import Literal

from index.quotes.morphology import in_dictionary
from rag.lexicon import FUNCTION_WORDS, QUESTION_WORDS

Language = Literal["de", "en"]

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    """
    the what who whom whose when where why how which did does do said say says is are was were of and about on
    with for from to by an called has have had will would can could should it he she they his her their this that there
    many much long tell me please than between after before during not any if statements quote quotes comment
    comments
    """.split()
)
_GERMAN = frozenset(
    """
    der die das den dem des ein eine einer einem einen was wer wen wem wessen wann wo warum wie welche welcher
    welches welchen welchem sagte sagt sagen hat haben hatte ist sind war waren wird wurde wurden und über zu
    zum zur von vom mit für aus bei nach vor im am an auf es er sie ihr ihre sein seine dies diese nicht kein
    keine viele viel lange gibt gab denn dazu laut wieso weshalb wohin woher wofür worüber worum äußerte bitte
    zwischen oder auch noch
    """.split()
)


def question_language(text: str) -> Language:
    """Return the language whose function words the question has more of; German when in doubt.

    Words of both languages ("was", "die", "will", "am") count for both and so decide nothing.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    german = sum(word in _GERMAN or any(letter in "äöüß" for letter in word) for word in words)
    return "en" if english > german else "de"


def is_gibberish(text: str) -> bool:
    """Whether no word of a text is a German one, or one that shapes questions in either language: "asdf jklö"."""
    words = _WORD.findall(text)
    return not any(
        word.lower() in FUNCTION_WORDS
        or word.lower() in QUESTION_WORDS
        or in_dictionary(word)
        or in_dictionary(word.capitalize())
        for word in words
    )
