"""Noun phrases that can name a speaker, read from their first word on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from index.datatypes import Extent, SpeakerKind
from index.quotes import lexicon
from index.quotes.morphology import in_dictionary, lemma, tags
from index.quotes.naming import is_name_word, naming
from index.quotes.particles import particle_name_end, small_name_end, surnames
from index.quotes.phrase_words import bracket_end, is_elided, is_modifier, joins_names, quoted_name_end
from index.quotes.places import seat
from index.quotes.spelling import fold
from index.quotes.text import Text, Token, is_mark

_LONGEST = 24
"""Tokens; a noun phrase longer than this is a list."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun: tokens `first` to `last` (exclusive).

    `name` is the proper name in it, `role` what it calls the person or body ("Kremlsprecher"),
    `head` the lower-case noun that decides number and gender where there is no name.
    """

    first: int
    last: int
    name: str = ""
    role: str = ""
    head: str = ""
    kind: SpeakerKind | None = None
    pronoun: str = ""
    """The pronoun, in lower case; `stands_for` is the noun a relative pronoun takes up."""
    stands_for: Mention | None = None
    definite: bool = True
    plural: bool = False
    female: bool | None = None

    def extent(self, text: Text) -> Extent:
        """Its characters."""
        return text.extent(self.first, self.last)


def read_mention(text: Text, at: int, stop: int) -> Mention | None:
    """The noun phrase that starts at token `at`, ending before token `stop`; None where none starts there.

    "Kremlsprecher Dmitri Peskow", "der Assistent des russischen Präsidenten, Juri Uschakow,", "das Weiße Haus",
    "die Grünen", "er", "Ein Sprecher der Polizei".
    """
    if at >= min(stop, len(text.tokens)):
        return None
    sentence = text.sentences[text.sentence_of(at)]
    line = sentence.last  # a phrase never runs over a line
    stop = min(stop, line, at + _LONGEST)
    token = text.tokens[at]
    if (end := particle_name_end(text, at)) and end <= stop:
        words = text.text[token.start : text.tokens[end - 1].end]
        return Mention(at, end, name=words[0].lower() + words[1:], kind=SpeakerKind.PERSON)
    if token.lower in lexicon.PRONOUNS and token.lower not in lexicon.DETERMINERS:
        return _pronoun(at, token)
    if token.capital and (is_adverb(token) or (at in {0, sentence.first} and _is_participle(token))):
        return None
    core = _core(text, at, stop)
    if core is None:
        return _pronoun(at, token) if token.lower in lexicon.STANDALONE else None
    return _with_apposition(text, _with_genitive(text, core, stop), min(line, at + _LONGEST))


def is_adverb(token: Token) -> bool:
    """Whether a capitalised word at a sentence's beginning is no noun: "Allerdings", "Offiziell", "Demnach"."""
    return token.lower in lexicon.OPENERS or token.lower in lexicon.PREPOSITIONS or _adverb_form(token.lower)


def _is_participle(token: Token) -> bool:
    """As in "Relativierend fügte er hinzu", where no noun begins the sentence."""
    return len(token.text) > 6 and token.lower.endswith("end") and not in_dictionary(token.text)


@lru_cache(maxsize=1 << 16)
def _adverb_form(word: str) -> bool:
    if not in_dictionary(word):
        return False
    found = tags(word)
    return (
        bool(found)
        and found[0] in {"ADV", "ADJ(D)", "KON", "KOUS", "PAV", "PROAV", "APPR"}
        and lemma(word)[0].islower()
    )


def _pronoun(at: int, token: Token) -> Mention | None:
    if token.lower not in lexicon.SPEAKING_PRONOUNS:
        return None
    return Mention(
        at,
        at + 1,
        pronoun=token.lower,
        plural=token.lower in lexicon.PLURAL_PRONOUNS,
        female={"er": False, "dieser": False, "der": False}.get(token.lower),
    )


def _core(text: Text, at: int, stop: int) -> Mention | None:
    """Determiner, adjectives, nouns and names: no genitive, no apposition."""
    first, tokens = at, text.tokens
    if tokens[at].lower in lexicon.DETERMINERS:
        at += 1
    while at < stop and not tokens[at].capital and is_modifier(tokens[at]):
        at += 1
    begin = at
    while at < stop:
        token = tokens[at]
        if (
            (token.capital and token.lower not in lexicon.NEVER_IN_NAMES)
            or (at > begin and at + 1 < stop and joins_names(tokens, at))
            or (
                at > begin
                and token.text == "."
                and (_is_initial(tokens[at - 1].text) or tokens[at - 1].lower in lexicon.TITLES)
                and at + 1 < stop
                and tokens[at + 1].capital
            )
        ):
            at += 1
        elif is_mark(token) and (end := quoted_name_end(text, at, stop)):
            nicknamed = at > begin and is_name_word(tokens[at - 1].text)  # Karl „Kalle“ Braun
            at = end
            if not nicknamed:
                break
        elif at > begin and is_elided(tokens, at, stop):
            at += 3  # "Kongress- und Regierungskreise"
        elif at > begin and token.text in "&/" and at + 1 < stop and tokens[at + 1].capital:
            at += 1
        else:
            break
    if at == begin:
        if end := small_name_end(text, first, stop):
            return Mention(first, end, name=text.tokens[end - 1].text, kind=SpeakerKind.INSTITUTION)
        return _aged(text, first, begin)
    if at < stop and tokens[at].text == "(" and (end := bracket_end(text, at, stop)):
        return _described(text, first, begin, at, end)
    return _described(text, first, begin, at, at)


def _is_initial(word: str) -> bool:
    """Whether a full stop behind the word ends no sentence: "J", "Th", "C.Y"."""
    return all(len(letters) <= 2 for letters in word.split(".")) and len(word) <= 5


def _aged(text: Text, first: int, at: int) -> Mention | None:
    """As in "der 81-jährige", written small."""
    before = text.tokens[at - 1]
    if at == first or not before.lower.endswith(("-jährige", "-jähriger", "-jährigen")):
        return None
    determiner = text.tokens[first].lower
    return Mention(
        first,
        at,
        head=before.lower,
        definite=determiner not in lexicon.INDEFINITE,
        female={"der": False, "die": True}.get(determiner),
    )


def _described(text: Text, first: int, begin: int, end: int, last: int) -> Mention:
    """Tokens `first` to `last`, of which `begin` to `end` are the capitalised words, as a mention."""
    before = text.tokens[first:begin]
    determiner = before[0].lower if before and before[0].lower in lexicon.DETERMINERS else ""
    adjectives = [token.lower for token in before[bool(determiner) :] if token.word]
    called = naming(text, begin, end, determiner, adjectives)
    if not called.name and end == begin + 1 == first + 1 and text.tokens[begin].text in surnames(text.text):
        return Mention(first, last, name=text.tokens[begin].text, head=called.head, kind=SpeakerKind.PERSON)
    return Mention(
        first,
        last,
        name=called.name,
        role=called.role,
        head=called.head,
        kind=called.kind,
        definite=determiner not in lexicon.INDEFINITE,
        plural=called.plural,
        female=called.female,
    )


def _with_genitive(text: Text, core: Mention, stop: int) -> Mention:
    """As in "der Sprecher" + "des Außenministeriums"; "Sprecherin" + "der Polizei"; not behind a person's name."""
    at = core.last
    if core.name or at >= stop:
        return core
    word = text.tokens[at].lower
    of_office = word in lexicon.ROLE_PREPOSITIONS and lexicon.role_head(core.head)
    if word in lexicon.GENITIVES or of_office or _is_seated(text, core, at):
        inner = _core(text, at if word in lexicon.GENITIVES else at + 1, stop)
        later = inner is not None and inner.head in lexicon.TIMES  # "so der Minister am Vortag"
        if inner is not None and not later and not (word == "der" and lexicon.is_addressee(inner.head)):
            inner = _with_genitive(text, inner, stop)
            behind = text.text[text.tokens[at].start : text.tokens[inner.last - 1].end]
            role = f"{core.role} {_BRACKETS.sub('', behind)}" if core.role else ""
            return replace(core, last=inner.last, role=role)
    return core


def _is_seated(text: Text, core: Mention, at: int) -> bool:
    """As in "das Außenministerium" + "in Moskau", which is that of Russia."""
    if text.tokens[at].lower != "in" or not core.head.endswith(("ministerium", "ministeriums", "regierung")):
        return False
    return at + 1 < len(text.tokens) and bool(seat(fold(text.tokens[at + 1].text)))


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def _with_apposition(text: Text, core: Mention, stop: int) -> Mention:
    """As in "der Assistent des russischen Präsidenten" + ", Juri Uschakow,"; or the other way round.

    The apposition ends at a sign: "sagte der Minister, Karl Braun habe gelogen" has none.
    """
    at = core.last
    if at + 1 >= stop or text.tokens[at].text != ",":
        return core
    inner = _core(text, at + 1, stop)
    if inner is None or (inner.plural and lemma(text.tokens[inner.last - 1].text) != text.tokens[inner.last - 1].text):
        return core
    if not core.name and inner.name and not inner.role and lexicon.role_head(core.head):
        if _closed(text, inner.last, stop):
            female = core.female if core.female is not None else inner.female
            return replace(core, last=inner.last, name=inner.name, kind=SpeakerKind.PERSON, female=female)
    elif core.name and not core.role and not inner.name and inner.role:
        inner = _with_genitive(text, inner, stop)
        if _closed(text, inner.last, stop):
            female = core.female if core.female is not None else inner.female
            return replace(
                core, last=inner.last, role=inner.role, kind=SpeakerKind.PERSON, head=inner.head, female=female
            )
    return core


def _closed(text: Text, at: int, stop: int) -> bool:
    """Whether no word of the same line goes on at token `at`."""
    return at >= stop or not text.tokens[at].word or text.tokens[at].lower in {"und", "sowie"}
