"""Names in questions that read like other words: each with the speakers met, and those that must not be."""

from __future__ import annotations

import pytest

from index import Speaker, SpeakerKind
from index.datatypes import Role
from index.quotes import SpeakerNames
from rag.offices import in_office, is_office_of, with_english
from rag.people import find_people
from rag.speakers import SpeakerFinder
from rag.words import find_words


def _speaker(name: str, *roles: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Speaker:
    return Speaker(name, name, kind, tuple(Role(role, "a") for role in roles), (name,))


_BODY = SpeakerKind.INSTITUTION
_SPEAKERS = {
    one.id: one
    for one in (
        _speaker("Theresa May", "britische Premierministerin"),
        _speaker("Marie-Agnes Strack-Zimmermann"),
        _speaker("Karl-Theodor zu Guttenberg"),
        _speaker("Barney Frank", "US-Abgeordneter"),
        _speaker("Michael Bloomberg", "Bürgermeister von New York"),
        _speaker("WHO", kind=_BODY),
        _speaker("Organisation", kind=_BODY),
        _speaker("Nachrichtenagentur", kind=_BODY),
        _speaker("Reuters", kind=_BODY),
        _speaker("al-Dschasira", kind=_BODY),
        _speaker("ver.di", kind=_BODY),
        _speaker("Reporter ohne Grenzen", kind=_BODY),
        _speaker("Deutschland", kind=_BODY),
        _speaker("Aktion Deutschland hilft", kind=_BODY),
    )
}
_NAMES = SpeakerNames(_SPEAKERS)
_FINDER = SpeakerFinder(with_english(in_office(_NAMES.resolve)), None, _NAMES.called)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # names spelled like small words, where they are written as names
        ("Was sagte Theresa May?", ["Theresa May"]),
        ("Was sagte May zum Brexit?", ["Theresa May"]),
        ("Was sagte die WHO?", ["WHO"]),
        ("What may the others say, and who?", []),
        # names that hold more than a name does
        ("Was sagte Reporter ohne Grenzen?", ["Reporter ohne Grenzen"]),
        ("Was sagte die Organisation Reporter ohne Grenzen?", ["Reporter ohne Grenzen"]),
        ("Was sagte „Aktion Deutschland hilft“ zum Beben?", ["Aktion Deutschland hilft"]),
        ("Was sagte Deutschland zum Beben?", ["Deutschland"]),
        # adjectives, other forms of a noun, and offices of somebody else
        ("Welche deutschen Züge fuhren nach Theresa?", []),
        ("Was sagte die Deutsche Bank?", []),
        ("Wie viele Organisationen kamen?", []),
        ("Was sagte die Organisation?", ["Organisation"]),
        ("Was sagte Bürgermeister Newsom?", []),
        # the noun for its kind goes with a body's name
        ("Was sagte die Nachrichtenagentur Reuters?", ["Reuters"]),
        ("Was sagte die Nachrichtenagentur?", ["Nachrichtenagentur"]),
        ("Was sagte der Sender al-Dschasira?", ["al-Dschasira"]),
        ("Was sagte die Gewerkschaft ver.di zum Streik?", ["ver.di"]),
        ("Was sagte Karl-Theodor zu Guttenberg?", ["Karl-Theodor zu Guttenberg"]),
        ("Was sagte May zu Guttenberg?", ["Theresa May", "Karl-Theodor zu Guttenberg"]),
        # a double surname whose end is that of an office
        ("Was sagte Strack-Zimmermann?", ["Marie-Agnes Strack-Zimmermann"]),
        # somebody else of that first name
        ("Was sagte Frank Sinatra?", []),
        ("Was sagte Frank?", ["Barney Frank"]),
        ("Was sagte Ramsey Bloomberg?", []),
        ("Was sagte Mischael Bloomberg?", ["Michael Bloomberg"]),
        ("Was sagte May zu ihrer Organisation?", ["Theresa May"]),
        # a place is not who has an office there
        ("Was sagte New York?", []),
        ("Was sagte der Bürgermeister von New York?", ["Michael Bloomberg"]),
    ],
)
def test_who_is_meant(question: str, expected: list[str]) -> None:
    assert [one.speaker.name for one in find_people(question, find_words(question), _FINDER)] == expected


def test_the_end_of_a_surname_is_no_office() -> None:
    assert not is_office_of("Strack-Zimmermann", _SPEAKERS["Marie-Agnes Strack-Zimmermann"])
    assert is_office_of("die britische Premierministerin", _SPEAKERS["Theresa May"])


def test_a_finder_without_whole_names_finds_none() -> None:
    words = find_words("Was sagte Reporter ohne Grenzen?")
    assert SpeakerFinder(_NAMES.resolve).find_sentences(words) == []
    assert SpeakerFinder(_NAMES.resolve).find_dotted("Was sagte ver.di?") == []


def test_the_noun_for_its_kind_is_part_of_the_mention() -> None:
    question = "Was sagte die Nachrichtenagentur Reuters?"
    assert [one.mention for one in find_people(question, find_words(question), _FINDER)] == [
        "Nachrichtenagentur Reuters"
    ]


@pytest.mark.parametrize(
    ("word", "written", "expected"),
    [
        ("Länder", False, []),  # a word of the dictionary, with its umlaut
        ("Bloomburg", False, ["Michael Bloomberg"]),
        ("Bloomburg", True, []),  # somebody else's name
    ],
)
def test_a_word_that_articles_or_dictionaries_have_is_no_misspelt_name(
    word: str, written: bool, expected: list[str]
) -> None:
    lander = _speaker("Brad Lander")
    names = SpeakerNames({**_SPEAKERS, lander.id: lander}, lambda _: written)
    assert [match.speaker.name for match in names.resolve(word)] == expected
