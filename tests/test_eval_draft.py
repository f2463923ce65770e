"""Question files drafted from an index, and from what users said of answers."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eval.datatypes import QuestionClass
from eval.draft import draft_questions, question_line, questions_of_feedback
from eval.errors import EvalError, QuestionSetError
from eval.questions import load_questions
from index import Index
from rag import RefusalReason
from rag.web.feedback import Feedback, FeedbackFile
from tests.eval_helpers import ARTICLES, PUMPING, RIGHT, SAID, UNKNOWN, WORDS, refused

_ROOT = Path(__file__).parent.parent


def test_a_drafted_file_is_a_question_file(demo_index: Index, tmp_path: Path) -> None:
    drafted = draft_questions(demo_index, 40)
    file = tmp_path / "draft.jsonl"
    file.write_text("".join(question_line(question) + "\n" for question in drafted), encoding="utf-8")
    found = load_questions(file, demo_index.articles).questions
    assert found == tuple(drafted)
    assert len(found) == 40
    assert {question.class_ for question in found} == {QuestionClass.STATEMENT, QuestionClass.WHO_SAID}
    speakers = [question.gold[0].speaker for question in found]
    assert len(set(speakers[:10])) == 10  # in turn, not one after the other
    for question in found:
        if question.class_ is QuestionClass.STATEMENT:
            noun = question.question.split(" über ")[1].rstrip("?")
            assert all(noun in gold.text for gold in question.gold)
            assert all(question.question == f"Was sagte {gold.speaker} über {noun}?" for gold in question.gold)
        else:
            assert question.question.removeprefix("Wer sagte „").removesuffix("“?") in question.gold[0].text


def _feedback(path: Path, *verdicts: tuple[str, str]) -> Path:
    file = FeedbackFile(path / "feedback.jsonl", limit=10**6)
    answers = RIGHT | {"wrongly": refused(SAID.question)}
    for verdict, name in verdicts:
        answer = answers[name]
        file.add(
            Feedback(
                at=datetime(2025, 3, 2, tzinfo=UTC), verdict=verdict, question=answer.question, answer=answer,
                index_version="v",
            )
        )  # fmt: skip
    return file.path


def test_a_right_answer_becomes_gold_and_a_right_refusal_the_one_expected(tmp_path: Path) -> None:
    feedback = _feedback(tmp_path, ("right", "said"), ("right", "unknown"))
    first, second = questions_of_feedback(feedback)
    assert (first.question, first.class_) == (SAID.question, QuestionClass.FACT)  # the answer says not what was asked
    (gold,) = first.gold
    assert (gold.article, gold.text, gold.speaker, gold.kind) == ("deich", WORDS, "Ada Lohse", "direct")
    assert (second.question, second.refusal) == (UNKNOWN.question, (RefusalReason.TOPIC_NOT_COVERED,))
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(question_line(one) + "\n" for one in (first, second)), encoding="utf-8")
    assert load_questions(file, ARTICLES).questions == (first, second)


def test_what_users_call_wrong_waits_for_a_person(tmp_path: Path) -> None:
    feedback = _feedback(tmp_path, ("right", "said"), ("wrong_passage", "pumps"), ("missing", "wrongly"))
    drafted = questions_of_feedback(feedback)
    assert [one.question for one in drafted] == [SAID.question, PUMPING.question]  # the last verdict counts
    assert [one.gold for one in drafted] == [(), ()]
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(question_line(one) + "\n" for one in drafted), encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"questions\.jsonl:2: neither gold passages nor an expected refusal"):
        load_questions(file, ARTICLES)


def test_what_is_no_feedback_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"missing\.jsonl: No such file"):
        questions_of_feedback(tmp_path / "missing.jsonl")
    (tmp_path / "other.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(EvalError, match=r"other\.jsonl, line 1: not a line of feedback"):
        questions_of_feedback(tmp_path / "other.jsonl")


def test_the_command_prints_lines(demo_folder: Path) -> None:
    command = [sys.executable, "app.py", "draft", "--number", "3", "--index", str(demo_folder)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["draft-001", "draft-002", "draft-003"]
