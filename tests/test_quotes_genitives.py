"""A name in the genitive says to whom somebody belongs, and is not who speaks."""

import pytest

from tests.quotes_helpers import record_of

NOBODY = [
    "Angela Merkel schwieg. Ein Sprecher Merkels sagte, man prüfe das.",
    "Angela Merkel schwieg. Laut einem Sprecher Merkels ist das falsch.",
    "Angela Merkel schwieg. „Das ist falsch“, so ein Sprecher Merkels.",
    "Christian Wulff trat zurück. Die Frau Wulffs sagte, sie wisse nichts.",
    "Donald Trump schwieg. Ein Sprecher Donald Trumps sagte, er sei gesund.",
    "Olaf Scholz schwieg. Ein Sprecher Scholz’ sagte, man prüfe das.",
    "Markus Söder kam. Die Sprecherin Söders sagte, man prüfe das.",
    "Kardinal Pell schwieg. Nach Angaben des Anwalts Pells sei er unschuldig.",
    "Ein Biograf Goethes schrieb, er sei klein gewesen.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_belongs_to_somebody_is_somebody_else(text: str) -> None:
    assert [quote.speaker for quote in record_of(text).quotes] == [None]


NAMES = [
    ("Der Anwalt Peters sagte, man prüfe das. Der Anwalt heißt Hans Peters.", "Hans Peters"),
    ("Der Philosoph Jürgen Habermas sagte, man prüfe das.", "Jürgen Habermas"),
    ("Der Papst Franziskus sagte, man prüfe das.", "Franziskus"),
    ("Sprecher Peters sagte, man prüfe das.", "Peters"),
    ("Ein Lehrer Peters sagte, man prüfe das. Da schwieg Peters.", "Peters"),
    ("Es tue weh, sagte der Stürmer Marco Reus, Thomas Müller – der Torjäger – schwieg.", "Marco Reus"),
    ("Die Rede des Präsidenten Trumps war kurz. Laut des Präsidenten Trumps ist das falsch.", "Trumps"),
    ("Der Sprecher Wladimir Putins, Dmitri Peskow, sagte, man prüfe das.", "Dmitri Peskow"),
    ("Greenpeace-Experte Mathias Edler sagte, man prüfe das.", "Mathias Edler"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_that_ends_in_s_is_a_name(text: str, name: str) -> None:
    record = record_of(text)
    assert [record.speakers[quote.speaker].name for quote in record.quotes if quote.speaker is not None] == [name]


APPOSITIONS = [
    ("Der CSU-Chef, Innenminister Horst Seehofer, sagte, man prüfe das.", "Horst Seehofer"),
    ("„Das ist falsch“, sagte der CSU-Chef, Innenminister Horst Seehofer.", "Horst Seehofer"),
    ("Das Staatsoberhaupt Neuseelands, die britische Königin Elisabeth II., sagte, man trauere.", "Elisabeth II"),
    ("Der Präsident, Minister Sergej Lawrow und Minister Sergej Schoigu sagten, man prüfe das.", None),
]


@pytest.mark.parametrize(("text", "name"), APPOSITIONS)
def test_a_name_with_a_role_of_its_own_says_who_a_role_is(text: str, name: str | None) -> None:
    record = record_of(text)
    singles = [record.speakers[one.speaker].name for one in record.quotes if one.speaker is not None]
    assert ([one for one in singles if " und " not in one] or [None]) == [name]


def test_both_roles_are_known_of_who_is_called_by_two() -> None:
    record = record_of("Der CSU-Chef, Innenminister Horst Seehofer, sagte, man prüfe das.")
    assert record.speakers[0].roles == ("CSU-Chef", "Innenminister")


@pytest.mark.parametrize(
    "role",
    ["Unionsfraktionsvize", "Chefvolkswirt", "Marktstratege", "Torwart", "UN-Sonderberichterstatterin", "Bäcker"],
)
def test_a_role_before_a_name_is_no_part_of_it(role: str) -> None:
    record = record_of(f"Es regnete. „Das ist ein Fehler“, sagte {role} Petra Pau.")
    assert [(one.name, one.roles) for one in record.speakers] == [("Petra Pau", (role,))]
