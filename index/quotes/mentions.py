"""Noun phrases that can name a speaker, read from their first word on."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.cues import SPEECH_NOUNS
from index.quotes.gender import is_given_name
from index.quotes.long_roles import named_behind
from index.quotes.morphology import in_dictionary, lemma, tags
from index.quotes.naming import BEARERS, PERSONAL, is_name_word
from index.quotes.nominative import is_declined
from index.quotes.particles import particle_name_end
from index.quotes.phrase_cores import Mention, core_phrase
from index.quotes.places import place_name, seat
from index.quotes.spelling import fold
from index.quotes.text import Text, Token

__all__ = ["Mention", "is_adverb", "read_mention"]

_LONGEST = 24
"""Tokens; a noun phrase longer than this is a list."""


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
    if token.capital and _is_no_noun(text, at, stop, opens=at in {0, sentence.first}):
        return None
    core = core_phrase(text, at, stop)
    if core is None:
        return _pronoun(at, token) if token.lower in lexicon.STANDALONE else None
    found = _with_apposition(text, _with_genitive(text, core, stop), min(line, at + _LONGEST))
    return found if found.name or not core.role else named_behind(text, core, found, min(line, at + _LONGEST))


def is_adverb(token: Token) -> bool:
    """Whether a capitalised word at a sentence's beginning is no noun: "Allerdings", "Offiziell", "Demnach"."""
    return token.lower in lexicon.OPENERS or token.lower in lexicon.PREPOSITIONS or _adverb_form(token.lower)


def _is_no_noun(text: Text, at: int, stop: int, *, opens: bool) -> bool:
    """Whether the capitalised token is an adverb or a participle, which stands so where a sentence `opens`."""
    token = text.tokens[at]
    if _adverb_form(token.lower) and token.lower not in lexicon.OPENERS | lexicon.PREPOSITIONS:
        return not _goes_on_in_english(text, at, stop)
    return is_adverb(token) or (opens and _is_participle(token))


def _goes_on_in_english(text: Text, at: int, stop: int) -> bool:
    """As in "Global Witness International", "Human Rights Watch": two more capitalised words, one of them no noun."""
    words = [token.text for token in text.tokens[at + 1 : at + 3]]
    if at + 3 > stop or not all(word[:1].isupper() for word in words):
        return False
    return not all(in_dictionary(word) and tags(word)[:1] == ("NN",) for word in words)


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


def _with_genitive(text: Text, core: Mention, stop: int) -> Mention:
    """As in "der Sprecher" + "des Außenministeriums"; "Sprecherin" + "der Polizei"; not behind a person's name."""
    at = core.last
    if core.name or at >= stop:
        return core
    word = text.tokens[at].lower
    of_office = word in lexicon.ROLE_PREPOSITIONS and lexicon.role_head(core.head)
    if word in lexicon.GENITIVES or of_office or _is_seated(text, core, at):
        inner = core_phrase(text, at if word in lexicon.GENITIVES else at + 1, stop)
        if of_office and word in _PLACES and inner is not None and not _is_place_of(text, inner):
            return core  # "sagte der Minister in einer Rede"
        later = inner is not None and inner.head in lexicon.TIMES and not inner.name  # "so der Minister am Vortag"
        if inner is not None and not later and not (word == "der" and _is_told(text, core, inner)):
            inner = _with_genitive(text, inner, stop)
            inner = _with_place(text, inner, stop) if core.role else inner
            behind = text.text[text.tokens[at].start : text.tokens[inner.last - 1].end]
            role = f"{core.role} {_BRACKETS.sub('', behind)}" if core.role else ""
            return _with_name_behind(text, replace(core, last=inner.last, role=role), inner)
    return core


_PLACES = frozenset("bei beim in im am an aus".split())


def _is_place_of(text: Text, inner: Mention) -> bool:
    """Whether an office can be in it: "im Bundestag", "in Moskau", "aus Ulm", not "in einem Interview"."""
    indefinite = text.tokens[inner.first].lower in lexicon.INDEFINITE or text.tokens[inner.first].lower[:4] in _THEIR
    return not indefinite and (bool(inner.name) or lexicon.is_institution(inner.head))


_THEIR = frozenset({"sein", "seine", "ihre", "ihr"})


def _is_told(text: Text, core: Mention, inner: Mention) -> bool:
    """Whether the "genitive" is who was told: "sagte der Minister der Agentur", not "Angaben der Agentur".

    What begins a sentence is told nothing yet: "Der Chefredakteur der taz sagte".
    """
    begins = text.sentences[text.sentence_of(core.first)].first == core.first
    return lexicon.is_addressee(inner.head) and core.head not in SPEECH_NOUNS and not begins


def _with_place(text: Text, inner: Mention, stop: int) -> Mention:
    """As in "die Sprecherin der Fraktion im Bundestag, Anna Berg,": a place only where the name follows."""
    tokens, at = text.tokens, inner.last
    if at + 1 >= stop or tokens[at].lower not in lexicon.ROLE_PREPOSITIONS:
        return inner
    place = core_phrase(text, at + 1, stop)
    if place is None or place.last + 2 >= len(tokens) or tokens[place.last].text != ",":
        return inner
    first, second = tokens[place.last + 1 : place.last + 3]
    return replace(inner, last=place.last) if is_given_name(first.lower) and second.capital else inner


def _with_name_behind(text: Text, phrase: Mention, inner: Mention) -> Mention:
    """As in "der Vorsitzende des Ausschusses Alain Berg": the genitive `inner` ends in the name of who is called so.

    A council speaks for nobody by that name either: "der Abgeordnete des Stadtrates Alain Berg".
    """
    if not lexicon.role_head(phrase.head) or (inner.name and not lexicon.is_institution(inner.head)):
        return phrase
    for at in range(inner.first + 1, inner.last - 1):
        token = text.tokens[at]
        if text.tokens[at - 1].capital and text.tokens[at + 1].capital and _begins_name(text, at, inner.last):
            name = text.text[token.start : text.tokens[inner.last - 1].end]
            role = phrase.role.removesuffix(name).rstrip()
            return replace(phrase, name=name, role=role, kind=SpeakerKind.PERSON, plural=False)
    return phrase


def _begins_name(text: Text, at: int, end: int) -> bool:
    """Whether token `at` is a first name, of the lists or in no dictionary: "der Verwaltung Urho Kekkonen".

    "der Agentur Ria Nowosti" bears the name itself.
    """
    first, before, token, behind = text.tokens[at - 2 : at + 2]
    if is_given_name(token.lower):
        return True
    noun = lexicon.is_institution(before.lower) and in_dictionary(before.text) and not before.lower.endswith(BEARERS)
    words = (token.text, behind.text)
    unknown = not any(in_dictionary(word) or word.isupper() for word in words) and all(map(is_name_word, words))
    return noun and unknown and not first.capital and at + 2 == end


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
    inner = core_phrase(text, at + 1, stop)
    if inner is None or (inner.plural and lemma(text.tokens[inner.last - 1].text) != text.tokens[inner.last - 1].text):
        return core
    if (not core.name or place_name(core.name)) and inner.name and not inner.role and _calls(text, core, inner):
        if _closed(text, inner.last, stop):
            female = core.female if core.female is not None else inner.female
            role = f"{core.role} {core.name}".strip() if core.role else ""
            return replace(core, last=inner.last, name=inner.name, kind=SpeakerKind.PERSON, female=female, role=role)
    elif not core.name and core.role and inner.name and inner.role and not core.plural:
        if _set_apart(text, inner.last, stop) and core.female in {None, inner.female}:
            return replace(core, last=inner.last, name=inner.name, other_role=inner.role, kind=SpeakerKind.PERSON)
    elif core.name and not core.role and not inner.name and inner.role:
        inner = _with_genitive(text, inner, stop)
        if _closed(text, inner.last, stop):
            female = core.female if core.female is not None else inner.female
            return replace(
                core, last=inner.last, role=inner.role, kind=SpeakerKind.PERSON, head=inner.head, female=female
            )
    return core


def _calls(text: Text, core: Mention, inner: Mention) -> bool:
    """Whether the noun is for a person, as a role is; others only before a first name: "der Investor, Karl Braun,"."""
    if lexicon.role_head(core.head):
        return True
    personal = is_declined(core.head) or core.head.endswith(PERSONAL)
    return personal and not core.name and is_given_name(text.tokens[inner.first].lower) and " " in inner.name


def _set_apart(text: Text, at: int, stop: int) -> bool:
    """Whether an apposition ends at token `at`, and no list of people goes on there.

    "der CSU-Chef, Innenminister Horst Seehofer, sagte"; not "der Kanzler, Minister Karl Braun und der Präsident".
    """
    if at >= stop:
        return True
    if text.tokens[at].text != ",":
        return not text.tokens[at].word and text.tokens[at].text not in "(/&–-"
    behind = text.tokens[at + 1] if at + 1 < len(text.tokens) else None
    return behind is None or not (behind.capital or behind.lower in lexicon.DETERMINERS | {"und", "sowie"})


def _closed(text: Text, at: int, stop: int) -> bool:
    """Whether no word of the same line goes on at token `at`."""
    return at >= stop or not text.tokens[at].word or text.tokens[at].lower in {"und", "sowie"}
