"""Questions whose verb may be one of saying or of doing: by whom it is answered first, and how."""

from __future__ import annotations

import pytest

from rag import Answer, Assistant, RefusalReason, StatementKind
from tests.rag_helpers import assistant_over

_ARTICLES = {
    "aufstand": (
        "Aufstand der Fischer",
        "Den Aufstand der Fischer in Rostock führte die Genossenschaft Nordlicht an. Der Aufstand der Fischer sei ein "
        "Fehler gewesen, sagte der Reeder Peter Kern. Danach blieb der Hafen drei Tage geschlossen.",
    ),
    "steuer": (
        "Steuer auf Diesel soll sinken",
        "Ministerpräsident Peter Kern will die Steuer auf Diesel um vier Cent senken. „Der Haushalt gibt das her“, "
        "sagte Kern. Die Steuer auf Benzin bleibe, wie sie ist, sagte Kern.",
    ),
    "wahl": (
        "Bremen wählt",
        "In Bremen wurde am 10. Mai 2015 die Bürgerschaft gewählt. Die Wahllokale schlossen um 18 Uhr.",
    ),
    "kiel": ("Rathaus in Kiel", "In Kiel wurde am 3. März 2015 das Rathaus gestrichen. Die Farbe ist blau."),
    "telefonate": (
        "Zwei Telefonate",
        "Am 4. Juni 2015 telefonierte Kern mit der Reederei. Am 9. September 2015 telefonierte Kern erneut mit der "
        "Reederei.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(_ARTICLES, tmp_path_factory.mktemp("said-and-told"))


def _shown(answer: Answer) -> list[tuple[str, str | None]]:
    return [(one.text, one.speaker.name if one.speaker else None) for one in answer.statements]


def test_who_did_something_goes_before_who_spoke_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("Wer führte den Aufstand der Fischer an?")
    assert answer.statements[0].text.startswith(
        "Den Aufstand der Fischer in Rostock führte die Genossenschaft Nordlicht"
    )


def test_what_somebody_wants_is_told_of_them_and_their_words_follow(assistant: Assistant) -> None:
    answer = assistant.ask("Was will Kern um vier Cent senken?")
    first = answer.statements[0]
    assert (first.kind, first.text) == (
        StatementKind.NARRATION,
        "Ministerpräsident Peter Kern will die Steuer auf Diesel um vier Cent senken.",
    )
    assert "Peter Kern" in [speaker for _, speaker in _shown(answer)]


def test_only_words_answer_what_somebody_said(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Kern zur Steuer?")
    assert {speaker for _, speaker in _shown(answer)} == {"Peter Kern"}


@pytest.mark.parametrize("topic", ["zur Auslieferung der Steuerflüchtlinge", "zum Tempolimit bei Diesel"])
def test_who_spoke_of_everything_around_it_is_not_quoted_on_it(assistant: Assistant, topic: str) -> None:
    refusal = assistant.ask(f"Was sagte Kern {topic}?").refusal
    assert refusal is not None
    assert refusal.reason is RefusalReason.NOT_ON_THIS_TOPIC


def test_a_side_of_the_thing_need_not_be_named(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Kern über die Folgen der Steuer?")
    assert {speaker for _, speaker in _shown(answer)} == {"Peter Kern"}


def test_what_others_did_is_no_answer_for_somebody_nowhere_named(assistant: Assistant) -> None:
    refusal = assistant.ask("Was hält Angela Merkel vom Aufstand der Fischer?").refusal
    assert refusal is not None
    assert refusal.reason is RefusalReason.PERSON_NOT_QUOTED


def test_one_event_of_a_year_is_no_timeline(assistant: Assistant) -> None:
    answer = assistant.ask("Wann wurde 2015 in Bremen gewählt?")
    assert answer.statements[0].text == "In Bremen wurde am 10. Mai 2015 die Bürgerschaft gewählt."


def test_events_of_one_kind_are_a_timeline(assistant: Assistant) -> None:
    answer = assistant.ask("Wann telefonierte Kern im Jahr 2015 mit der Reederei?")
    assert [one.group for one in answer.statements] == ["4. Juni 2015", "9. September 2015"]
