"""Misspelt words of a question over a few articles: what they are read as, and which words are left alone."""

from __future__ import annotations

import random

import pytest

from eval.slips import mistyped
from rag import Assistant, RefusalReason
from tests.rag_helpers import assistant_over

_ARTICLES = {
    "a": (
        "Waffenstillstand am Hafen",
        "Im Streit um den Hafen gilt seit Montag ein Waffenstillstand.\n"
        "Bürgermeister Peter Tschentscher sagte, der Waffenstillstand halte bis zum Herbst.\n"
        "Die Stadt Warburg zahlt dafür 40 Euro, auch für den Gefangenenaustausch.\n"
        "Im Turm von Turin wird die Einigung kritisiert.",
    ),
    "b": (
        "Beide Seiten",
        "Beiden Seiten war der Priester willkommen. Joachim Meisner sagte, die Messe beginne um acht.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(_ARTICLES, tmp_path_factory.mktemp("spelling"))


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("Seit wann gilt der Waffenstilstand?", [("Waffenstilstand", "Waffenstillstand")]),
        ("seit wann gilt der waffensitllstand", [("waffensitllstand", "Waffenstillstand")]),
        ("Wer hat die Einigung kritisirt?", [("kritisirt", "kritisiert")]),
        ("Gilt der Hafen-Waffenstllstand?", [("Hafen-Waffenstllstand", "Hafen-Waffenstillstand")]),
        ("Wer zahlt für den Gefangenaustausch?", [("Gefangenaustausch", "Gefangenenaustausch")]),  # linked otherwise
        ("Was sagte Biden in Leyen?", []),  # names that are one letter from "Beiden" and from other words
        ("Wo lebte Priestley?", []),
        ("Wer kritisierte Mats Tschenscher?", []),  # behind a first name
        ("Wer kritisierte Tschentschel?", []),  # near to a name alone
        ("wer war frank waffenstllstand", []),
        ("Was ist eine Turing-Maschine?", []),
        ("Was kostet der Streik?", []),  # a word of the language that the articles do not have
        ("Wie teuer ist die Hafengebühr?", []),  # and a compound of such
        ("Was geschah in Marburg?", []),  # a town one letter from another
        ("When did the Waffenstilstand begin?", []),  # English is not corrected by German words
    ],
)
def test_only_what_is_no_word_is_read_as_another(
    assistant: Assistant, question: str, corrected: list[tuple[str, str]]
) -> None:
    answer = assistant.ask(question)
    assert [(one.written, one.read_as) for one in answer.understood_as.corrections] == corrected
    assert answer.question == question


def test_a_mistyped_question_is_answered_and_says_how_it_was_read(assistant: Assistant) -> None:
    answer = assistant.ask("Seit wann gilt der Waffenstilstand?")
    assert answer.statements[0].text == "Im Streit um den Hafen gilt seit Montag ein Waffenstillstand."
    assert "„Waffenstilstand“ gelesen als „Waffenstillstand“" in answer.understood_as.summary


def test_who_is_asked_for_is_never_corrected_to_somebody_else(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Wolfgang Meixner zur Messe?")
    assert answer.understood_as.corrections == ()
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.PERSON_NOT_QUOTED


def test_earlier_questions_are_read_as_corrected(assistant: Assistant) -> None:
    answer = assistant.ask("Und bis wann?", ["Seit wann gilt der Waffenstilstand?"])
    assert "Waffenstillstand" in answer.understood_as.topic


def test_one_slip_goes_into_the_longest_word() -> None:
    chance = random.Random(1)
    typed = [mistyped("Wann endete die Belagerung?", chance) for _ in range(4)]
    assert typed == [
        "Wann endete die Belgerung?",
        "Wann endete die Belaeerung?",
        "Wann endete die Belagerutg?",
        "Wann endete die Belageruung?",
    ]
    assert mistyped("Wann war das?", chance) is None
