"""One sentence as the rules are given it, and what a rule gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.quotes.mentions import Mention
from index.quotes.segments import Segment
from index.quotes.text import Sentence, Text


@dataclass(frozen=True, slots=True)
class Frame:
    """Words (as ranges of tokens) with the cue's tokens and the speaker's mention."""

    parts: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    mention: Mention | None
    rule: str
    relayed: Mention | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence with its segments, what every rule is given."""

    text: Text
    sentence: Sentence
    segments: Sequence[Segment]
    before: Sentence | None = None
    """The sentence before, where it may hold the words that "Das sagte er" speaks of."""

    def bracketed(self, at: int) -> bool:
        """Whether the token stands in brackets, as in "(Wikinews berichtete)"."""
        for back in range(at - 1, max(self.sentence.first, at - 12) - 1, -1):
            sign = self.text.tokens[back].text
            if sign in {"(", ")"}:
                return sign == "("
        return False

    @property
    def end(self) -> int:
        """Token behind the last one before the closing stop."""
        last = self.sentence.last
        while last > self.sentence.first and self.text.tokens[last - 1].text in ".!?…":
            last -= 1
        return last
