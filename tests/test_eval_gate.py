"""Floors under the figures: what holds them, what breaks them, what may move them; and those of the demo corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.datatypes import Run
from eval.errors import EvalError, GateError
from eval.gate import Floors, check, raised, read_floors, write_floors
from tests.eval_helpers import LOHSE, PUMPING, SAID, THOMA, WORDS, answer, refused, run, statement


def test_the_demo_corpus_stands_above_its_floors(whole: Run) -> None:
    check(whole, read_floors())


def test_a_run_holds_the_floors_made_from_it() -> None:
    floors = raised(run(), None)
    check(run(), floors)
    # One question in three under what was measured; no margin for grounding and wrong speakers.
    assert floors.floors["gold_first"] == 0.5
    assert floors.floors["refusal_right"] == 0.0
    assert floors.floors["grounding"] == 1.0
    assert floors.floors["wrong_speaker"] == 0.0


def test_a_figure_behind_its_floor_is_named() -> None:
    floors = raised(run(), None)
    missed = run({"said": refused(SAID.question), "pumps": refused(PUMPING.question)})
    with pytest.raises(GateError, match=r"gold_any is 0\.0000, below its floor 0\.500") as error:
        check(missed, floors)
    assert "speaker_right was not measured" in str(error.value)
    wrong = run({"said": answer(SAID.question, statement(WORDS, kind="direct", speaker=THOMA))})
    with pytest.raises(GateError, match=r"wrong_speaker is 1\.0000, above its ceiling 0\.000"):
        check(wrong, floors)


@pytest.mark.parametrize("field", ["corpus_sha256", "questions_sha256"])
def test_floors_of_other_data_say_what_to_run(field: str) -> None:
    with pytest.raises(GateError, match=r"`python app\.py eval --raise-floors`"):
        check(run(**{field: "other"}), raised(run(), None))


def test_floors_rise_with_what_is_better_and_stay_where_it_is_not() -> None:
    low = Floors(corpus_sha256="c", questions_sha256="old", floors={"gold_first": 0.1, "gold_any": 0.6})
    floors = raised(run(), low)
    assert (floors.floors["gold_first"], floors.floors["gold_any"]) == (0.5, 0.6)
    assert floors.questions_sha256 == "q"


def test_lowering_needs_a_reason_and_keeps_it() -> None:
    before = raised(run(), None)
    behind = run({"said": answer(SAID.question, statement("Der Deich bei Altdorf hält.", speaker=LOHSE))})
    with pytest.raises(GateError, match="no figure 'kind_right'"):
        raised(behind, before, reason="the quotation is disputed")
    kept = before.model_copy(update={"floors": {"token_f1": 0.9, "gold_first": 0.5}})
    for reason in (None, "  "):
        with pytest.raises(GateError, match="lowering a floor needs a reason"):
            raised(behind, kept, reason=reason)
    lowered = raised(behind, kept, reason="the quotation is disputed")
    (why,) = lowered.lowered
    assert (why.figure, why.before, why.reason) == ("token_f1", 0.9, "the quotation is disputed")
    assert why.after == lowered.floors["token_f1"] < 0.9
    check(behind, lowered)


def test_a_floors_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    floors = raised(run(), None)
    write_floors(floors, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors
    assert [path.name for path in tmp_path.iterdir()] == ["floors.json"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "write them with"),
        ("{}", "no floors file|not a floors file"),
        ('{"corpus_sha256": "c", "questions_sha256": "q", "floors": {"beauty": 1}}', "'beauty'"),
    ],
)
def test_what_is_no_floors_file_is_named(tmp_path: Path, content: str | None, reason: str) -> None:
    path = tmp_path / "floors.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(EvalError, match=reason):
        read_floors(path)
