"""Whom of those just named a phrase takes up: "Dieser", "die Estin", "der Konzern", "der CDU-Chef"."""

from __future__ import annotations

import pytest

from index.quotes.body_classes import class_noun, may_be
from index.quotes.demonyms import is_demonym
from index.quotes.gender import of_given_name
from tests.quotes_helpers import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the last one named, whatever the subject is
        (
            "Außenminister Johann Wadephul traf IAEA-Chef Rafael Grossi. Dieser sagte, man sei zufrieden.",
            [("Dieser", "Rafael Grossi")],
        ),
        (
            "Ursula von der Leyen kam mit ihrer Sprecherin Paula Pinho. Diese sagte, mehr gebe es nicht.",
            [("Diese", "Paula Pinho")],
        ),
        ("Reinhold Messner traf Peter Habeler. Jener sagte, es sei kalt.", [("Jener", "Reinhold Messner")]),
        (
            "Friedrich Merz und Lars Klingbeil kamen. Ersterer sagte, er bleibe. Letzterer sagte, er gehe.",
            [("Ersterer", "Friedrich Merz"), ("Letzterer", "Lars Klingbeil")],
        ),
        (
            "Christine Lagarde traf in Frankfurt auf Minister Christian Lindner. Dieser sagte, man halte Kurs.",
            [("Dieser", "Christian Lindner")],
        ),
        # named before a colon in the same sentence
        (
            "Felix Banaszak will davon nichts hören: Entscheidend sei das Gesetz, schrieb der Grünen-Chef.",
            [("der Grünen-Chef", "Felix Banaszak")],
        ),
        # whom nobody named: not the subject before, nor who is beside somebody without a name
        ("Jens Spahn traf den 30-Jährigen. Dieser sagte, er sei traurig.", [("Dieser", None)]),
        (
            "Olaf Scholz empfing Wolodymyr Selenskyj und dessen Außenminister. Dieser sagte, man brauche Hilfe.",
            [("Dieser", None)],
        ),
        ("Olaf Scholz traf einen Beamten. Dieser sagte, er komme.", [("Dieser", None)]),
        # demonyms are no names
        ("Kaja Kallas widersprach. Die Mittel seien geflossen, sagte die Estin.", [("die Estin", None)]),
        ("Novak Djokovic besiegte Alexander Zverev. „Gut so“, meinte der Hamburger.", [("der Hamburger", None)]),
        ("Olaf Scholz lachte laut. Der Söder sagte, es gehe nicht.", [("Der Söder", "Söder")]),
        # in the sentence before, who acts is as often another than who answers
        ("Markus Söder lehnte ab. Das sei falsch, sagte der Verdi-Chef.", [("der Verdi-Chef", None)]),
        ("Bärbel Bas traf Katherina Reiche. Das sei falsch, sagte die SPD-Chefin.", [("die SPD-Chefin", None)]),
        ("Emmanuel Macron schwieg. Das sei falsch, sagte der Bundeskanzler.", [("der Bundeskanzler", "Bundeskanzler")]),
        # two subjects in one sentence
        (
            "Frank Nopper klagt, Winfried Hermann schweigt. Das sei bekannt, sagte der Grünen-Politiker.",
            [("der Grünen-Politiker", None)],
        ),
        # a first name is the one person's of that name, and no man's
        (
            "Pia Sundhage lobte den Gegner. Pia wisse das, sagte Christian Wück. „Ja“, sagte sie.",
            [("Christian Wück", "Christian Wück"), ("sie", "Pia Sundhage")],
        ),
        ("Die Temperatur stieg. „Es ist heiß“, sagte sie.", [("sie", None)]),
    ],
)
def test_the_one_just_named(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [one for one in speakers(text) if one[0] in {mention for mention, _ in expected}]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Konzern Netflix klagt. Quoten seien schlecht, ließ der Konzern wissen.", "Netflix"),
        ("Die Universität Leipzig feiert. Die Hochschule teilte mit, sie sei 600 Jahre alt.", "Universität Leipzig"),
        ("Human Rights Watch warnt. Die Organisation forderte, man müsse prüfen.", "Human Rights Watch"),
        ("Die Gewerkschaft IG Metall streikt. Das Unternehmen teilte mit, es prüfe das.", None),
        ("Amnesty International und Human Rights Watch kamen. Die Organisation sagte, es sei ernst.", None),
        ("Die Behörde teilte mit, der Verdacht sei ausgeräumt.", None),
        ("Die AfD klagte gegen den Verfassungsschutz. Die Behörde erklärte, sie habe recht.", None),
        ("Der ADAC warnte vor Fahrten mit Flixbus. Das Unternehmen erklärte, es sei gut.", None),
        ("Die CDU kritisierte die SPD. Die Partei erklärte, das sei falsch.", None),
        ("Die Cargolifter AG baute eine Halle. Die Betreiber teilten mit, sie sei voll.", None),
    ],
)
def test_a_noun_of_class_is_the_body_just_spoken_of_or_nobodys_name(text: str, name: str | None) -> None:
    assert speakers(text)[-1][1] == name


def test_what_can_be_called_by_a_noun_of_class() -> None:
    assert class_noun("konzerns") == "konzern"
    assert class_noun("landgericht") == ""
    assert may_be("Universität Ulm", "", "hochschule")
    assert not may_be("Universität Ulm", "", "konzern")
    assert not may_be("IG Metall", "gewerkschaft", "unternehmen")
    assert not may_be("Frankreich", "", "konzern")


def test_demonyms_and_first_names() -> None:
    assert all(map(is_demonym, ("Estin", "Franzose", "Polin", "Bayer", "Kölnerin", "Deutsche")))
    assert not any(map(is_demonym, ("Spiegel", "Kurier", "Ukraine", "Türkei", "Hamas", "Sprecher", "Partei", "Berlin")))
    assert of_given_name("marie-agnes") is True
    assert of_given_name("frank-walter") is False
    assert of_given_name("andrea") is None
    assert of_given_name("hafen") is None
