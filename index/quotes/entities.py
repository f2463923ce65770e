"""People and bodies of one article by their names: which names are one, and where the article gives them in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.datatypes import Extent, SpeakerKind
from index.quotes import lexicon
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import in_dictionary, tags
from index.quotes.phrase_words import is_modifier
from index.quotes.roles import place_name
from index.quotes.text import Text, Token

_BACK = 3
"""Tokens an adjective or article may stand before the noun: "der neue stellvertretende Chef"."""


@dataclass(slots=True)
class Entity:
    """A person or body of the article; grows while the article is read."""

    name: str
    kind: SpeakerKind
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    female: bool | None = None
    mentions: list[Extent] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)


def named_mentions(text: Text) -> Iterator[Mention]:
    """Every phrase of the article that holds a name of two words, or a role and a name."""
    tokens, at = text.tokens, 0
    while at < len(tokens) - 1:
        if not tokens[at].capital or not _may_name(tokens, at):
            at += 1
            continue
        mention = read_mention(text, _phrase_start(tokens, at), len(tokens)) or read_mention(text, at, len(tokens))
        if mention is None:
            at += 1
            continue
        if mention.name and (mention.role or " " in mention.name):
            yield mention
        at = max(mention.last, at + 1)


def _may_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase with a name can begin at the capitalised token: two in a row, "J. Braun", "Chef des Amts, X"."""
    behind = tokens[at + 1]
    return (
        behind.capital
        or behind.lower in lexicon.PARTICLES | {"zu"}
        or (len(tokens[at].text) <= 2 and behind.text == ".")
        or (behind.lower in lexicon.GENITIVES | {"für", "von"} and bool(lexicon.role_head(tokens[at].lower)))
    )


def _phrase_start(tokens: Sequence[Token], at: int) -> int:
    """The article or first adjective of the phrase whose first noun is token `at`."""
    begin = at
    while begin and at - begin < _BACK and is_modifier(tokens[begin - 1]) and not tokens[begin - 1].capital:
        begin -= 1
    return begin - (begin > 0 and tokens[begin - 1].lower in lexicon.DETERMINERS)


def same_name(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is the other's surname, or both agree ("Peskow", "Dmitri Peskow")."""
    words, other = _bare(words), _bare(other)
    if words == other or (len(words) == 1 and words[0] == other[-1]) or (len(other) == 1 and other[0] == words[-1]):
        return True
    return words[-1] == other[-1] and (words[0] == other[0] or words[0].rstrip(".") == other[0][:1])


def _bare(words: Sequence[str]) -> Sequence[str]:
    """Without the small words a surname begins with: "von der Leyen" -> "Leyen"."""
    first = next(
        (at for at, word in enumerate(words) if word not in lexicon.PARTICLES | {"der", "den", "dem", "zu"}), 0
    )
    return words[first:]


def is_sure_name(mention: Mention) -> bool:
    """Whether a name the article gives nowhere else is one: "Peskow", "die Hamas", not "Tomahawks" or "Spiegel".

    A single word that is also an ordinary noun ("Koch", "Tomahawk") names somebody only with a first name, a role or
    an article.
    """
    if mention.role or mention.kind is not None or " " in mention.name or place_name(mention.name):
        return True
    base = mention.name.removesuffix("s")
    return not (in_dictionary(base) and "NN" in tags(mention.name))
