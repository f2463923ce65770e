"""Words that hang on a noun, and names and offices of uncommon forms: mention and speaker, exact values."""

import pytest

from corpus import Article
from index.quotes import find_quotes, find_speaker, merge_speakers
from index.quotes.morphology import is_adjectival
from tests.quotes_helpers import speakers

GYSI = "Gregor Gysi"
HELD = [
    # the subject holds what the noun says, over a date, a relative clause or a word between
    (
        "Gregor Gysi hatte am Montag, den 3. Mai in Ulm die These vertreten, die Partei schlafe.",
        [(GYSI, GYSI)],
    ),
    ("Gregor Gysi, der in Ulm lebt, wandte sich an alle mit der Aufforderung, mehr zu bauen.", [(GYSI, GYSI)]),
    ("Gregor Gysi erteilte den Befehl, mehr zu bauen.", [(GYSI, GYSI)]),
    ("Die Polizei geht von dem Verdacht aus, eine Gruppe habe gestohlen.", [("Die Polizei", "Polizei")]),
    # nobody does: the noun itself tells whence the words come
    ("Alte Vorwürfe wurden laut, er habe gelogen.", [("Alte Vorwürfe", None)]),
    ("Das Fest schloss mit dem Appell, mehr zu bauen.", [("dem Appell", None)]),
    # who rejects what others say does not say it
    ("Gregor Gysi wies den Vorwurf zurück, er habe gelogen.", [(None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), HELD, ids=[case[0][:40] for case in HELD])
def test_whose_the_noun_is(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected


NAMED = [
    # a name written small behind the noun of its body
    ("Die Gewerkschaft ver.di betonte, es regne.", [("Die Gewerkschaft ver.di", "ver.di")]),
    ("Ver.di betonte, es regne.", [("Ver.di", "Ver.di")]),
    (
        "Der Vorsitzende der Gewerkschaft ver.di, Frank Bsirske, betonte, es regne.",
        [("Der Vorsitzende der Gewerkschaft ver.di, Frank Bsirske", "Frank Bsirske")],
    ),
    # an adjective of an office written like a noun
    (
        "Berlins Regierender Bürgermeister Klaus Wowereit betonte, es regne.",
        [("Berlins Regierender Bürgermeister Klaus Wowereit", "Klaus Wowereit")],
    ),
    # nouns that are adjectives
    (
        "Der Linksintellektuelle Noam Chomsky betonte, es regne.",
        [("Der Linksintellektuelle Noam Chomsky", "Noam Chomsky")],
    ),
    # a noble name, with the small word before the surname alone
    (
        "Karl-Theodor zu Guttenberg kam. Zu Guttenberg betonte, es regne.",
        [("Zu Guttenberg", "Karl-Theodor zu Guttenberg")],
    ),
    ("Angela Merkel sagte zu Steinmeier, es regne.", [("Angela Merkel", "Angela Merkel")]),
    # a title behind another noun
    (
        "Der Milliardär Sir Richard Branson betonte, es regne.",
        [("Der Milliardär Sir Richard Branson", "Richard Branson")],
    ),
    # a relative clause behind a verb, or behind an apposition
    ("Viele sind da, weil sie Olaf Scholz folgen, der betonte, es regne.", [("der", "Olaf Scholz")]),
    ("Es gilt das Wort von Olaf Scholz, Vorsitzender der SPD, der betonte, es regne.", [("der", "Olaf Scholz")]),
    # who means to make others do something still has the floor
    (
        "Olaf Scholz reiste an, um sie aufzufordern, mehr zu bauen. Das Land sei klein.",
        [(None, None), ("Olaf Scholz", "Olaf Scholz")],
    ),
    # a first name that could be an imperative
    ("Henk Kamp, Leiter des Amts, betonte, es regne.", [("Henk Kamp, Leiter des Amts", "Henk Kamp")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[case[0][:40] for case in NAMED])
def test_whose_name_it_is(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected


def test_nouns_that_are_adjectives() -> None:
    assert is_adjectival("linksintellektuelle")
    assert not is_adjectival("minister")


def test_what_a_body_is_called_for_short() -> None:
    records = [
        find_quotes(Article(id=text[:14], title="t", text=text))
        for text in (
            "Die Gewerkschaft Bauen-Agrar-Umwelt (kurz: „IG Bau“) betonte, es regne. Die IG Bau betonte, es schneie.",
            "Die Deutsche Lebens-Rettungs-Gesellschaft, kurz DLRG, betonte, es regne.",
        )
    ]
    speakers = merge_speakers(records).speakers
    assert {speaker.name: speaker.spellings for speaker in speakers.values()} == {
        "Gewerkschaft Bauen-Agrar-Umwelt": ("Gewerkschaft Bauen-Agrar-Umwelt", "IG Bau"),
        "Deutsche Lebens-Rettungs-Gesellschaft": ("DLRG", "Deutsche Lebens-Rettungs-Gesellschaft"),
    }
    assert [match.speaker.name for match in find_speaker("DLRG", speakers)] == ["Deutsche Lebens-Rettungs-Gesellschaft"]
