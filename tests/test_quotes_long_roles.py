"""Names behind offices of many words, and bodies whose name is no noun for one: mention and speaker, exact values."""

import pytest

from tests.quotes_helpers import as_seen, speakers

LONG = [
    ("Die Politikerin von Bündnis 90/Die Grünen, Anja Hajduk, betonte, es regne.", "Anja Hajduk"),
    ("Der Vertreter der Arbeiter im Rat der Agentur für Arbeit (BA), Peter Clever, betonte, es regne.", "Peter Clever"),
    ("Der Kandidat des Front de gauche (Linksfront), Jean-Luc Mélenchon, betonte, es regne.", "Jean-Luc Mélenchon"),
    # without the second comma where the phrase begins the sentence
    ("Der Geschäftsführer der Fraktion der Grünen, Volker Beck betonte, es regne.", "Volker Beck"),
]


@pytest.mark.parametrize(("text", "name"), LONG, ids=[case[0][:40] for case in LONG])
def test_the_name_behind_a_long_office(text: str, name: str) -> None:
    assert [found for _, _, found in as_seen(text)] == [name]


def test_whom_a_minister_tells_of_is_not_his_name() -> None:
    text = "Gestern sagte der Minister für Arbeit, Olaf Scholz habe gelogen."
    assert speakers(text) == [("der Minister für Arbeit", "Minister für Arbeit")]


BODIES = [
    ("Die Deutsche Welle betonte, es regne.", [("Die Deutsche Welle", "Deutsche Welle")]),
    ("Laut der Deutschen Welle regnet es.", [("der Deutschen Welle", "Deutsche Welle")]),
    # words before the participle that belongs to its name are none of it
    (
        "Die zur Stanford University gehörende Hoover Institution betonte, es regne.",
        [("Die zur Stanford University gehörende Hoover Institution", "Hoover Institution")],
    ),
    ("Das Rote Kreuz betonte, es regne.", [("Das Rote Kreuz", "Rotes Kreuz")]),
    ("Nach Informationen des Spiegel regnet es.", [("des Spiegel", "Spiegel")]),
    ("Nach Angaben von Ärzte ohne Grenzen regnet es.", [("Ärzte ohne Grenzen", "Ärzte ohne Grenzen")]),
    (
        "Die Hilfsorganisation Ärzte ohne Grenzen betonte, es regne.",
        [("Die Hilfsorganisation Ärzte ohne Grenzen", "Ärzte ohne Grenzen")],
    ),
    ("Gemäß der Polizei regnet es.", [("der Polizei", "Polizei")]),
    ("Nach Darstellung des Verlages regnet es.", [("des Verlages", None)]),
    # a noun with its genitive is a thing, and so is one behind an adjective written small
    ("Nach Informationen des Spiegels regnet es.", [("des Spiegels", None)]),
    ("Laut der deutschen Welle regnet es.", [("der deutschen Welle", None)]),
    # a first name in "s" is no genitive
    (
        "Matthias Freude, Präsident des Amtes, betonte, es regne.",
        [("Matthias Freude, Präsident des Amtes", "Matthias Freude")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES, ids=[case[0][:40] for case in BODIES])
def test_bodies_by_the_way_they_are_written(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected
