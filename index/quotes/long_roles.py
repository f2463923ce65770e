"""Offices of many words before the name: "der Sprecher der Fraktion im Rat für Bildung (RfB), Karl Braun,"."""

from __future__ import annotations

from dataclasses import replace

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.gender import is_given_name
from index.quotes.phrase_cores import Mention, core_phrase
from index.quotes.phrase_words import is_modifier
from index.quotes.segments import is_finite
from index.quotes.text import Text, is_mark

_LONGEST = 18
"""Tokens from the noun of the office to the comma before the name."""
_SMALL = lexicon.PREPOSITIONS | lexicon.GENITIVES | lexicon.DETERMINERS | lexicon.PARTICLES | {"und", "zu"}
_FOREIGN = frozenset({"de", "du", "del", "di", "la"})
_SIGNS = frozenset("()/&-")


def named_behind(text: Text, core: Mention, found: Mention, stop: int) -> Mention:
    """The phrase with the name that follows its office behind a comma; as it was `found` where none does.

    "die Politikerin von Bündnis 90/Die Grünen, Anna Berg, sagte". The name must begin with a first name of the lists
    and be closed by a sign, or by the verb where the phrase begins the sentence.
    """
    if not lexicon.role_head(core.head) or found.plural:
        return found
    comma = _before_name(text, core, found) or _comma(text, found.last, min(stop, core.last + _LONGEST))
    if not comma or comma + 2 >= len(text.tokens) or not is_given_name(text.tokens[comma + 1].lower.split("-")[0]):
        return found
    name = core_phrase(text, comma + 1, stop)
    if name is None or " " not in name.name or name.role or not _ends(text, core.first, name.last, stop):
        return found
    female = core.female if core.female is not None else name.female
    role = (
        text.text[text.tokens[core.last].start : text.tokens[comma - (text.tokens[comma].text == ",")].end]
        if comma > core.last
        else ""
    )
    return replace(
        found,
        last=name.last,
        name=name.name,
        kind=SpeakerKind.PERSON,
        female=female,
        role=f"{core.role} {role.partition(' (')[0]}".strip(),
    )


def _before_name(text: Text, core: Mention, found: Mention) -> int:
    """The token before the name behind two fields: "der Minister für Wirtschaft und Energie Karl Braun"; else 0."""
    tokens = text.tokens
    if core.last >= len(tokens) or tokens[core.last].lower != "für" or tokens[found.last].lower not in {"und", "sowie"}:
        return 0
    for at in range(found.last + 1, min(found.last + 6, len(tokens) - 2)):
        if not (tokens[at].capital or is_modifier(tokens[at])):
            return 0
        if tokens[at].capital and tokens[at + 1].capital and is_given_name(tokens[at + 1].lower):
            return at
    return 0


def _comma(text: Text, at: int, stop: int) -> int:
    """The comma that ends the office, if nothing but its words stands before; 0 for none."""
    tokens = text.tokens
    while at < stop:
        token = tokens[at]
        if token.text == ",":
            return at
        fits = token.capital or token.text in _SIGNS or is_mark(token) or token.text[0].isdigit()
        foreign = tokens[at - 1].lower in _FOREIGN  # "Front de gauche"
        if not (fits or foreign or token.lower in _SMALL or is_modifier(token)):
            return 0
        at += 1
    return 0


def _ends(text: Text, first: int, at: int, stop: int) -> bool:
    """Whether the name is closed: "sagte der Minister im Amt, Karl Braun habe gelogen" has none."""
    if at >= stop or not text.tokens[at].word:
        return True
    return first == text.sentences[text.sentence_of(first)].first and is_finite(text, at)
