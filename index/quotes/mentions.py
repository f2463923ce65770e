"""Noun phrases that can name a speaker, read from their first word on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.datatypes import Extent, SpeakerKind
from index.quotes import lexicon
from index.quotes.morphology import in_dictionary, lemma, tags
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


@lru_cache(maxsize=1 << 16)
def is_name_word(word: str) -> bool:
    """Whether a capitalised word is a proper name rather than a noun ("Peskow", not "Polizei")."""
    if lexicon.role_head(word) or word.lower() in lexicon.NOT_NAMES:
        return False
    if word.isupper() and len(word) > 1:
        return True
    found = tags(word)
    if not found:
        return True
    if found[0] == "NE":
        return True
    return not in_dictionary(word) and "NE" in found


def read_mention(text: Text, at: int, stop: int) -> Mention | None:
    """The noun phrase that starts at token `at`, ending before token `stop`; None where none starts there.

    "Kremlsprecher Dmitri Peskow", "der Assistent des russischen Präsidenten, Juri Uschakow,", "das Weiße Haus",
    "die Grünen", "er", "Ein Sprecher der Polizei".
    """
    if at >= min(stop, len(text.tokens)):
        return None
    line = text.sentences[text.sentence_of(at)].last  # a phrase never runs over a line
    stop = min(stop, line, at + _LONGEST)
    token = text.tokens[at]
    if token.lower in lexicon.PRONOUNS and token.lower not in lexicon.DETERMINERS:
        return _pronoun(at, token)
    if token.capital and is_adverb(token):
        return None
    core = _core(text, at, stop)
    if core is None:
        return _pronoun(at, token) if token.lower in lexicon.STANDALONE else None
    return _with_apposition(text, _with_genitive(text, core, stop), min(line, at + _LONGEST))


def is_adverb(token: Token) -> bool:
    """Whether a capitalised word at a sentence's beginning is no noun: "Allerdings", "Offiziell", "Demnach"."""
    return token.lower in lexicon.OPENERS or token.lower in lexicon.PREPOSITIONS or _adverb_form(token.lower)


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
    first, determiner = at, ""
    tokens = text.tokens
    if tokens[at].lower in lexicon.DETERMINERS:
        determiner = tokens[at].lower
        at += 1
    while at < stop and not tokens[at].capital and _is_modifier(tokens[at]):
        at += 1
    begin = at
    while at < stop:
        token = tokens[at]
        if (
            (token.capital and token.lower not in lexicon.NEVER_IN_NAMES)
            or (at > begin and at + 1 < stop and _joins_names(tokens, at))
            or (
                at > begin
                and token.text == "."
                and (len(tokens[at - 1].text) <= 2 or tokens[at - 1].lower in lexicon.TITLES)
                and at + 1 < stop
                and tokens[at + 1].capital
            )
        ):
            at += 1
        elif is_mark(token) and (end := _quoted_name(text, at, stop)):
            at = end
        elif at > begin and token.text in "&/" and at + 1 < stop and tokens[at + 1].capital:
            at += 1
        else:
            break
    if at == begin:
        return None
    if at < stop and tokens[at].text == "(" and (end := _bracket(text, at, stop)):
        return _described(text, first, begin, at, end, determiner)
    return _described(text, first, begin, at, at, determiner)


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether "von" or "de" stands between two names: "Ursula von der Leyen", not "Lieferung von Waffen"."""
    if tokens[at].lower in {"der", "den", "dem", "la"}:
        return at > 1 and tokens[at - 1].lower in {"von", "van", "de"} and _joins_names(tokens, at - 1)
    if tokens[at].lower not in lexicon.PARTICLES or not is_name_word(tokens[at - 1].text):
        return False
    behind = at + 1 + (tokens[at + 1].lower in {"der", "den", "dem", "la"} and at + 2 < len(tokens))
    return tokens[behind].capital


def _is_modifier(token: Token) -> bool:
    if not token.word:
        return False
    if token.lower in lexicon.MODIFIERS or token.text[0].isdigit():
        return True
    if token.lower in lexicon.CLOSED or not token.lower.endswith(("e", "en", "er", "es", "em")):
        return False
    return any(tag.startswith("ADJ") for tag in tags(token.lower)[:2])


def _quoted_name(text: Text, at: int, stop: int) -> int:
    """Index behind a short quoted name such as „Spiegel“; 0 where it is none."""
    for end in range(at + 2, min(at + 6, stop)):
        if is_mark(text.tokens[end]):
            return end + 1 if text.tokens[at + 1].capital else 0
    return 0


def _bracket(text: Text, at: int, stop: int) -> int:
    for end in range(at + 1, min(at + 6, stop)):
        if text.tokens[end].text == ")":
            return end + 1
    return 0


def _described(text: Text, first: int, begin: int, end: int, last: int, determiner: str) -> Mention:
    """Tell name from role in the capitalised words `begin` to `end`."""
    tokens = text.tokens
    names_from, end = _without_noun(tokens, _name_start(tokens, begin, end), end)
    name = text.text[tokens[names_from].start : tokens[end - 1].end] if names_from < end else ""
    nouns = [token for token in tokens[begin:names_from] if token.word and token.capital]
    head = (nouns[-1] if nouns else tokens[end - 1]).lower
    roles = nouns if not name or lexicon.role_head(head) else []
    plural = (
        determiner in {"", "die", "diese", "einige", "mehrere", "viele"} and not name and lexicon.looks_plural(head)
    )
    return Mention(
        first,
        last,
        name=name.strip('„“”"«» '),
        role=text.text[tokens[begin].start : tokens[names_from - 1].end] if roles else "",
        head=head,
        kind=lexicon.kind_of(head, name, bool(roles)),
        definite=determiner not in lexicon.INDEFINITE,
        plural=plural,
        female=lexicon.gender_of(determiner, head, name, bool(roles)),
    )


def _without_noun(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Cut off a noun behind a name: "Selenskyjs Bilanz" is about a thing, so no name is left in it."""
    for at in range(start + 1, end):
        if tokens[at].capital and not is_name_word(tokens[at].text) and in_dictionary(tokens[at].text):
            if tokens[at - 1].text.endswith("s"):
                return end, end
            if at - start >= 2:
                return start, at
    return start, end


def _name_start(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Where the proper name begins: behind the last role or body, at the first word that is a name; `end` for none.

    "US-Verteidigungsminister Pete Hegseth" -> at "Pete"; "Prof. Dr. Reinhold Gall" -> at "Reinhold", and "Gall" belongs
    to it though it is also a noun.
    """
    at = begin
    for index in range(begin, end):
        word = tokens[index].lower
        if tokens[index].word and (lexicon.role_head(word) or lexicon.is_institution(word) or word in lexicon.TITLES):
            at = index + 1
    while at < end and not (tokens[at].capital and is_name_word(tokens[at].text)):
        at += 1
    return at


def _with_genitive(text: Text, core: Mention, stop: int) -> Mention:
    """As in "der Sprecher" + "des Außenministeriums"; "Sprecherin" + "der Polizei"; not behind a person's name."""
    at = core.last
    if (core.name and core.kind is not SpeakerKind.INSTITUTION) or at >= stop:
        return core
    word = text.tokens[at].lower
    if word in lexicon.GENITIVES or (word in lexicon.ROLE_PREPOSITIONS and lexicon.role_head(core.head)):
        inner = _core(text, at if word in lexicon.GENITIVES else at + 1, stop)
        later = inner is not None and inner.head in lexicon.TIMES  # "so der Minister am Vortag"
        if inner is not None and not later and not (word == "der" and lexicon.is_addressee(inner.head)):
            inner = _with_genitive(text, inner, stop)
            role = core.role or core.name
            begin = text.tokens[core.last].start
            whole = f"{role} {text.text[begin : text.tokens[inner.last - 1].end]}"
            return replace(core, last=inner.last, role=whole, name="" if core.role else core.name)
    return core


def _with_apposition(text: Text, core: Mention, stop: int) -> Mention:
    """As in "der Assistent des russischen Präsidenten" + ", Juri Uschakow,"; or the other way round."""
    at = core.last
    if at + 1 >= stop or text.tokens[at].text != ",":
        return core
    inner = _core(text, at + 1, stop)
    if inner is None:
        return core
    if not core.name and inner.name and not inner.role and lexicon.role_head(core.head):
        return replace(core, last=inner.last, name=inner.name, kind=SpeakerKind.PERSON)
    if core.name and not core.role and not inner.name and lexicon.role_head(inner.head):
        inner = _with_genitive(text, inner, stop)
        return replace(core, last=inner.last, role=inner.role, kind=SpeakerKind.PERSON, head=inner.head)
    return core


def lemma_of(word: str) -> str:
    """Dictionary form in lower case."""
    return lemma(word).lower()
