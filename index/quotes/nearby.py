"""Whom of those just named a phrase takes up: "Dieser", "Letzterer", "der Grünen-Politiker", "die SPD-Chefin"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.entities import Entity
from index.quotes.mentions import Mention
from index.quotes.naming import is_name_word
from index.quotes.roles import place_name
from index.quotes.text import Text, Token

Family = Mapping[str, Sequence[Entity]]
"""The entities of an article by each word of their names, in lower case."""

NEAR = frozenset("dieser diese letzterer letztere".split())
FAR = frozenset("jener jene ersterer erstere".split())
_FEMALE = frozenset("sie diese letztere jene erstere".split())
_PAIR = frozenset("letzterer letztere jener jene ersterer erstere".split())
"""Where two are spoken of."""
_BACK = (2, 3, 4)
"""Sentences back to which people are looked for, further only where nobody is named nearer."""


def is_female(pronoun: str) -> bool:
    """Whether a pronoun in the singular stands for a woman or a feminine noun."""
    return pronoun in _FEMALE


def taken_up(text: Text, mention: Mention, family: Family, subjects: Sequence[Entity]) -> Entity | None:
    """Whom "dieser" or "letzterer" means: the last one named, in the sentence before or in the same; "jener" the other.

    Of whom the sentence tells is not "dieser": "Die Ministerin traf Rafael Grossi. Dieser sagte ...".
    """
    named = list(named_before(text, mention, family, sentences=1))
    if mention.pronoun in _PAIR and len(named) < 2:
        named = list(named_before(text, mention, family, sentences=2))
    if None in named or (mention.pronoun in _PAIR and len(named) != 2):
        return None
    people = [one for one in named if one is not None]
    if mention.pronoun not in _PAIR:
        people = [one for one in people if not any(one is subject for subject in subjects)]
    ordered = people[::-1] if mention.pronoun in FAR else people
    agreeing = (one for one in ordered if agrees(one, female=is_female(mention.pronoun)))
    return next(agreeing, None)


def only_one(text: Text, mention: Mention, family: Family) -> Entity | None:
    """The only person named shortly before a phrase whom it can mean; None where there are others."""
    named: list[Entity | None] = []
    for sentences in _BACK:
        if not named:
            named = list(named_before(text, mention, family, sentences=sentences))
    if mention.female is None or None in named:
        return None
    able = [one for one in named if one is not None and one.female is not (not mention.female)]
    sure = len(able) == 1 and (able[0].female is mention.female or (not mention.female and " " in able[0].name))
    return able[0] if sure else None


def agrees(entity: Entity, *, female: bool) -> bool:
    """Whether a person can be meant by a pronoun; a woman is one whose name or title says so."""
    return entity.female is True if female else entity.female is not True


def named_before(text: Text, mention: Mention, family: Family, *, sentences: int) -> Iterator[Entity | None]:
    """The people named before a phrase back to so many sentences before its own, the nearest first, each once.

    None stands for a name that is nobody's the article gives in full, and for somebody without one whom the phrase may
    mean ("einen Beamten"). Who is named inside quotation marks is spoken of by somebody else, and left out.
    """
    at = mention.first
    female = is_female(mention.pronoun) if mention.pronoun else mention.female
    tokens, first = text.tokens, text.sentences[max(0, text.sentence_of(at) - sentences)].first
    seen: set[int] = set()
    for number in range(at - 1, first - 1, -1):
        if not tokens[number].capital or text.pair_around(tokens[number].start) is not None:
            continue
        meant = _bearing(tokens[number], family)
        if not meant and _is_somebody(text, number) and tokens[number].lower.endswith("in") is female:
            yield None
        if len(meant) > 1 and number:  # "Gerd Müller" beside "Thomas Müller"
            meant = [one for one in meant if any(one is other for other in _bearing(tokens[number - 1], family))]
            if len(meant) != 1:
                yield None
        if not meant and _may_be_somebody(tokens[number]) and not _is_whence(text, number):
            yield None
        for one in meant:
            if one.kind is SpeakerKind.PERSON and one.names and id(one) not in seen:
                seen.add(id(one))
                yield one


def _bearing(token: Token, family: Family) -> Sequence[Entity]:
    if not token.capital:
        return ()
    return family.get(token.lower) or family.get(token.lower.removesuffix("s").rstrip("'’")) or ()


def _is_somebody(text: Text, at: int) -> bool:
    """Whether the token is the noun of one person who has no name there: "den Minister" without a name behind."""
    tokens = text.tokens
    if not at or tokens[at - 1].lower not in _ONE or not lexicon.role_head(tokens[at].lower):
        return False
    apposed = at > 1 and tokens[at - 2].text == ","  # "Karl Braun, ein Aktivist,"
    return not apposed and (at + 1 >= len(tokens) or not tokens[at + 1].capital)


_ONE = frozenset("der dem den ein einen einem eine einer sein seinem seinen ihr ihrem ihren dessen deren".split())


def _is_whence(text: Text, at: int) -> bool:
    """Whether a name stands behind a preposition of place: "in Bremen", "aus Ulm"."""
    return bool(at) and text.tokens[at - 1].lower in {"in", "aus", "nach", "bei", "um"}


def _may_be_somebody(token: Token) -> bool:
    """Whether a word may be a surname the article does not explain."""
    word = token.text
    if not token.capital or word.isupper() or not word.isalpha() or token.lower in lexicon.PRONOUNS:
        return False
    if not is_name_word(word):
        return False
    return not (place_name(word) or lexicon.is_institution(token.lower) or token.lower in lexicon.DETERMINERS)
