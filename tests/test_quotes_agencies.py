"""News agencies and papers as sources, written small or in marks; who speaks in what they report keeps the words."""

from __future__ import annotations

import pytest

from index import QuoteKind
from tests.quotes_helpers import record_of, speakers

SOURCES = [
    ("Nach Angaben der dpa wurden drei Menschen verletzt.", "der dpa", "dpa"),
    ("Laut dpa wurden drei Menschen verletzt.", "dpa", "dpa"),
    ("Der dpa zufolge wurden drei Menschen verletzt.", "Der dpa", "dpa"),
    ("Wie die dpa berichtet, wurden drei Menschen verletzt.", "die dpa", "dpa"),
    ("Nach Angaben der Nachrichtenagentur dpa wurde einer verletzt.", "der Nachrichtenagentur dpa", "dpa"),
    ("Nach Angaben der Nachrichtenagentur Reuters wurde einer verletzt.", "der Nachrichtenagentur Reuters", "Reuters"),
    ("Nach Angaben der Zeitung „Bild“ wurde einer verletzt.", "der Zeitung „Bild“", "Bild"),
    ("Nach Angaben der „Zeit“ wurde einer verletzt.", "der „Zeit“", "Zeit"),
    ("Nach einem Bericht der taz wurde einer verletzt.", "der taz", "taz"),
]


@pytest.mark.parametrize(("text", "mention", "name"), SOURCES)
def test_whose_report_it_is(text: str, mention: str, name: str) -> None:
    assert speakers(text) == [(mention, name)]


def test_who_works_for_a_paper_written_small_is_named() -> None:
    text = "Die Chefredakteurin der taz, Ines Pohl, sagte, man prüfe das."
    assert speakers(text) == [("Die Chefredakteurin der taz, Ines Pohl", "Ines Pohl")]


TOLD = [
    "Angela Merkel sagte der Nachrichtenagentur dpa, man prüfe das.",
    "„Das ist falsch“, sagte Angela Merkel der dpa.",
    "Das sei falsch, sagte Angela Merkel der „Zeit“.",
]


@pytest.mark.parametrize("text", TOLD)
def test_whom_it_was_told_says_nothing(text: str) -> None:
    assert speakers(text) == [("Angela Merkel", "Angela Merkel")]


RELAYED = [
    "Angela Merkel sprach laut dpa von einem „Skandal“.",
    "Laut „Bild“ warnte Angela Merkel vor „Panik“.",
    "„Das ist ein großer Skandal“, sagte Angela Merkel laut dpa.",
]


@pytest.mark.parametrize("text", RELAYED)
def test_words_in_marks_are_of_who_said_them_and_not_of_who_reports_it(text: str) -> None:
    record = record_of(text)
    direct = [one.speaker for one in record.quotes if one.kind is QuoteKind.DIRECT]
    assert [record.speakers[one].name for one in direct if one is not None] == ["Angela Merkel"]
