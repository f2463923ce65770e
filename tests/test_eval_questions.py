"""A question file that cannot be right is refused, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.command import QUESTIONS as DEMO
from eval.datatypes import QuestionClass, Trait
from eval.errors import EvalError, QuestionSetError
from eval.questions import load_questions, occurrences
from index import Index
from rag import RefusalReason
from tests.eval_helpers import ARTICLE, ARTICLES, PUMPS, SAID, WORDS, write_lines

_SAID = {
    "id": "1", "class": "statement", "question": "Was sagte Lohse?",
    "gold": [{"article": "deich", "text": WORDS, "speaker": "Ada Lohse", "kind": "direct"}],
}  # fmt: skip
_PUMPS = {"id": "2", "class": "fact", "question": "Wie lange?", "gold": [{"article": "deich", "text": PUMPS}]}


def _problems(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(QuestionSetError) as error:
        load_questions(path, ARTICLES)
    assert all(f"{path}:{line}: {reason}" in str(error.value) for line, reason in error.value.problems)
    return list(error.value.problems)


def test_a_good_file_is_read_in_order(tmp_path: Path) -> None:
    found = load_questions(write_lines(tmp_path / "q.jsonl", _SAID, "", _PUMPS), ARTICLES)
    assert [question.id for question in found.questions] == ["1", "2"]
    assert found.questions[0].gold == SAID.gold


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"gold": [{"article": "deich", "text": "Wir haben nichts im Griff"}]}, "does not stand in 'deich'"),
        ({"gold": [{"article": "deich", "text": "“Wir haben alles im Griff”"}]}, "only blanks or quotation marks"),
        ({"gold": [{"article": "damm", "text": WORDS}]}, "no article 'damm' in the corpus"),
        ({"gold": []}, "neither gold passages nor an expected refusal"),
        ({"refusal": ["topic_not_covered"]}, "both gold passages and a refusal"),
        ({"class": "unanswerable"}, "class 'unanswerable' goes with an expected refusal"),
        ({"class": "riddle"}, "class: Input should be"),
        ({"fact": "who"}, "fact type 'who' on a question of class 'statement'"),
        ({"question": "  "}, "the question is empty"),
        ({"gold": [_SAID["gold"][0]] * 2}, "the same gold passage twice"),
        ({"speaker": "Ada Lohse"}, "speaker: Extra inputs are not permitted"),
        (
            {"gold": [{"article": "deich", "text": WORDS, "speaker": "A", "kind": "narration"}]},
            "kind 'narration' with a speaker",
        ),
        ({"gold": [{"article": "deich", "text": WORDS, "spellings": ["A"]}]}, "spellings without a speaker"),
    ],
)
def test_a_line_that_cannot_be_right_is_named(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    (problem,) = _problems(write_lines(tmp_path / "q.jsonl", _PUMPS, _SAID | change))
    assert problem[0] == 2
    assert reason in problem[1]


def test_duplicates_are_named_with_the_line_of_the_first(tmp_path: Path) -> None:
    problems = _problems(write_lines(tmp_path / "q.jsonl", _SAID, _SAID | {"question": "was sagte  LOHSE?"}))
    assert problems == [
        (2, "duplicate: id '1' stands in line 1 already"),
        (2, "duplicate: the same question with the same history stands in line 1 already"),
    ]


def test_the_same_words_under_two_names_contradict_each_other(tmp_path: Path) -> None:
    gold = {"article": "deich", "text": WORDS, "speaker": "Jens Thoma", "kind": "indirect"}
    problems = _problems(write_lines(tmp_path / "q.jsonl", _SAID, _PUMPS | {"gold": [gold]}))
    assert problems == [
        (2, "contradiction: these words are 'Jens Thoma' here, 'Ada Lohse' in line 1"),
        (2, "contradiction: this passage is indirect here, direct in line 1"),
    ]


def test_what_is_no_json_no_utf8_or_empty_is_named(tmp_path: Path) -> None:
    assert _problems(write_lines(tmp_path / "q.jsonl", _SAID, "{"))[0][0] == 2
    (tmp_path / "latin.jsonl").write_bytes('{}\n"ä"'.encode("latin-1"))
    assert _problems(tmp_path / "latin.jsonl") == [(2, "not UTF-8; save the file as UTF-8")]
    assert "no question in this file" in _problems(write_lines(tmp_path / "empty.jsonl"))[0][1]
    with pytest.raises(EvalError, match=r"missing\.jsonl: No such file"):
        load_questions(tmp_path / "missing.jsonl", ARTICLES)


def test_many_problems_are_counted(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="and 5 more problems"):
        load_questions(write_lines(tmp_path / "q.jsonl", *["{"] * 25), ARTICLES)


def test_a_gold_answers_wherever_it_stands() -> None:
    gold = SAID.gold[0].model_copy(update={"text": "die"})
    assert [span.of(ARTICLE) for span in occurrences(gold, ARTICLE)] == ["die"]
    assert len(occurrences(gold.model_copy(update={"text": "Die"}), ARTICLE)) == 1


def test_the_question_set_of_the_demo_corpus_covers_what_it_is_for(demo_index: Index) -> None:
    questions = load_questions(DEMO, demo_index.articles).questions
    assert len(questions) >= 150
    assert {question.class_ for question in questions} == set(QuestionClass)
    assert {trait for question in questions for trait in question.traits} == set(Trait)
    namesakes = {RefusalReason.AMBIGUOUS_PERSON}  # of whom this corpus has none: tests/test_rag_speakers.py
    assert {reason for question in questions for reason in question.refusal} == set(RefusalReason) - namesakes
    assert sum(question.language == "en" for question in questions) >= 10
    assert sum(bool(question.history) for question in questions) >= 10
