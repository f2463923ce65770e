"""Names of bodies that are called by a noun: "das Weiße Haus" -> "Weißes Haus"."""

from __future__ import annotations

import re

from index.quotes import lexicon
from index.quotes.body_genders import FEMININE, NEUTER
from index.quotes.mentions import Mention
from index.quotes.morphology import in_dictionary, lemma, tags
from index.quotes.phrase_cores import behind_attribute
from index.quotes.text import Text, Token


def body_name(text: Text, mention: Mention) -> str:
    """The phrase without its article, as it stands alone.

    "des ukrainischen Präsidialbüros" -> "Ukrainisches Präsidialbüro"; "die Grünen" -> "Grüne"; "der Polizei in Ulm" ->
    "Polizei in Ulm".
    """
    tokens, begin = text.tokens, mention.first
    if tokens[begin].lower in lexicon.DETERMINERS and begin + 1 < mention.last:
        begin += 1
    if (participle := behind_attribute(text, begin, mention.last)) > begin:
        begin = participle + 1  # "die zur Universität gehörende Stiftung"
    noun = begin
    while noun + 1 < mention.last and tokens[noun].lower != mention.head:
        noun += 1
    ending = _ending(mention.head) or _ending_by_article(tokens[mention.first], tokens[begin])
    words = [_adjective(token.text, ending) if token.word else token.text for token in tokens[begin:noun]]
    behind = text.text[tokens[noun].end : tokens[mention.last - 1].end]
    name = _BRACKETS.sub("", " ".join((*words, _noun(tokens[noun].text))) + behind).removesuffix(" e.V")
    if name.lower() in {"grünen", "linken", "liberalen"}:
        name = name[:-1]
    return name[0].upper() + name[1:]


def is_proper(text: Text, mention: Mention) -> bool:
    """Whether an adjective written like a noun makes a phrase somebody's name: "die Deutsche Welle"."""
    tokens = text.tokens
    noun = next((at for at in range(mention.first, mention.last) if tokens[at].lower == mention.head), mention.first)
    if noun - 1 <= mention.first or lexicon.role_head(mention.head) or not tokens[noun - 1].capital:
        return False
    word = tokens[noun - 1].text
    return word.endswith(("e", "en", "er", "es")) and tags(word.lower())[:1] == ("ADJ(A)",) and not word.isupper()


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def is_feminine(mention: Mention, text: Text) -> bool:
    """Whether "sie" can stand for a body: "die Polizei", "die Hamas", "der Partei"."""
    if text.tokens[mention.first].lower == "die":
        return True
    return any(stem.endswith(FEMININE) for stem in (mention.head, mention.head.removesuffix("s")))


def _ending(head: str) -> str:
    """The strong ending of adjectives before the noun; "" where its gender is not known."""
    for stem in (head, head.removesuffix("s"), head.removesuffix("es")):
        if stem.endswith(FEMININE):
            return "e"
        if stem.endswith(NEUTER):
            return "es"
    return "er" if lexicon.is_institution(head) and not head.endswith(("en", "e")) else ""


def _ending_by_article(article: Token, adjective: Token) -> str:
    """The same by article and adjective: "das Rote" -> "es", "der Deutschen" -> "e", "der Deutsche" -> "er"."""
    if article is adjective or not adjective.capital:
        return ""
    weak = adjective.lower.endswith("en")
    return {"das": "es", "die": "e", "der": "e" if weak else "er"}.get(article.lower, "")


def _adjective(word: str, ending: str) -> str:
    """As in "Weiße" -> "Weißes"; words that are not declined stay ("Berliner", "EU")."""
    if not ending or not word.endswith(("en", "em", "es", "er", "e")) or not word.isalpha():
        return word
    if word[0].isupper() and word.endswith("er"):
        return word
    for old in ("en", "em", "es", "er", "e"):
        if word.endswith(old):
            return word.removesuffix(old) + ending
    return word


def _noun(word: str) -> str:
    """Without the ending of the genitive: "Ministeriums" -> "Ministerium", "Hauses" -> "Haus", "Kremls" -> "Kreml"."""
    base = lemma(word) if in_dictionary(word) else word
    if base != word and word.endswith("s") and word.startswith(base):
        return base
    if not in_dictionary(word) and word.endswith("s") and not word.endswith("ss"):
        for ending in ("es", "s"):
            stem = word.removesuffix(ending)
            if lexicon.is_institution(stem) and stem.lower().endswith((*NEUTER, "bund", "verband", "rat", "kreml")):
                return stem
    return word
