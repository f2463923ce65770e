"""What in a noun phrase is a proper name, and what calls the person or body: "Kremlsprecher" + "Dmitri Peskow"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.gender import gender, is_given_name
from index.quotes.genitives import is_owner
from index.quotes.morphology import in_dictionary, is_adjectival, lemma, tags
from index.quotes.nominative import is_declined, role_in_nominative
from index.quotes.roles import place_name
from index.quotes.text import Text, Token, is_mark

BEARERS = tuple(
    """
    agentur zeitung zeitschrift magazin sender firma konzern unternehmen partei organisation airline hersteller
    betreiber gesellschaft verein blatt verlag portal plattform dienst gruppe bündnis initiative gewerkschaft club
    miliz bewegung marke kette anbieter studio band stiftung bank
    """.split()
)
"""Bodies whose name follows them and stands for itself: "die Nachrichtenagentur Reuters", not "die Universität Ulm"."""

_ABSTRACT = tuple(
    """
    ung ungen heit heiten keit keiten tion tionen ismus tät täten nis nisse spiel spiele plan pläne rede reden brief
    briefe buch bücher gesetz gesetze vertrag verträge krieg kriege besuch reise bilanz vorstoß vorschlag wort worte
    film lied werk bild bau rakete raketen waffe waffen gebiet insel region straße platz meisterschaft
    """.split()
)
"""Endings of nouns for things, whose "name" is a title, a place or a genitive: "Regionalligaspiel", "Äußerungen"."""


_IN_SURNAMES = frozenset("mann sohn meister richter könig bischof schüler".split())


_MEDIA = frozenset({"online", "tv", "news", "radio"})
PERSONAL = tuple("er är ist ant ent or eur in loge soph graf held star at arzt gast profi tyrann herr papst".split())
"""Endings of nouns for people that no list of roles has: "Milliardär Braun", not "Fall Braun", "Sturm Anna"."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a phrase names: see `Mention` for the fields."""

    name: str
    role: str
    head: str
    kind: SpeakerKind | None
    female: bool | None
    plural: bool


@lru_cache(maxsize=1 << 16)
def is_name_word(word: str) -> bool:
    """Whether a capitalised word is a proper name rather than a noun ("Peskow", not "Polizei")."""
    if is_role(word) or word.lower() in lexicon.NOT_NAMES:
        return False
    if word.isupper() and len(word) > 1:
        return True
    found = tags(word)
    if not found:
        return True
    if "-" in word and tags(_last(word)) == ("NE",):  # "Strack-Zimmermann", which the library takes for a noun
        return True
    if found[0] == "NE" or set(found) == {"VV(IMP)"}:  # "Henk", which is no noun
        return True
    return not in_dictionary(word) and "NE" in found


@lru_cache(maxsize=1 << 16)
def is_role(word: str) -> bool:
    """Whether the word is a noun for a role: "Kaufmann", "Sprecher", not "Ratzmann" nor "Strack-Zimmermann"."""
    role = lexicon.role_head(word)
    return bool(role) and not (role in _IN_SURNAMES and tags(_last(word)) == ("NE",))


def _last(word: str) -> str:
    return word.rsplit("-", 1)[-1]


def is_thing(head: str) -> bool:
    """Whether a noun is for something that neither speaks nor bears a person's name: "Äußerungen", "Reaktion"."""
    return head.endswith(_ABSTRACT) and not lexicon.is_speaker_noun(head)


_PLURAL = frozenset({"", "die", "diese", "einige", "mehrere", "viele", "zwei", "drei", "vier", "beide", "alle"})


def naming(text: Text, begin: int, end: int, determiner: str, adjectives: Sequence[str]) -> Naming:
    """Tell name from role in the capitalised words `begin` to `end` behind a determiner and adjectives."""
    tokens = text.tokens
    marks = [at for at in range(begin, end) if is_mark(tokens[at])]
    if len(marks) == 2 and marks[1] == end - 1:
        names_from, name = marks[0], text.text[tokens[marks[0] + 1].start : tokens[marks[1] - 1].end]
    else:
        start = end - 1 if is_small(tokens[end - 1]) else _name_start(tokens, begin, end)
        names_from, end = _without_noun(tokens, start, end)
        name = text.text[tokens[names_from].start : tokens[end - 1].end] if names_from < end else ""
    if name.lower() in _MEDIA and names_from > begin:  # "Spiegel Online"
        names_from, name = begin, text.text[tokens[begin].start : tokens[end - 1].end]
    nouns = [token for token in tokens[begin:names_from] if token.word and token.capital]
    nouns = [token for token in nouns if token.lower not in lexicon.TITLES] or nouns  # "Milliardär Sir Richard Branson"
    head = (_calling(nouns) if nouns else tokens[end - 1 - (names_from == marks[0] if marks else 0)]).lower
    if determiner == "des" and end == begin + 1 and not marks and not name and _is_uninflected(tokens[begin]):
        nouns, name = [], tokens[begin].text
    if name and nouns and not marks and not _bears_name(head, name):
        name = ""
    person = bool(lexicon.role_head(head)) and not is_body(head, name)
    female = gender(determiner, head, name, role=bool(nouns))
    role = ""
    if nouns and (person or (name and not marks and not lexicon.is_institution(head))):
        words = [token.text for token in nouns]
        role = role_in_nominative(adjectives, words, female=female, determiner=determiner)
    of_place = person and role and name.endswith("s") and place_name(name)  # "der Präsident Indonesiens"
    if name and nouns and not marks and (of_place or is_owner(text, determiner, nouns, names_from, end)):
        role, name = f"{role} {name}" if role else "", ""
    if determiner == "den" and name and nouns and person and _is_dative_plural(nouns[-1].text):
        role, name = "", ""  # "wurde von den Ermittlern Karl Braun zugeordnet"
    kind = _kind(head, name, determiner, bool(nouns or adjectives), person=person)
    if marks and name and not person:
        kind = SpeakerKind.INSTITUTION
    elif kind is None and name and head in lexicon.TITLES:
        kind = SpeakerKind.PERSON
    plural = determiner in _PLURAL and not name and lexicon.looks_plural(head) and not _may_be_one(head)
    if plural and (determiner or lemma(nouns[-1].text if nouns else head) != (nouns[-1].text if nouns else head)):
        role = ""
    return Naming(name, role, head, kind, female, plural)


_DOTTED = re.compile(r"\w{2,}\.[a-z]{2,4}")


_AGENCIES = frozenset("dpa afp ap apa ddp dapd dts epd kna sid taz ots".split())
"""News agencies and papers that are written small."""


def is_small(token: Token) -> bool:
    """As in "ver.di", "heise.de", "dpa": a body's name; no words that lack a blank between them ("kam.und")."""
    return token.text in _AGENCIES or (
        bool(_DOTTED.fullmatch(token.text)) and not in_dictionary(token.text.partition(".")[0])
    )


def _is_dative_plural(noun: str) -> bool:
    return noun.endswith(("ern", "eln")) and lemma(noun) != noun


def _is_uninflected(token: Token) -> bool:
    """As in "des Spiegel", "des Stern": a noun without the ending of its genitive is a paper's name."""
    word = token.text
    if not word.isalpha() or word.endswith(("s", "ß", "x", "z", "n", "e", "a", "o", "i", "u")):
        return False
    return in_dictionary(word) and tags(word)[:1] == ("NN",) and lemma(word) == word and not word.isupper()


def _calling(nouns: Sequence[Token]) -> Token:
    """The noun that says what it is: the last one, but the first of "Bundesverband Erneuerbare Energie"."""
    first, last = nouns[0], nouns[-1]
    said = lexicon.role_head(last.lower) or lexicon.is_institution(last.lower) or last.lower in lexicon.TITLES
    return first if lexicon.is_institution(first.lower) and not said and in_dictionary(last.text) else last


def _may_be_one(head: str) -> bool:
    """As in "die Vorsitzende", "die Abgeordnete": a woman, or several people."""
    return head.endswith("e") and is_declined(head)


def _kind(head: str, name: str, determiner: str, described: bool, *, person: bool) -> SpeakerKind | None:
    """Person, body, or unknown: "die Hamas" and "der Spiegel" with an article and nothing else are bodies."""
    if person:
        return SpeakerKind.PERSON
    if (
        lexicon.is_institution(head)
        or name in _AGENCIES
        or _DOTTED.fullmatch(name)
        or (name.replace("-", "").isupper() and len(name) > 1)
    ):
        return SpeakerKind.INSTITUTION
    if name and not described and determiner in {"der", "die", "das", "dem", "des", "den"} and " " not in name:
        return SpeakerKind.INSTITUTION
    return SpeakerKind.PERSON if " " in name and not described else None


def is_body(head: str, name: str) -> bool:
    """Whether "-rat" and "-vorstand" mean the body ("der Sicherheitsrat"), not its member ("Stadtrat Braun")."""
    return not name and head.rstrip("es").endswith(("rat", "vorstand")) and not head.endswith("rätin")


def _bears_name(head: str, name: str) -> bool:
    """Whether the noun calls what the name names: "Milliardär Braun", not "Äußerungen Brauns", "Gericht Ulm"."""
    if lexicon.role_head(head) or head in lexicon.TITLES:
        return True
    if lexicon.is_institution(head):
        return head.endswith(BEARERS) and not (name.endswith("s") and place_name(name))
    if _is_called(head, name):
        return True
    return head.endswith((*PERSONAL, *BEARERS)) and not is_thing(head) and not name.endswith("s")


def _is_called(head: str, name: str) -> bool:
    """As in "des Priesters Karl Braun", "die Linksintellektuelle Anna Berg": a noun for a person in any case."""
    stem = next((head.removesuffix(ending) for ending in ("en", "s", "n") if head.endswith(ending)), head)
    personal = is_declined(head) or is_adjectival(head) or (len(stem) > 4 and stem.endswith(PERSONAL))
    return personal and " " in name and not is_thing(head) and not is_thing(stem) and not place_name(name)


def _without_noun(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Cut off a noun behind a name: "Selenskyjs Bilanz" is about a thing, so no name is left in it."""
    for at in range(start + 1, end):
        initial = tokens[at - 1].text == "."  # "J. Berg"
        if tokens[at].capital and not initial and not is_name_word(tokens[at].text) and in_dictionary(tokens[at].text):
            if tokens[at - 1].text.endswith("s") and not is_given_name(tokens[at - 1].lower):  # "Matthias Freude"
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
        called = is_role(tokens[index].text) or lexicon.is_institution(word) or word in lexicon.TITLES
        if called and _is_land(tokens[index].text) and (index == begin or not _is_thing_noun(tokens[index - 1])):
            continue
        if tokens[index].word and called and not (index > begin and is_given_name(tokens[index - 1].lower)):
            at = index + 1
    if begin < at == end - 1 and _is_surname_behind(tokens[at - 1], tokens[at]):
        return at
    while at < end and not (tokens[at].capital and (is_name_word(tokens[at].text) or is_given_name(tokens[at].lower))):
        at += 1
    return at if at + 1 >= end or not _describes(tokens[at], tokens[at + 1]) else _name_start(tokens, at + 1, end)


def _is_land(word: str) -> bool:
    """Whether a name ends like a body: "Thailand", "Jagland", not "Bundesland"."""
    return word.lower().endswith(("land", "lands")) and tags(word)[:1] == ("NE",)


def _is_thing_noun(token: Token) -> bool:
    """As in "Aktion Deutschland", "Partei Thailands", where the land belongs to a noun that is no role."""
    return token.capital and in_dictionary(token.text) and not is_role(token.text) and not is_name_word(token.text)


def _is_surname_behind(role: Token, token: Token) -> bool:
    """As in "Dekan Berg", "Minister Kraft": a noun that is also a surname, right behind the noun of one person."""
    plural = in_dictionary(role.text) and lemma(role.text) != role.text
    named = token.capital and "NE" in tags(token.text) and not lexicon.is_institution(token.lower)
    return named and is_role(role.text) and not plural


def _describes(token: Token, noun: Token) -> bool:
    """Whether the first of two capitalised words is an adjective at a sentence's beginning: "Radikale Gruppen"."""
    if not token.lower.endswith(("e", "en", "er", "es")) or not noun.capital or is_name_word(noun.text):
        return False
    return tags(token.lower)[:1] == ("ADJ(A)",)
