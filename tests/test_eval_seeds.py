"""The question set over the seeds: it holds against them, and says so clearly where they differ."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpus import Article
from eval.errors import QuestionSetError
from eval.seeds import QUESTIONS, load_seed_questions

_TEXT = "Die Ministerin sagte, der Damm halte."


def _line(text: str, *, sha: str | None = None) -> str:
    start = _TEXT.index(text)
    digest = sha or hashlib.sha256(text.encode()).hexdigest()
    gold = {"file": "a.txt", "start": start, "end": start + len(text), "sha256": digest, "speaker": "Die Ministerin"}
    return json.dumps({"id": "q", "class": "statement", "question": "Hält der Damm?", "gold": [gold]})


def test_a_gold_is_the_text_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(_line("der Damm halte") + "\n", encoding="utf-8")
    question = load_seed_questions(file, {"a.txt": Article(id="a", title="Der Damm", text=_TEXT)})[0]
    assert [(gold.article, gold.text, gold.speaker) for gold in question.gold] == [
        ("a", "der Damm halte", "Die Ministerin")
    ]


def test_another_text_at_the_place_is_an_error_with_line_and_file(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(_line("der Damm halte", sha="0" * 64) + "\n", encoding="utf-8")
    with pytest.raises(QuestionSetError) as caught:
        load_seed_questions(file, {"a.txt": Article(id="a", title="Der Damm", text=_TEXT)})
    assert str(caught.value).startswith(
        f"{file}:1: characters 22 to 36 of 'a.txt' are not those the question was written for"
    )


def test_a_missing_article_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(_line("der Damm halte") + "\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"no article 'a\.txt' among the seeds"):
        load_seed_questions(file, {})


def test_no_word_of_an_article_is_in_the_file() -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    golds = [gold for line in lines for gold in json.loads(line).get("gold", [])]
    assert {tuple(sorted(set(gold) & {"text", "file"})) for gold in golds} == {("file",)}
