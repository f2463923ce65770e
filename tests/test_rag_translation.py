"""English questions over German articles: words by the tables, roles by their parts."""

from __future__ import annotations

import pytest

from rag.english import german_roles
from rag.translation import translations
from rag.words import find_words


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("bridge", "Brücke"),
        ("taxes", "Steuer"),
        ("prisoners", "Gefangener"),
        ("expensive", "teuer"),
        ("ceasefire", "Waffenruhe"),
        ("by-election", "Nachwahl"),
    ],
)
def test_a_word_has_its_german_one(english: str, german: str) -> None:
    assert german in translations(find_words(english))[english]


@pytest.mark.parametrize(
    ("english", "word", "german"),
    [
        ("Who leads the Federal Constitutional Court?", "court", "Bundesverfassungsgericht"),
        ("Why were interest rates raised?", "rates", "Leitzins"),
        ("Who called off the strike?", "called", "absagen"),
    ],
)
def test_the_words_of_a_phrase_have_its_german_one_first(english: str, word: str, german: str) -> None:
    assert translations(find_words(english))[word][0] == german


def test_a_word_in_no_table_has_none() -> None:
    assert translations(find_words("Selenskyj qwertz")) == {}


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("the Kremlin spokesman", "Kremlsprecher"),
        ("White House spokeswoman", "Sprecherin des Weißen Hauses"),
        ("Russian foreign ministry", "russisches Außenministerium"),
        ("the president of Ukraine", "ukrainischer Präsident"),
        ("US secretary of defense", "US-Verteidigungsminister"),
        ("the Secretary of State", "Außenminister"),
        ("the Polish government", "polnische Regierung"),
    ],
)
def test_a_role_is_named_as_german_articles_name_it(english: str, german: str) -> None:
    assert german in list(german_roles(english))


def test_a_name_is_no_role() -> None:
    assert list(german_roles("President Putin")) == []
