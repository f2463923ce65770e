"""Speakers over the corpus, and from what a user types to them."""

import itertools
import time

import pytest

from corpus import Article
from index.datatypes import Role, Speaker, SpeakerKind
from index.quotes import (
    ArticleQuotes,
    QuoteTable,
    SpeakerNames,
    find_quotes,
    find_speaker,
    merge_speakers,
)
from index.quotes.names import sound_key
from index.quotes.persons import compatible, person_name
from index.quotes.roles import role_key


def records(*texts: str) -> list[ArticleQuotes]:
    return [find_quotes(Article(id=f"a{number}", title="t", text=text)) for number, text in enumerate(texts)]


def table(*texts: str) -> QuoteTable:
    return merge_speakers(records(*texts))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Selenskyj", "Selenskij", "Zelensky", "Zelenskyy", "Selenski"),
        ("Medwedew", "Medvedev"),
        ("Peskow", "Peskov"),
        ("Levvitt", "Leavitt"),
        ("Orban", "Orbán"),
        ("Netanjahu", "Netanyahu"),
        ("Lukaschenko", "Lukashenko"),
        ("Erdoğan", "Erdogan"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Müller", "Möller"), ("Putin", "Putina"), ("Merkel", "Merz"), ("Schröder", "Schneider")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Wolodimir Selenskij", "Wolodymyr Selenskyj", True),
        ("Dmitri Peskow", "Dmitrij Peskow", True),
        ("Dimitri Peskow", "Dmitri Peskow", True),
        ("G. Bush", "George Bush", True),
        ("Franz Josef Jung", "Franz-Josef Jung", True),
        ("George W. Bush", "George H. W. Bush", False),
        ("Hans-Peter Friedrich", "Peter Friedrich", False),
        ("Martin Müller", "Martina Müller", False),
        ("Christian Müller", "Christina Müller", False),
        ("Andrea Müller", "Andreas Müller", False),
        ("Donald Trump", "Donald Trump Jr.", False),
        ("Benedikt XV", "Benedikt XVI", False),
    ],
)
def test_first_names(one: str, other: str, same: bool) -> None:
    first, second = person_name(one), person_name(other)
    assert first is not None
    assert second is not None
    assert compatible(first, second) is same


def test_transliterations_over_articles_are_one_speaker() -> None:
    found = table(
        "Wolodymyr Selenskyj sagte, die Lage sei ernst.",
        "Wolodimir Selenskij sagte, er komme. Selenskij sagte, es sei Zeit.",
        "Wolodymyr Selenskyj warnte vor Eile.",
    )
    assert list(found.speakers) == ["wolodymyr-selenskyj"]
    assert set(found.speakers["wolodymyr-selenskyj"].spellings) >= {"Wolodymyr Selenskyj", "Wolodimir Selenskij"}
    assert {quote.speaker_id for quote in found.quotes} == {"wolodymyr-selenskyj"}


def test_two_people_of_one_surname_stay_two() -> None:
    found = table(
        "Gerhard Schröder sagte, er gehe.", "Kristina Schröder sagte, sie komme.", "Schröder sagte, es sei spät."
    )
    assert set(found.speakers) == {"gerhard-schroeder", "kristina-schroeder", "schroeder"}
    assert found.quotes[-1].speaker_id == "schroeder"


def test_a_bare_surname_goes_to_the_only_person_of_that_name() -> None:
    found = table("Dmitri Peskow sagte, er wisse nichts.", "Peskow sagte, das sei alles.")
    assert [quote.speaker_id for quote in found.quotes] == ["dmitri-peskow", "dmitri-peskow"]


def test_an_office_goes_to_its_only_holder() -> None:
    found = table("Kremlsprecher Dmitri Peskow sagte, er wisse nichts.", "Der Kremlsprecher sagte, das sei alles.")
    assert [quote.speaker_id for quote in found.quotes] == ["dmitri-peskow", "dmitri-peskow"]
    assert Role("Kremlsprecher", "a0") in found.speakers["dmitri-peskow"].roles


def test_an_office_of_two_holders_names_nobody() -> None:
    found = table(
        "Bundeskanzler Olaf Scholz sagte, er gehe.",
        "Bundeskanzler Gerhard Schröder sagte, er komme.",
        "Der Bundeskanzler sagte, es sei spät.",
    )
    assert found.quotes[-1].speaker_id is None


def test_the_order_of_the_records_does_not_matter() -> None:
    made = records(
        "Dmitri Peskow sagte, er gehe.",
        "Peskow sagte, es sei so.",
        "Dmitrij Peskow sagte, er komme.",
        "Laut Polizei war es ruhig.",
    )
    tables = [merge_speakers(order) for order in itertools.permutations(made)]
    assert all(one == tables[0] for one in tables)


SPEAKERS = {
    speaker.id: speaker
    for speaker in (
        Speaker(
            "wolodymyr-selenskyj",
            "Wolodymyr Selenskyj",
            SpeakerKind.PERSON,
            (Role("ukrainischer Präsident", "a"),),
            ("Selenskyj",),
        ),
        Speaker("wladimir-putin", "Wladimir Putin", SpeakerKind.PERSON, (Role("Kremlchef", "a"),), ("Putin",)),
        Speaker("maria-putina", "Maria Putina", SpeakerKind.PERSON, (), ("Putina",)),
        Speaker("dmitri-peskow", "Dmitri Peskow", SpeakerKind.PERSON, (Role("Kremlsprecher", "a"),), ("Peskow",)),
        Speaker("aussen", "Russisches Außenministerium", SpeakerKind.INSTITUTION, (), ("Russisches Außenministerium",)),
    )
}


@pytest.mark.parametrize(
    ("phrase", "ids"),
    [
        ("Selenskyj", ["wolodymyr-selenskyj"]),
        ("Zelensky", ["wolodymyr-selenskyj"]),
        ("Selensky", ["wolodymyr-selenskyj"]),
        ("wolodymyr selenskyj", ["wolodymyr-selenskyj"]),
        ("der ukrainische Präsident", ["wolodymyr-selenskyj"]),
        ("Präsident der Ukraine", ["wolodymyr-selenskyj"]),
        ("Putin", ["wladimir-putin"]),
        ("Putins", ["wladimir-putin"]),
        ("Putina", ["maria-putina"]),
        ("der Kremlsprecher", ["dmitri-peskow"]),
        ("Kreml-Sprecher", ["dmitri-peskow"]),
        ("Peskov", ["dmitri-peskow"]),
        ("Außenministerium Russlands", ["aussen"]),
        ("russische Außenministerium", ["aussen"]),
        ("Wetter", []),
        ("Krieg", []),
        ("die Lage", []),
        ("", []),
    ],
)
def test_resolve(phrase: str, ids: list[str]) -> None:
    assert [match.speaker.id for match in find_speaker(phrase, SPEAKERS)] == ids


def test_roles_of_one_meaning_have_one_key() -> None:
    assert (
        role_key("der ukrainische Präsident")
        == role_key("Präsident der Ukraine")
        == role_key("ukrainischer Staatschef")
    )


def test_resolving_is_fast_among_thousands() -> None:
    many = {
        f"s{n}": Speaker(f"s{n}", f"Vorname{n} Name{n}", SpeakerKind.PERSON, (), (f"Name{n}",)) for n in range(5000)
    }
    names = SpeakerNames(many | SPEAKERS)
    begin = time.process_time()
    for _ in range(50):
        assert names.resolve("Selenskij")[0].speaker.id == "wolodymyr-selenskyj"
    assert time.process_time() - begin < 1.0
