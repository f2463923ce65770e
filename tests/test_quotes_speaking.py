"""Whose words they are where the subject, the surname or the clause is of an uncommon form: exact values."""

import pytest

from corpus import Article
from index.quotes import find_quotes
from tests.quotes_helpers import speakers

LEYEN = "Ursula von der Leyen"
SMALL_WORDS = [
    # a surname that begins with a small word is one where the article gives it with a first name or an office
    (f"{LEYEN} kam. Von der Leyen betonte, es sei spät.", [("Von der Leyen", LEYEN)]),
    (f"{LEYEN} kam. „Es ist spät“, sagte von der Leyen.", [("von der Leyen", LEYEN)]),
    (f"{LEYEN} kam. „Es ist spät“, so von der Leyen.", [("von der Leyen", LEYEN)]),
    ("Linda de Mol kam. „Es ist spät“, sagte de Mol.", [("de Mol", "Linda de Mol")]),
    # or where a verb of saying stands beside it
    ("„Es ist spät“, sagte von der Leyen.", [("von der Leyen", "von der Leyen")]),
    ("Von der Leyen betonte, es sei spät.", [("Von der Leyen", "von der Leyen")]),
    ("Von der Polizei sagte niemand, es sei spät.", [(None, None)]),
    # "von der" before anything else is no name
    (
        "Petra Pau von der Linksfraktion kam. Von der Linksfraktion hieß es, es sei spät.",
        [("der Linksfraktion", "Linksfraktion")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SMALL_WORDS, ids=[case[0][:40] for case in SMALL_WORDS])
def test_surnames_that_begin_with_a_small_word(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected


def test_a_first_name_that_looks_like_an_imperative() -> None:
    assert speakers("Henk Bakker sagte, es sei spät.") == [("Henk Bakker", "Henk Bakker")]


def test_a_conjunction_is_no_preposition_before_the_subject() -> None:
    assert speakers("Während Olaf Braun erklärte, dass es spät sei, regnete es.") == [("Olaf Braun", "Olaf Braun")]
    assert speakers("Als Olaf Braun erklärte, dass es spät sei, regnete es.") == [("Olaf Braun", "Olaf Braun")]


def test_the_subject_follows_the_verb_over_an_adverb() -> None:
    assert speakers("Am Abend meldeten dann die Wetterwarten, es werde kalt.") == [("die Wetterwarten", None)]


def test_words_in_marks_inside_indirect_speech_are_of_who_says_that() -> None:
    text = "Olaf Braun bezweifelte den Erfolg: Er habe „nicht den Eindruck, dass es hilft“."
    assert speakers(text) == [("Olaf Braun", "Olaf Braun")] * 2


SUBJECTS = [
    ("Das Landgericht tagte. Hier stellte es fest, dass es spät ist.", ("es", None)),
    ("Die taz berichtet, dass es spät ist.", ("Die taz", "taz")),
    ("Wie t-online.de berichtet, ist es spät.", ("t-online.de", "t-online.de")),
    # what somebody owns stands for its owner
    ("Olaf Braun kam. Seine Meinung zur Brücke: „Ich mag sie nicht.“", ("Seine", "Olaf Braun")),
    # a surname that is a noun is a name where the article has it with a first name
    ("Anna Koch kam. Mit Kritik hält sich Koch zurück. Die Brücke sei sicher.", ("Koch", "Anna Koch")),
    # speech goes on from what a passive cites, and from a subject that no list of bodies has
    ("Im Bericht werden Mängel aufgezählt. Die Brücke sei nicht sicher.", ("Bericht", None)),
    ("Die Neue Welle berichtete von 50 Gästen. Die Brücke sei sicher.", ("Die Neue Welle", "Neue Welle")),
]


@pytest.mark.parametrize(("text", "last"), SUBJECTS, ids=[case[0][:40] for case in SUBJECTS])
def test_uncommon_subjects(text: str, last: tuple[str | None, str | None]) -> None:
    assert speakers(text)[-1] == last


def test_a_neuter_pronoun_beside_a_verb_without_a_subject_is_nobody() -> None:
    assert speakers("Es gilt festzustellen, ob es spät ist.") == [(None, None)]


def test_an_apposition_stands_inside_a_clause_with_wie() -> None:
    text = "Die Brücke ist gesperrt, wie Olaf Braun, Leiter des Amtes, mitteilte."
    assert speakers(text) == [("Olaf Braun, Leiter des Amtes", "Olaf Braun")]
    first = "Wie Olaf Braun, Leiter des Amtes, mitteilte, ist die Brücke gesperrt."
    assert speakers(first) == [("Olaf Braun, Leiter des Amtes", "Olaf Braun")]


def test_who_denies_what_others_say_speaks_behind_the_colon() -> None:
    text = "Olaf Braun wandte sich gegen die Behauptung, die Brücke sei gefährlich: „Das ist falsch.“"
    assert speakers(text) == [(None, None), ("Olaf Braun", "Olaf Braun")]


def test_a_relative_pronoun_is_a_mention_of_whom_it_follows() -> None:
    text = "Olaf Braun, der gestern kam, sagte, es sei spät."
    record = find_quotes(Article(id="a", title="t", text=text))
    assert [text[slice(*mention)] for mention in record.speakers[0].mentions] == ["Olaf Braun", "der"]


CALLED = [
    # a noun for a person in any case bears the name behind it, and a title does
    ("Nach Angaben des Priesters Alan Quuxen ist es spät.", [("des Priesters Alan Quuxen", "Alan Quuxen")]),
    ("Nach Angaben des Mafiajägers Paul Quuxen ist es spät.", [("des Mafiajägers Paul Quuxen", "Paul Quuxen")]),
    ("Dr. Dittrich sagte, es sei spät.", [("Dr. Dittrich", "Dittrich")]),
    # what a body is called behind its noun is no other body, and no person
    (
        "Der Bundesverband Erneuerbare Energie sagte, es sei spät.",
        [("Der Bundesverband Erneuerbare Energie", "Bundesverband Erneuerbare Energie")],
    ),
    # a participle with words of its own may stand before the noun
    (
        "Der Nachfolger des am Montag zurückgetretenen Airbus-Chefs Karl Braun, Louis Quuxen, sagte, es sei spät.",
        [("Der Nachfolger des am Montag zurückgetretenen Airbus-Chefs Karl Braun, Louis Quuxen", "Louis Quuxen")],
    ),
    # a relative clause of two verbs ends where the verb of the main clause stands
    (
        "Der Minister Karl Braun, der gestern angetreten war und heute gewonnen hätte, sagte, es sei spät.",
        [("Der Minister Karl Braun", "Karl Braun")],
    ),
    # "meinen" is a verb of saying in the plural, too, and no more than "mein" elsewhere
    ("„Es ist spät“, meinen die Kritiker der Regierung.", [("die Kritiker der Regierung", None)]),
    ("In meinen Augen ist es spät.", []),
    # who acts in a passive, in the dative plural, too
    ("Daraus wurde von Beobachtern der Schluss gezogen, es sei spät.", [("Beobachtern", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CALLED, ids=[case[0][:40] for case in CALLED])
def test_name_belongs_to_the_noun_that_calls_its_bearer(text: str, expected: list[tuple[str | None, str | None]]):
    assert speakers(text) == expected
