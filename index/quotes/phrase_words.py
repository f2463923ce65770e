"""Which words go on with a noun phrase: particles in names, adjectives, names in marks, brackets."""

from __future__ import annotations

from collections.abc import Sequence

from index.quotes import lexicon
from index.quotes.gender import is_given_name
from index.quotes.morphology import in_dictionary, lemma, tags, verb
from index.quotes.naming import is_name_word
from index.quotes.places import place_name
from index.quotes.text import Text, Token, is_mark


def is_elided(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a hyphen stands for the end of the noun behind "und"."""
    joined = tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end
    return joined and at + 2 < stop and tokens[at + 1].lower in {"und", "oder", "sowie"} and tokens[at + 2].capital


def joins_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether "von" or "de" stands between two names: "Ursula von der Leyen", not "Lieferung von Waffen"."""
    if tokens[at].lower in {"der", "den", "dem", "la"}:
        return at > 1 and tokens[at - 1].lower in {"von", "van", "de"} and joins_names(tokens, at - 1)
    if tokens[at].lower == "zu":
        return _is_noble(tokens, at)
    if tokens[at].lower not in lexicon.PARTICLES or not is_name_word(tokens[at - 1].text):
        return False
    if tokens[at].lower == "von" and _belongs_to(tokens, at):
        return False
    before = tokens[at - 1].text
    if (before.isupper() and len(before) > 1) or place_name(before):  # "die IAEA von Ägypten", "China zur Lage"
        return False
    behind = at + 1 + (tokens[at + 1].lower in {"der", "den", "dem", "la"} and at + 2 < len(tokens))
    return tokens[behind].capital and not _is_body(tokens, behind)


def _is_noble(tokens: Sequence[Token], at: int) -> bool:
    """As in "Karl-Theodor zu Guttenberg": "zu" behind a first name alone; not "sagte Merkel zu Steinmeier"."""
    first = all(is_given_name(part) for part in tokens[at - 1].lower.split("-"))
    alone = at < 2 or not (tokens[at - 2].capital and is_name_word(tokens[at - 2].text))
    name = tokens[at + 1]
    return first and alone and name.capital and is_name_word(name.text) and not is_given_name(name.lower)


def _is_body(tokens: Sequence[Token], at: int) -> bool:
    """As in "Karl Braun von der Baader Bank", "zur Agentur": the capitalised words end in the noun of a body."""
    while at + 1 < len(tokens) and tokens[at + 1].capital:
        at += 1
    return lexicon.is_institution(tokens[at].lower) and in_dictionary(tokens[at].text)


def _belongs_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether "von" behind a name tells where somebody is from: "Karl Braun von Attac", not "Karl von Braun"."""
    if is_given_name(tokens[at - 1].lower) or tokens[at + 1].lower in {"der", "den", "dem"}:
        return False
    following = tokens[at + 1].text
    return "-" in following or following.isupper() or (at > 1 and tokens[at - 2].capital)


def relative_behind(tokens: Sequence[Token], at: int) -> int:
    """The relative pronoun behind a phrase that ends before `at`: "Olaf Braun, der gestern kam"; -1 for none."""
    if at + 2 >= len(tokens) or tokens[at].text != ",":
        return -1
    if tokens[at + 1].lower not in {"der", "die", "welcher", "welche"}:
        return -1
    return -1 if tokens[at + 2].capital or is_modifier(tokens[at + 2]) else at + 1


def is_modifier(token: Token) -> bool:
    """Whether the token can be an adjective or a number before a noun."""
    if not token.word:
        return False
    if token.lower in lexicon.MODIFIERS or token.text[0].isdigit():
        return True
    if token.lower in lexicon.CLOSED or not token.lower.endswith(("e", "en", "er", "es", "em")):
        return False
    return any(tag.startswith("ADJ") for tag in tags(token.lower)[:2])


def quoted_name_end(text: Text, at: int, stop: int) -> int:
    """Index behind a short quoted name such as „Spiegel“; 0 where it is none."""
    for end in range(at + 2, min(at + 10, stop)):
        if not text.tokens[end].word and not is_mark(text.tokens[end]) and end > at + 5:
            return 0
        if is_mark(text.tokens[end]):
            if end > at + 5 and not _is_long_name(text, at, end):
                return 0
            if end > at + 2 and is_declined_in_marks(text, at):
                return 0
            small = end == at + 2 and _is_paper(text.tokens[at - 1]) if at else False
            return end + 1 if small or text.tokens[at + 1].capital or (end == at + 3 and _is_site(text, at + 1)) else 0
    return 0


def is_declined_in_marks(text: Text, at: int) -> bool:
    """As in "des „Aufrufs zum Streik“", the mark at `at`: a noun declined for the sentence around it begins no name."""
    noun = text.tokens[at + 1]
    if not at or text.tokens[at - 1].lower not in {"des", "eines"} or not noun.capital:
        return False
    return noun.lower.endswith("s") and in_dictionary(noun.text) and lemma(noun.text) in _bare(noun.text)


def _bare(genitive: str) -> frozenset[str]:
    return frozenset({genitive.removesuffix("s"), genitive.removesuffix("es")}) - {genitive}


def _is_long_name(text: Text, at: int, end: int) -> bool:
    """As in "die „Kampagne für ein Freies Tibet“": many words behind an article, without a verb among them."""
    first, words = text.tokens[at - 1].lower if at else "", text.tokens[at + 1 : end]
    small = [word.lower for word in words if not word.capital]
    verbs = any((found := verb(word)) is not None and found.finite for word in small if word not in lexicon.CLOSED)
    named = len(words) - len(small) > 1 and words[0].capital and words[-1].capital
    return named and first in {"die", "der", "das", "dem"} and not verbs


_PAPERS = tuple("magazin magazins magazines zeitung zeitschrift blatt blatts sender senders portal".split())


def _is_paper(token: Token) -> bool:
    """As in "das Magazin „format“", whose name may begin small."""
    return token.capital and token.lower.endswith(_PAPERS)


def _is_site(text: Text, at: int) -> bool:
    """As in „heise online“, a name written small."""
    return text.tokens[at + 1].lower in {"online", "news", "tv", "radio"}


def bracket_end(text: Text, at: int, stop: int) -> int:
    """Index behind the bracket that opens at `at`, such as "(SPD)"; 0 where it is long."""
    for end in range(at + 1, min(at + 6, stop)):
        if text.tokens[end].text == ")":
            return end + 1
    return 0
