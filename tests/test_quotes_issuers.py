"""Who speaks through a document, and names whose first name no list has: exact values."""

import pytest

from index.quotes.morphology import tags
from index.quotes.particles import surnames
from tests.quotes_helpers import as_seen, speakers

ISSUED = [
    ("Laut einem Bericht der „Welt“ sei die Lage ernst.", [("der „Welt“", "Welt")]),
    ("Wie die Online-Ausgabe der „Welt“ berichtet, sei die Lage ernst.", [("die Online-Ausgabe der „Welt“", "Welt")]),
    ("In dem Artikel von „BBC News“ heißt es, die Lage sei ernst.", [("dem Artikel", "BBC News")]),
    ("Auf der Homepage der Stadt Ulm heißt es: „Das ist gut.“", [("der Homepage der Stadt Ulm", "Stadt Ulm")]),
    ("Nach dem Bericht von Human Rights Watch sei die Lage ernst.", [("Human Rights Watch", "Human Rights Watch")]),
    ("Im Magazin „format“ heißt es, die Lage sei ernst.", [("Magazin „format“", "format")]),
    ("Laut einer Meldung auf der Homepage der Stadt Ulm regnet es.", [("einer Meldung", "Stadt Ulm")]),
    ("In der Meldung auf der Homepage von „BBC News“ heißt es: „Gut.“", [("der Meldung", "BBC News")]),
    (
        "Die in Ulm erscheinende „Rundschau am Sonntag“ betonte, es regne.",
        [("Die in Ulm erscheinende „Rundschau am Sonntag“", "Rundschau am Sonntag")],
    ),
    # nobody who speaks, or several
    ("In einem Bericht der letzten Woche heißt es, die Lage sei ernst.", [("einem Bericht", None)]),
    (
        "In einer Erklärung der Stadt Ulm und der Stadt Neu-Ulm heißt es, die Lage sei ernst.",
        [("einer Erklärung der Stadt Ulm", None)],
    ),
    # what stands in marks behind those who say it is no name
    ("Er rief laut Zeugen „Genug“.", [("Zeugen", None), ("Zeugen", None)]),
]


@pytest.mark.parametrize(("text", "expected"), ISSUED, ids=[case[0][:40] for case in ISSUED])
def test_a_document_speaks_for_who_issues_it(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected


def test_the_source_in_marks_is_no_part_of_the_words() -> None:
    assert as_seen("Laut einem Bericht der „Welt“ sei die Lage ernst.") == [
        ("indirect", ["sei die Lage ernst"], "Welt")
    ]


NAMED = [
    ("Der Vorsitzende der Verwaltung Urho Kekkonen betonte, es regne.", "Urho Kekkonen"),
    ("Der Vorsitzende des Stadtrates Viktor Klima betonte, es regne.", "Viktor Klima"),
    ("Dies bestätigte der 33-jährige Pierluigi Collina gestern.", "Pierluigi Collina"),
    ("Jascha Silberstein kam. Auch Silberstein meinte, es regne.", "Jascha Silberstein"),
    # an agency bears its name itself
    ("Der Direktor der Agentur Ria Nowosti betonte, es regne.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[case[0][:40] for case in NAMED])
def test_first_names_that_no_list_has(text: str, name: str | None) -> None:
    assert [found for _, _, found in as_seen(text)] == [name]


def test_words_that_end_in_a_name_are_names() -> None:
    assert tags("Pierluigi") == ("NE",)
    assert tags("Terroranschlags") == ("NN",)


def test_surnames_behind_unknown_first_names() -> None:
    assert surnames("Jascha Silberstein ging.") == {"Silberstein"}
    assert surnames("Das TV Programm kam.") == frozenset()
