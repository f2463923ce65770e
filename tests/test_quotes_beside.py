"""Words beside signs, brackets and fragments, and whose they are: exact values."""

import pytest

from tests.quotes_helpers import as_seen, speakers

D, IND = "direct", "indirect"
WORDS = [
    # the comma inside the marks, or none at all
    ("„Es regnet seit gestern,“ sagte Olaf Scholz.", [(D, ["„Es regnet seit gestern,“"], "Olaf Scholz")]),
    ("„Es regnet hier seit gestern“ sagte Olaf Scholz.", [(D, ["„Es regnet hier seit gestern“"], "Olaf Scholz")]),
    # words that begin with what stands between commas
    (
        "Olaf Scholz gab an, dem Leiter, einem Arzt, sei es gut gegangen.",
        [(IND, ["dem Leiter, einem Arzt, sei es gut gegangen"], "Olaf Scholz")],
    ),
    (
        "Olaf Scholz hat zugesagt, das Haus, einen Neubau, bezahlen zu wollen.",
        [(IND, ["das Haus, einen Neubau, bezahlen zu wollen"], "Olaf Scholz")],
    ),
    # an apposition to the subject is none of them
    (
        "Gestern forderte der Kanzler, Olaf Scholz, mehr zu bauen.",
        [(IND, ["mehr zu bauen"], "Olaf Scholz")],
    ),
    # brackets behind a name
    (
        "Es kam Olaf Scholz („Das ist sehr gut so!“), nicht Angela Merkel.",
        [(D, ["„Das ist sehr gut so!“"], "Olaf Scholz")],
    ),
    # verbs
    ("Die Klausel besagt, dass es regnet.", [(IND, ["dass es regnet"], None)]),
    ("SPD und FDP vereinbarten, mehr zu bauen.", [(IND, ["mehr zu bauen"], "SPD und FDP")]),
    # an infinitive hangs on no noun that only tells something
    ("Kritik kommt auf, mehr zu bauen.", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS, ids=[case[0][:40] for case in WORDS])
def test_words_and_speaker(text: str, expected: list[tuple[str, list[str], str | None]]) -> None:
    assert as_seen(text) == expected


WHOSE = [
    # whom the sentence names before a colon
    ("Olaf Scholz ist froh: „Das ist gut so“, sagte er.", [("er", "Olaf Scholz")]),
    # who accuses is no name behind the verb
    ("Merkels Kampagne warf Scholz vor, er habe gelogen.", [("Merkels Kampagne", None)]),
    # a channel is nobody's name
    ("Über Lautsprecher wurde gefordert, mehr zu bauen.", [("Lautsprecher", None)]),
    # a long name in marks behind an article
    (
        "Die „Kampagne für ein Freies Tibet“ betonte, es regne.",
        [("Die „Kampagne für ein Freies Tibet“", "Kampagne für ein Freies Tibet")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE, ids=[case[0][:40] for case in WHOSE])
def test_whose_words_they_are(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert speakers(text) == expected
