"""The evaluation over the demo corpus, whole and with the assistant broken: what breaks is what the metric says."""

from __future__ import annotations

from eval.datatypes import Run
from eval.figures import BY_NAME, run_figures
from tests.eval_broken import (
    AlwaysRefuses,
    CutOffByOne,
    NeverRefuses,
    OffByOne,
    Remembering,
    ShuffledSearch,
    SwappedSpeakers,
    evaluate,
    shuffled,
)


def _values(run: Run) -> dict[str, float]:
    return {figure.metric.name: figure.estimate.value for figure in run_figures(run)}


def _worse(broken: Run, whole: Run) -> dict[str, float]:
    """By how much each figure is worse than of the whole assistant; figures that are the same are left out."""
    now, before = _values(broken), _values(whole)
    gaps = {name: (before[name] - now[name]) * (1 if BY_NAME[name].rises else -1) for name in before if name in now}
    return {name: gap for name, gap in gaps.items() if gap > 0}


def test_the_whole_assistant_is_grounded(whole: Run) -> None:
    values = _values(whole)
    assert values["grounding"] == 1
    assert values["well_formed"] == 1


def test_offsets_off_by_one_are_caught_by_grounding_alone(real: Remembering, whole: Run) -> None:
    run = evaluate(real, OffByOne(real))
    assert _values(run)["grounding"] == 0
    # A character more or less decides no other figure but the odd passage at the edge of being covered.
    others = {name: gap for name, gap in _worse(run, whole).items() if name != "grounding"}
    assert max(others.values(), default=0) < 0.02


def test_text_cut_off_by_one_is_caught_by_grounding_alone(real: Remembering, whole: Run) -> None:
    run = evaluate(real, CutOffByOne(real))
    # Statements that begin at a quotation mark lose it and are not cut inside a word.
    assert _values(run)["grounding"] < 0.5
    others = {name: gap for name, gap in _worse(run, whole).items() if name not in {"grounding", "token_f1"}}
    assert max(others.values(), default=0) < 0.02


def test_swapped_speakers_are_caught_by_attribution_alone(real: Remembering, whole: Run) -> None:
    run = evaluate(real, SwappedSpeakers(real))
    values = _values(run)
    assert values["speaker_right"] < 0.05
    assert values["wrong_speaker"] > 0.9
    assert set(_worse(run, whole)) == {"speaker_right", "wrong_speaker"}


def test_never_refusing_is_caught_by_the_figures_of_refusing(real: Remembering, whole: Run) -> None:
    run = evaluate(real, NeverRefuses(real))
    values = _values(run)
    assert (values["refusal_right"], values["refusal_recall"]) == (0, 0)
    assert "refusal_precision" not in values  # nothing was refused
    assert set(_worse(run, whole)) <= {"refusal_right", "refusal_recall", "kind_right", "wrong_speaker"}
    assert values["gold_first"] >= _values(whole)["gold_first"]
    assert values["grounding"] == 1


def test_always_refusing_is_caught_by_precision_and_by_what_is_found(real: Remembering, whole: Run) -> None:
    run = evaluate(real, AlwaysRefuses(real))
    values = _values(run)
    unanswerable = sum(bool(outcome.question.refusal) for outcome in run.outcomes)
    assert values["refusal_precision"] == unanswerable / len(run.outcomes)
    assert (values["gold_first"], values["gold_any"], values["items"], values["token_f1"]) == (0, 0, 0, 0)
    assert values["refusal_recall"] == 1
    assert not {"grounding", "speaker_right", "wrong_speaker"} & set(values)  # nothing was shown that could be wrong


def test_a_shuffled_ranking_is_caught_by_the_figures_of_retrieval_alone(real: Remembering, whole: Run) -> None:
    run = evaluate(real, searcher=ShuffledSearch(real, len(real.index.passages)))
    worse = _worse(run, whole)
    assert set(worse) == {"recall_at_1", "recall_at_10", "mrr_at_10", "ndcg_at_10"}
    assert worse["recall_at_1"] > 0.5
    assert worse["mrr_at_10"] > 0.5


def test_an_assistant_over_shuffled_retrieval_finds_less_and_stays_grounded(real: Remembering, whole: Run) -> None:
    other = Remembering(shuffled(real.index))
    run = evaluate(real, other, other)
    worse = _worse(run, whole)
    assert worse["recall_at_10"] > 0.5
    assert worse["gold_any"] > 0.1
    assert _values(run)["grounding"] == 1
