"""One pair of quotation marks as the rules that tell speech from names are given it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.quotes.context import Frame
from index.quotes.marks import MarkPair
from index.quotes.text import Text, Token


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in one pair of marks, the tokens around it, and the frame that would own it."""

    text: Text
    pair: MarkPair
    owner: Frame | None
    words: Sequence[Token]
    verbal: bool
    """Whether a finite verb is among the words."""
    before: int
    """Token before the opening mark, -1 at the beginning."""
    behind: int
    """Token behind the closing mark."""
    joined: bool
    """Whether "und", "oder" or a comma joins it to a pair of marks just before it that holds speech."""
    joined_to_name: bool
    """The same, to one that holds none."""

    @property
    def lead(self) -> str:
        """The token before the mark, in lower case; "" at the beginning of the article."""
        return self.text.tokens[self.before].lower if self.before >= 0 else ""

    @property
    def tail(self) -> str:
        """The token behind the mark, in lower case; "" at the end of the article."""
        return self.text.tokens[self.behind].lower if self.behind < len(self.text.tokens) else ""

    @property
    def name_like(self) -> bool:
        """As in "Discovery", "3Fach", "Aktion Deutschland hilft": few words are small, none a finite verb."""
        small = sum(not word.capital for word in self.words)
        return (
            not self.verbal
            and small <= len(self.words) // 2
            and (self.words[0].capital or self.words[0].text[0].isdigit())
        )

    @property
    def attributed(self) -> bool:
        """Whether a cue or a speaker owns the words, not only the sentence before them."""
        return self.owner is not None and self.owner.rule != "told"

    @property
    def in_act(self) -> bool:
        """Whether the sentence is a speech act, which labels things: "kritisierte", "nannte", "hält für"."""
        return self.owner is not None and self.owner.rule in {"act", "label"}


Rule = Callable[[Marked], bool | None]
