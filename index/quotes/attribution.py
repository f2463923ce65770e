"""Cues beside quotation marks, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from index.datatypes import Extent
from index.quotes.cues import CUE_VERBS, PHRASES, SEPARABLE, Takes
from index.quotes.morphology import may_be_verb, verb
from index.quotes.text import Text


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at token `at`; `end` is behind its separable prefix where that ends the clause."""

    at: int
    takes: Takes
    lemma: str
    phrase: bool = False

    def extent(self, text: Text) -> Extent:
        """The verb's characters."""
        return text.extent(self.at, self.at + 1)


def cue_at(text: Text, at: int, first: int, last: int) -> Cue | None:
    """The verb of saying at token `at`, looking for its prefix or its other words up to token `last`.

    "sagte"; "teilte ... mit"; "gab ... zu bedenken"; "mitteilte".
    """
    token = text.tokens[at]
    if not token.word or (token.capital and at and text.tokens[at - 1].word):
        return None
    found = verb(token.lower) if not token.capital or may_be_verb(token.lower) else None
    if found is None:
        return None
    if (prefixes := SEPARABLE.get(found.lemma)) is not None:
        for behind in range(at + 1, last):
            whole = prefixes.get(text.tokens[behind].lower)
            if whole and (behind + 1 >= len(text.tokens) or not text.tokens[behind + 1].word or behind + 1 == last):
                return Cue(at, CUE_VERBS[whole], whole)
    if (phrases := PHRASES.get(found.lemma)) is not None:
        window = {text.tokens[i].lower for i in range(max(first, at - 12), last)}
        for phrase in phrases:
            if phrase.words <= window:
                return Cue(at, phrase.takes, found.lemma, phrase=True)
    takes = CUE_VERBS.get(found.lemma)
    return Cue(at, takes, found.lemma) if takes else None
