"""Whether subject and verb agree in number, which tells "den Mann" from who speaks where the form does not."""

from __future__ import annotations

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.mentions import Mention
from index.quotes.morphology import in_dictionary, lemma
from index.quotes.roles import place_name
from index.quotes.text import Text, Token

_SINGULAR = frozenset("der das ein eine dieser dieses jeder jede jedes kein keine sein ihr unser".split())
_PLURAL = frozenset("mehrere einige viele manche zahlreiche zwei drei vier beide alle etliche".split())
_PLURAL_VERBS = frozenset({"sind", "tun", "taten"})


def verb_number(token: Token) -> bool:
    """True for a finite verb in the plural: "sagten", "haben", "fordern"; False for "sagte", "hat", "begann"."""
    return token.lower.endswith(("en", "ern", "eln")) or token.lower in _PLURAL_VERBS


def mention_number(text: Text, mention: Mention) -> bool | None:
    """True for a plural phrase, False for a singular one, None where its form is both ("sie", "die Sprecher").

    Names of states, of bodies in capitals, and names behind "die" can be either ("die USA", "die Grünen").
    """
    if mention.kind is SpeakerKind.GROUP:
        return None if "oder" in _words(text, mention) else True
    if mention.pronoun:
        return (
            True if mention.plural else {"er": False, "es": False, "ich": False, "dieser": False}.get(mention.pronoun)
        )
    first = text.tokens[mention.first]
    if first.text[0].isdigit():
        return first.text != "1"
    if first.lower in _PLURAL:
        return True
    if mention.name:
        bare = first.lower not in {"die", "den", "dem"} and not place_name(mention.name)
        return False if bare and not mention.name.replace("-", "").isupper() and first.text[0] not in '„“»«"' else None
    if first.lower in _SINGULAR:
        return False
    if first.lower == "die" or first.capital:
        return _noun_number(text, mention, bare=first.capital)
    return None


def _noun_number(text: Text, mention: Mention, *, bare: bool) -> bool | None:
    """By the noun: "die Behörden" is plural, "die Regierung" singular, "die Sprecher" and "die Vorsitzende" either."""
    noun = next((token.text for token in text.tokens[mention.first : mention.last] if token.lower == mention.head), "")
    if mention.head in lexicon.BODIES or not noun or not in_dictionary(noun):
        return None
    base = lemma(noun)
    if base != noun:
        return True if noun.endswith(("en", "er", "n", "e", "s")) and not base.endswith(("e", "er")) else None
    return False if not bare and noun.endswith(("in", "ung", "heit", "keit", "schaft", "tion", "ei", "tät")) else None


def agrees(text: Text, mention: Mention, verb: Token) -> bool:
    """Whether the mention can be the subject of the finite verb as far as their number tells."""
    number = mention_number(text, mention)
    return not verb.word or number is None or number is verb_number(verb)


def _words(text: Text, mention: Mention) -> set[str]:
    return {token.lower for token in text.tokens[mention.first : mention.last]}
