"""Questions that say whose account they ask for, and offices that are not their holder's."""

from __future__ import annotations

import pytest

from rag import Assistant, RefusalReason
from tests.rag_helpers import assistant_over

_ARTICLES = {
    "bridge": (
        "Brücke gesperrt",
        "Die Brücke in Kiel ist seit Montag gesperrt. Bundeskanzler Olaf Scholz sagte, die Brücke sei wegen Rost "
        "gesperrt.\nFriedrich Merz sagte, die Brücke sei aus Geiz gesperrt. Nach Angaben der Polizei wurden auf der "
        "Brücke 12 Menschen verletzt. Die Feuerwehr sprach von 30 Verletzten.\n"
        "Ein Regierungssprecher erklärte, der Fahrer sei eingeschlafen.",
    ),
    "force": (
        "Polizei in Ulm",
        "Regierungssprecher Steffen Seibert sagte, in Ulm sei es ruhig.\n"
        "EU-Kommissar Olli Rehn sagte, Island müsse sparen.",
    ),
    "school": (
        "Alarm in der Schule",
        "Im Gymnasium von Grasse gab es am Dienstag Alarm. Die Polizisten forderten die Schüler auf, ruhig zu bleiben. "
        "Emmanuel Macron hielt sich zu dem Zeitpunkt in Paris auf.",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(_ARTICLES, tmp_path_factory.mktemp("sources"))


@pytest.mark.parametrize(
    ("question", "speaker", "text"),
    [
        ("Warum ist laut Olaf Scholz die Brücke gesperrt?", "Olaf Scholz", "wegen Rost"),
        ("Warum ist nach Ansicht von Friedrich Merz die Brücke gesperrt?", "Friedrich Merz", "aus Geiz"),
        ("Warum ist aus Sicht von Merz die Brücke gesperrt?", "Friedrich Merz", "aus Geiz"),
        ("Warum ist nach Friedrich Merz' Ansicht die Brücke gesperrt?", "Friedrich Merz", "aus Geiz"),
        ("Wie viele Menschen wurden laut Polizei auf der Brücke verletzt?", "Polizei", "12 Menschen"),
    ],
)
def test_the_source_asked_for_answers_first_and_nobody_else(
    assistant: Assistant, question: str, speaker: str, text: str
) -> None:
    answer = assistant.ask(question)
    first = answer.statements[0]
    assert first.speaker is not None
    assert first.speaker.name == speaker
    assert text in first.text
    assert f"laut: {speaker}" in answer.understood_as.summary
    assert {one.speaker.name for one in answer.statements if one.speaker} == {speaker}


def test_a_number_that_the_source_does_not_tell_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viele Häuser brannten laut Polizei in Lissabon?")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.TOPIC_NOT_COVERED


def test_an_account_that_the_source_does_not_give_is_refused(assistant: Assistant) -> None:
    answer = assistant.ask("Warum gab es laut Olaf Scholz im Gymnasium von Grasse Alarm?")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.NOT_ON_THIS_TOPIC


def test_an_office_before_another_name_is_not_its_holders(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte EU-Kommissar Štefan Füle zu Island?")
    assert answer.understood_as.speakers == ()
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.PERSON_NOT_QUOTED


def test_any_spokesman_is_not_the_one_with_a_name(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte ein Regierungssprecher zum Fahrer auf der Brücke?")
    assert [one.speaker for one in answer.statements] == [None]
    assert answer.statements[0].text == "Ein Regierungssprecher erklärte, der Fahrer sei eingeschlafen."


def test_whom_people_call_upon_is_none_of_them(assistant: Assistant) -> None:
    answer = assistant.ask("Wozu riefen die Polizisten Schüler im Gymnasium von Grasse auf?")
    assert answer.understood_as.unresolved_names == ("Polizisten",)
    assert "ruhig zu bleiben" in answer.statements[0].text


def test_what_happened_meanwhile_keeps_the_topic(assistant: Assistant) -> None:
    answer = assistant.ask("Und wo war Emmanuel Macron zu dem Zeitpunkt?", ["Wann gab es im Gymnasium Alarm?"])
    assert "Thema" in answer.understood_as.summary.partition("übernommen")[2]
    assert answer.statements[0].text == "Emmanuel Macron hielt sich zu dem Zeitpunkt in Paris auf."


def test_an_answer_back_is_given_in_words_alone(assistant: Assistant) -> None:
    answer = assistant.ask("Was erwiderte Emmanuel Macron auf den Alarm in Grasse?")
    assert answer.refusal is not None
    assert answer.refusal.reason is RefusalReason.PERSON_NOT_QUOTED


def test_a_follow_up_is_answered_by_the_article_that_answered_before(assistant: Assistant) -> None:
    alone = assistant.ask("Wie viele wurden verletzt?")
    answer = assistant.ask("Und wie viele wurden verletzt?", ["Warum ist laut Olaf Scholz die Brücke gesperrt?"])
    assert answer.statements[0].article_id == "bridge"
    assert "12 Menschen verletzt" in answer.statements[0].text
    assert alone.understood_as.carried_over == ()


def test_an_office_behind_und_is_asked_for_words_of_its_own(assistant: Assistant) -> None:
    answer = assistant.ask("Und die Feuerwehr?", ["Was sagte Olaf Scholz zur Brücke?"])
    assert answer.understood_as.asks_for == "statements"
    assert "Olaf Scholz" not in {one.name for one in answer.understood_as.speakers}
    assert "Die Feuerwehr sprach von 30 Verletzten." in {one.text for one in answer.statements}
