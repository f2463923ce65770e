"""Whose a noun of speech is: "Angaben der Polizei", "Worte von Olaf Scholz", "Selenskyjs Worte", "seine Meinung"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.quotes import lexicon
from index.quotes.cues import SPEECH_NOUNS
from index.quotes.marks import OPENERS
from index.quotes.mentions import Mention, read_mention
from index.quotes.text import Text


@dataclass(frozen=True, slots=True)
class Owned:
    """A noun of speech, at token `noun`, behind the name it belongs to."""

    noun: int
    owner: Mention


def owned_by(text: Text, at: int, stop: int) -> Owned | None:
    """As in "Selenskyjs Worten", "Angela Merkels Ansicht", "Scholz' Augen"."""
    for noun in range(at + 1, min(at + 5, stop)):
        if text.tokens[noun].lower in SPEECH_NOUNS or text.tokens[noun].lower == "augen":
            end = noun - (text.tokens[noun - 1].text in _APOSTROPHES)
            genitive = end < noun or text.tokens[end - 1].lower.endswith("s")
            owner = read_mention(text, at, end) if genitive and end > at else None
            if owner is None or owner.last != end or not owner.name:
                return None
            bare = owner.name.removesuffix("s") if end == noun else owner.name
            return Owned(noun, replace(owner, name=bare))
    return None


_APOSTROPHES = frozenset({"'", "’", "‘"})


def is_speech_noun(text: Text, mention: Mention) -> bool:
    """Whether the phrase's first noun is one of speech: "eigenen Angaben", "Angaben der Polizei", "Polizeiangaben"."""
    for at in range(mention.first, mention.last):
        token = text.tokens[at]
        if token.capital and token.lower not in lexicon.DETERMINERS:
            return token.lower in SPEECH_NOUNS or token.lower.endswith(
                ("angaben", "berichten", "bericht", "informationen", "aussagen", "ansicht", "meldungen", "berechnungen")
            )
    return False


def holder_of(text: Text, mention: Mention, stop: int) -> Mention | None:
    """Whose statements: the genitive or "von" behind the noun of speech; the phrase itself if it names one."""
    if not is_speech_noun(text, mention):
        return mention
    for at in range(mention.first, min(mention.last + 1, stop)):
        token = text.tokens[at]
        if token.capital and token.lower not in lexicon.DETERMINERS:
            behind = at + 1
            if behind < stop and text.tokens[behind].lower in {"von", "vom", "aus"}:
                behind += 1
            marked = behind < stop and text.tokens[behind].text in OPENERS  # what is said, not who says it
            inner = read_mention(text, behind, stop) if behind < stop and not marked else None
            if inner is not None and (behind < mention.last or behind > at + 1):
                return inner
            break
    owner = {"sein": "er", "ihre": "sie"}.get(text.tokens[mention.first].lower[:4])
    return replace(mention, pronoun=owner, role="", head="") if owner else mention  # "seiner Meinung nach"


def begin_of_words(text: Text, at: int, first: int) -> int:
    """As in "Den Worten von" before "Olaf Scholz zufolge", at token `at`: the token its phrase begins with."""
    if at - 2 < first or text.tokens[at - 1].lower not in {"von", "vom"}:
        return at
    if text.tokens[at - 2].lower not in SPEECH_NOUNS:
        return at
    return at - 2 - (at - 3 >= first and text.tokens[at - 3].lower in lexicon.DETERMINERS)
