"""Answers over the demo corpus, through the real index and the shipped encoder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index import Index, build_index
from rag import Answer, Assistant, RefusalReason, StatementKind

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("demo") / "index"
    build_index(_ROOT / "corpus" / "articles", folder)
    return Assistant(Index.open(folder))


def _check_grounding(assistant: Assistant, answer: Answer) -> None:
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    by_number = {citation.number: citation.article_id for citation in answer.citations}
    for statement in answer.statements:
        assert statement.text == assistant.index.articles[statement.article_id].text[statement.start : statement.end]
        assert by_number[statement.citation] == statement.article_id
        assert (statement.kind is StatementKind.NARRATION) <= (statement.speaker is None)


@pytest.mark.parametrize(
    "question",
    [
        "Was sagte Trump über Putin?",
        "Wer warnte vor Tomahawks?",
        "Wann telefonierten Trump und Putin?",
        "Wie viele Punkte hat der Friedensplan?",
        "Was sagen Trump und Selenskyj zu Tomahawks?",
        "Chronologie der Telefonate",
        "What did Hegseth say about Nato?",
        "Tomahawks",
    ],
)
def test_every_statement_is_an_exact_slice_with_a_citation(assistant: Assistant, question: str) -> None:
    _check_grounding(assistant, assistant.ask(question))


def test_statements_of_a_person_are_that_person_s(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Viktor Orban?")
    assert answer.status == "answered"
    assert {statement.speaker.name for statement in answer.statements if statement.speaker} == {"Viktor Orban"}
    assert "Wir sind bereit" in answer.statements[0].text


def test_half_a_surrogate_pair_is_no_error(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagte Viktor Orban\ud83d?", ["\ud83d"])
    assert answer.question == "Was sagte Viktor Orban??"
    assert {one.speaker.name for one in answer.statements if one.speaker} == {"Viktor Orban"}


def test_a_fact_is_answered_and_marked(assistant: Assistant) -> None:
    first = assistant.ask("Wie viele Punkte hat der Friedensplan?").statements[0]
    assert first.mark is not None
    assert assistant.index.articles[first.article_id].text[first.mark.start : first.mark.end] == "20"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", RefusalReason.EMPTY_QUESTION),
        ("  ?!… ", RefusalReason.EMPTY_QUESTION),
        ("Was " * 25_000, RefusalReason.QUESTION_TOO_LONG),
        ("Was sagte Angela Merkel zur Nato?", RefusalReason.PERSON_NOT_QUOTED),
        ("Was sagte Viktor Orban im Jahr 2012?", RefusalReason.OUTSIDE_DATES),
        ("Wie hoch ist der Eiffelturm?", RefusalReason.TOPIC_NOT_COVERED),
        ("Und?", RefusalReason.NOT_UNDERSTOOD),
    ],
)
def test_refusals_are_typed(assistant: Assistant, question: str, reason: RefusalReason) -> None:
    answer = assistant.ask(question)
    assert answer.refusal is not None
    assert (answer.status, answer.refusal.reason, answer.statements) == ("refused", reason, ())


def test_a_follow_up_keeps_the_topic_and_takes_the_new_person(assistant: Assistant) -> None:
    understood = assistant.ask("Und Putin?", ["Was sagte Trump über Tomahawks?"]).understood_as
    assert [speaker.name for speaker in understood.speakers] == ["Wladimir Putin"]
    assert (understood.asks_for, understood.topic, understood.carried_over) == ("statements", "Tomahawks", ("topic",))


def test_a_follow_up_keeps_the_person_and_takes_the_new_topic(assistant: Assistant) -> None:
    understood = assistant.ask("Und zur Nato-Mitgliedschaft?", ["Was sagte Hegseth über Truppen?"]).understood_as
    assert [speaker.name for speaker in understood.speakers] == ["Pete Hegseth"]
    assert (understood.topic, understood.carried_over) == ("Nato-Mitgliedschaft", ("speaker",))


def test_a_capital_that_says_nothing_itself_is_answered_by_its_government(assistant: Assistant) -> None:
    answer = assistant.ask("What does Moscow say about Nato troops?")
    assert {one.speaker.name for one in answer.statements if one.speaker} == {"Russisches Außenministerium"}


def test_words_in_quotation_marks_are_found_verbatim(assistant: Assistant) -> None:
    first = assistant.ask("Wer hat gesagt: „Wir sind bereit“?").statements[0]
    assert first.speaker is not None
    assert (first.speaker.name, "Wir sind bereit" in first.text) == ("Viktor Orban", True)


def test_events_of_different_dates_stay_apart_and_in_order(assistant: Assistant) -> None:
    answer = assistant.ask("Chronologie der Gespräche zwischen Trump und Putin")
    days = [statement.group for statement in answer.statements]
    assert [day for day in days if day in {"12. Februar 2025", "16. Oktober 2025", "29. Dezember 2025"}] == [
        "12. Februar 2025",
        "16. Oktober 2025",
        "29. Dezember 2025",
    ]


def test_an_english_question_is_answered_in_german_words_with_an_english_frame(assistant: Assistant) -> None:
    answer = assistant.ask("What did Zelensky say about security guarantees?")
    assert answer.language == "en"
    assert answer.understood_as.summary == "Statements by Wolodymyr Selenskyj · on: security guarantees"
    assert "Sicherheitsgarantien" in answer.statements[0].text


def test_the_sides_of_a_comparison_stand_each_under_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("Was sagen Selenskyj und Orban zu Tomahawks und Budapest?")
    assert [side for side in dict.fromkeys(one.group for one in answer.statements)] == [
        "Wolodymyr Selenskyj",
        "Viktor Orban",
    ]


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("Was sagte Angela Merkel?", "Angela Merkel wird in diesen Artikeln nicht zitiert."),
        (
            "Was sagte Orban im Juni 2025?",
            "Zu diesem Zeitraum gibt es keine Artikel; die Sammlung reicht vom 23. Januar 2025 bis zum "
            "31. Dezember 2025. Am nächsten liegen Artikel vom 19. März 2025 und 16. Oktober 2025.",
        ),
        ("Was sagte er?", "Wer ist gemeint? Bitte nennen Sie die Person mit Namen oder Amt."),
        ("What did Angela Merkel say?", "Angela Merkel is not quoted in these articles."),
    ],
)
def test_a_refusal_says_why_and_offers_what_is_there(assistant: Assistant, question: str, message: str) -> None:
    refusal = assistant.ask(question).refusal
    assert refusal is not None
    assert refusal.message == message
    assert all(assistant.ask(offered).status == "answered" for offered in refusal.suggestions)


def test_the_same_question_gives_the_same_answer(assistant: Assistant) -> None:
    question = "Was forderte Hegseth von den Nato-Staaten?"
    assert assistant.ask(question).model_dump_json() == assistant.ask(question).model_dump_json()


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py", *arguments], cwd=_ROOT, capture_output=True, text=True, check=False
    )


def test_the_command_line_answers_in_json(tmp_path: Path) -> None:
    batch = tmp_path / "q.jsonl"
    batch.write_text('{"id": "1", "question": "Was sagte Viktor Orban?"}\n', encoding="utf-8")
    done = _run("ask", "--questions", str(batch), "--json", "--index", str(tmp_path / "i"))
    line = json.loads(done.stdout)
    assert (line["id"], line["answer"]["status"]) == ("1", "answered")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "Was?", "--corpus", "nirgends"), "nirgends: there is no such corpus"),
        (("ask",), "give either a QUESTION"),
        (("ask", "--questions", "fehlt.jsonl"), "fehlt.jsonl: cannot be read"),
    ],
)
def test_bad_input_is_one_line_without_a_traceback(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = _run(*arguments, "--index", str(tmp_path / "i"))
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
