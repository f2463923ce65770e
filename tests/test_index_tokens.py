"""Terms of the lexical leg: one spelling for words, numbers and dates; nouns inside compounds; beginnings."""

from __future__ import annotations

import pytest

from index.tokens import passage_terms, stems, tokenize
from index.tokens.compounds import split_compound
from index.training.compounds import frequent_nouns


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Größe", "GROESSE"),
        ("Länder", "Land"),
        ("Häuser", "Haus"),
        ("José", "Jose"),
        ("Sicher\u00adheit", "Sicherheit"),
        ("E-Mail", "Email"),
        ("US-Präsident", "US Präsident"),
        ("ﬁnanziell", "finanziell"),
        ("geht’s", "geht's"),
        ("1.000.000 Euro", "1000000 Euro"),
        ("1’000’000 Franken", "1.000.000 Franken"),
        ("12\u202f500 Menschen", "12.500 Menschen"),
        ("12.5 Prozent", "12,5 Prozent"),
        ("20:15 Uhr", "20.15 Uhr"),
        ("am 12.02.2025", "am 12. Februar 2025"),
        ("am 3.10.", "am 3. Oktober"),
        ("am 3.10.24", "am 3. Oktober 2024"),
        ("am 2025-02-12", "am 12. Februar 2025"),
        ("3 Mrd. Dollar", "3 Milliarden Dollar"),
    ],
)
def test_two_spellings_of_one_thing_have_the_same_terms(one: str, other: str) -> None:
    assert tokenize(one) == tokenize(other)


@pytest.mark.parametrize(("written", "digits"), [("1,5 Millionen", "1.500.000"), ("20 Tausend", "20.000")])
def test_a_multiple_is_found_by_its_digits(written: str, digits: str) -> None:
    assert set(tokenize(digits)) <= set(tokenize(written))


@pytest.mark.parametrize("text", ["31.13.2025", "Version 1.2.3.4", "§ 12.3", "0.0.2025"])
def test_what_is_no_date_stays_a_number(text: str) -> None:
    assert any("," in term for term in stems(text))


def test_terms_are_the_stem_the_nouns_and_the_beginnings() -> None:
    assert tokenize("Hafenverwaltungen") == ["hafenverwalt", "haf", "verwalt", "haf*", "hafen*"]
    assert tokenize("Kai") == ["kai"]
    assert stems("Hafenverwaltungen am Kai") == ["hafenverwalt", "am", "kai"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sicherheitsgarantien", ("sicherheit", "garantien")),
        ("wirtschaftsminister", ("wirtschaft", "minister")),
        ("frauenquote", ("frauen", "quote")),
        ("waffenstillstandsverhandlungen", ("waffenstillstand", "verhandlungen")),
        ("unternehmen", ()),
        ("hamburg", ()),
        ("verhandlung", ()),
        ("selenskyj", ()),
        ("", ()),
    ],
)
def test_compounds_are_split_into_known_nouns_and_nothing_else_is(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word) == parts


def test_a_part_of_a_compound_finds_it_and_the_other_way_round() -> None:
    assert set(stems("Garantien")) <= set(tokenize("Sicherheitsgarantien"))
    assert set(tokenize("Sicherheitsgarantien")) & set(stems("Garantien für die Sicherheit"))


def test_a_passage_is_found_by_its_title_too() -> None:
    assert passage_terms("Kran gestürzt", "Niemand wurde verletzt.") == tokenize("Kran gestürzt Niemand wurde verletzt")


def test_what_is_longer_than_any_word_is_not_split() -> None:
    assert split_compound("sicherheits" * 5 + "lage") == ("sicherheit",) * 5 + ("lage",)
    assert split_compound("sicherheits" * 20_000) == ()


def test_nouns_are_the_frequent_capitalised_words() -> None:
    lines = ["Der Kran hebt die Kiste"] * 20 + ["Die Kräne heben schwer", "die Kiste"] * 19
    assert frequent_nouns(lines) == ["kiste", "kran"]
