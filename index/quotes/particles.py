"""Surnames that begin with a small word: "von der Leyen", "de Mol", where the article gives them with a first name."""

from __future__ import annotations

import re
from functools import lru_cache

from index.quotes import lexicon
from index.quotes.gender import is_given_name
from index.quotes.naming import is_name_word
from index.quotes.text import Text

_FIRST = frozenset("von van vom de del della di da dos zu ten ter le la".split())
_NAME = re.compile(
    r"\b([A-ZÄÖÜ][\w-]+) ((?:von|van|vom|de|del|della|di|da|dos|zu|ten|ter|le|la)(?: (?:der|den|dem|la))?"
    r" [A-ZÄÖÜ][\w-]+)\b"
)


def particle_name_end(text: Text, at: int) -> int:
    """Index behind the surname that begins with the small word at token `at`; 0 where none does.

    The article must say elsewhere that it is one, by a first name or an office before it ("Ursula von der Leyen",
    "Ministerin von Storch"): "von der Polizei" and "von Siemens" are none.
    """
    if text.tokens[at].lower not in _FIRST:
        return 0
    known = _surnames(text.text)
    if not known:
        return 0
    for end in range(at + 2, min(at + 4, len(text.tokens) + 1)):
        words = " ".join(token.lower for token in text.tokens[at:end])
        if words in known or words.removesuffix("s") in known:
            return end
    return 0


@lru_cache(maxsize=8)
def _surnames(text: str) -> frozenset[str]:
    """Every such surname of the text, in lower case."""
    found = set()
    for match in _NAME.finditer(text):
        before, surname = match.groups()
        last = surname.split()[-1]
        if lexicon.is_institution(last) or last.isupper() or not is_name_word(last):
            continue
        first_word = surname.split()[0]
        person = is_given_name(before.lower()) or (first_word not in {"von", "vom", "zu"} and is_name_word(before))
        if person or (lexicon.role_head(before) and first_word != "vom" and "der" in surname.split()):
            found.add(surname.lower())
    return frozenset(found)
