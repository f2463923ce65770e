"""Who is named by whom they belong to: asked for, found by what the articles call them, and shown so."""

from __future__ import annotations

import pytest

from rag import Answer, Assistant, RefusalReason
from rag.datatypes import Source
from rag.text import answer_as_text
from tests.rag_helpers import assistant_over

_ARTICLES = {
    "kern": (
        "Kern will den Hafen ausbauen",
        "Peter Kern will den Hafen von Rostock ausbauen. „Der Hafen gehört der Stadt“, sagte Peter Kern. Ein Sprecher "
        "Kerns sagte, der Ausbau beginne im Mai. „Die Kräne sind alt“, sagte Kern.",
    ),
    "prozess": (
        "Prozess gegen Reeder",
        "Der Reeder Hans Brodersen steht vor Gericht. Der Anwalt Brodersens bestritt, dass Geld geflossen sei. Die "
        "Kranführer Rostocks warteten draußen.",
    ),
    "dock": (
        "Streit um das Trockendock",
        "In Rostock wird gestritten. „Das Trockendock ist ein Millionengrab“, sagte der Hafenmeister laut dpa.",
    ),
    "werft": (
        "Werft Nordlicht baut Fähren",
        "Die Werft Nordlicht baut Fähren. „Wir bauen drei Fähren“, teilte die Werft Nordlicht mit. Ein "
        "Nordlicht-Sprecher erklärte, die Fähren führen elektrisch. Seiner Aussage nach seien sie leise.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(_ARTICLES, tmp_path_factory.mktemp("companions"))


def _sources(answer: Answer) -> list[str | None]:
    return [one.source.text if one.source else None for one in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "Was sagte ein Sprecher Kerns?",
        "Was sagte Kerns Sprecher?",
        "Was sagte der Sprecher von Peter Kern zum Hafen?",
        "Wie äußerte sich der Sprecher Kerns?",
        "What did Kern's spokesman say?",
    ],
)
def test_a_spokesman_is_not_whom_he_speaks_for(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [(one.speaker, one.text) for one in answer.statements] == [
        (None, "Ein Sprecher Kerns sagte, der Ausbau beginne im Mai.")
    ]
    assert _sources(answer) == ["Ein Sprecher Kerns"]


def test_whom_he_speaks_for_says_only_their_own_words(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Kern?")
    assert sorted(one.text for one in answer.statements) == [
        "„Der Hafen gehört der Stadt“, sagte Peter Kern.",
        "„Die Kräne sind alt“, sagte Kern.",
    ]


@pytest.mark.parametrize("question", ["Was sagte der Anwalt von Brodersen?", "Was bestritt Brodersens Anwalt?"])
def test_a_lawyer_is_found_by_whom_he_defends(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.statements[0].source == Source(text="Der Anwalt Brodersens", start=45, end=66)


@pytest.mark.parametrize("question", ["Was sagte der Arzt von Brodersen?", "Was sagte Kerns Anwalt zum Hafen?"])
def test_nobody_else_answers_for_who_is_not_quoted(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.PERSON_NOT_QUOTED


def test_a_spokesman_goes_before_the_body_he_speaks_for(assistant: Assistant) -> None:
    answer = assistant.ask("Was erklärte ein Sprecher von Nordlicht?")
    assert answer.statements[0].text == "Ein Nordlicht-Sprecher erklärte, die Fähren führen elektrisch."
    assert _sources(answer)[0] == "Ein Nordlicht-Sprecher"


def test_an_office_before_a_name_belongs_to_the_name(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Hafenchef Peter Kern?")
    assert {one.speaker.name for one in answer.statements if one.speaker} == {"Peter Kern"}


def test_what_the_article_calls_them_is_shown_in_the_terminal(assistant: Assistant) -> None:
    assert "— im Artikel: „Ein Sprecher Kerns“ (indirekt)" in answer_as_text(assistant.ask("Was sagte Kerns Sprecher?"))


def test_words_in_marks_are_of_who_said_them_where_a_paper_reports_it(assistant: Assistant) -> None:
    answer = assistant.ask("Was ist das Trockendock?")
    assert (answer.statements[0].text, answer.statements[0].speaker) == (
        "„Das Trockendock ist ein Millionengrab“, sagte der Hafenmeister laut dpa.",
        None,
    )
    assert _sources(answer)[0] == "der Hafenmeister"


def test_who_said_something_may_have_no_name(assistant: Assistant) -> None:
    answer = assistant.ask("Wer sagte, der Ausbau des Hafens beginne im Mai?")
    assert (answer.statements[0].speaker, _sources(answer)[0]) == (None, "Ein Sprecher Kerns")


def test_what_names_nobody_who_speaks_is_no_source(assistant: Assistant) -> None:
    answer = assistant.ask("Sind die Fähren von Nordlicht leise?")
    leise = next(one for one in answer.statements if "leise" in one.text)
    assert (leise.speaker, leise.source) == (None, None)
