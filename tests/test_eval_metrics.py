"""Every metric against values worked out by hand."""

from __future__ import annotations

import math
import re
from collections import Counter

import pytest

from corpus import Article, Span
from eval.metrics.answers import covers, first_hit, items_found, overlap, token_f1
from eval.metrics.attribution import name_words, same_speaker
from eval.metrics.calibration import ReliabilityBin, brier_score, expected_calibration_error, reliability
from eval.metrics.grounding import malformed, unsupported
from eval.metrics.latency import latency
from eval.metrics.refusal import RefusalCase, reason_table, refusal_scores
from eval.metrics.retrieval import ndcg, recall_at, reciprocal_rank
from eval.metrics.statistics import estimate, paired_p_value
from rag.datatypes import (
    Answer,
    Citation,
    Mark,
    Refusal,
    RefusalReason,
    Source,
    Statement,
    StatementKind,
    Understanding,
)

_TEXT = "Der Deich hält. Die Pumpen laufen seit Montag."
_ARTICLE = Article(id="deich", title="Am Deich", text=_TEXT, outlet="Blatt", published="2025-03-01")
_ARTICLES = {"deich": _ARTICLE}


def _statement(start: int, end: int, **changes: object) -> Statement:
    fields = {
        "text": _TEXT[start:end], "kind": StatementKind.NARRATION, "speaker": None, "article_id": "deich",
        "start": start, "end": end, "citation": 1, "score": 1.0,
    }  # fmt: skip
    return Statement.model_validate(fields | changes)


def _citation(**changes: object) -> Citation:
    fields = {"number": 1, "article_id": "deich", "title": "Am Deich", "outlet": "Blatt", "published": "2025-03-01"}
    return Citation.model_validate({"url": None} | fields | changes)


def _answer(*statements: Statement, citations: tuple[Citation, ...] = (_citation(),), **changes: object) -> Answer:
    fields = {
        "question": "Hält der Deich?", "language": "de", "understood_as": Understanding(), "status": "answered",
        "refusal": None, "statements": statements, "citations": citations, "confidence": 0.5,
    }  # fmt: skip
    return Answer.model_validate(fields | changes)


# --- retrieval ---------------------------------------------------------------------------------------------------


def test_recall_counts_the_things_asked_for_not_the_passages() -> None:
    relevant = {"one": {4, 5}, "two": {9}, "three": {7}}
    assert recall_at([4, 5, 1, 9], relevant, 1) == 1 / 3
    assert recall_at([4, 5, 1, 9], relevant, 2) == 1 / 3
    assert recall_at([4, 5, 1, 9], relevant, 4) == 2 / 3


def test_recall_needs_something_to_find() -> None:
    with pytest.raises(ValueError, match="relevant"):
        recall_at([1], {}, 1)


def test_reciprocal_rank_is_of_the_first_relevant_passage_among_ten() -> None:
    assert reciprocal_rank([3, 8, 2], {2, 8}) == 1 / 2
    assert reciprocal_rank(list(range(10)), {9}) == pytest.approx(1 / 10)
    assert reciprocal_rank(list(range(11)), {10}) == 0


def test_ndcg_by_hand() -> None:
    # Relevant at ranks 1 and 3; best possible are ranks 1 and 2.
    assert ndcg([5, 6, 7], {5, 7}) == pytest.approx((1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3)))
    assert ndcg([5, 7, 6], {5, 7}) == pytest.approx(1)
    # One of two relevant passages found, at rank 2.
    assert ndcg([6, 5], {5, 7}) == pytest.approx((1 / math.log2(3)) / (1 + 1 / math.log2(3)))


def test_order_decides_where_rows_are_not_in_order_of_their_names() -> None:
    assert reciprocal_rank([10, 9, 2], {2}) == pytest.approx(1 / 3)


def test_a_ranking_names_a_passage_once() -> None:
    with pytest.raises(ValueError, match="once"):
        ndcg([1, 1], {1})


# --- answers -----------------------------------------------------------------------------------------------------


def test_overlap_and_cover() -> None:
    gold = Span("deich", 10, 20)
    assert overlap(Span("deich", 5, 13), gold) == 3
    assert overlap(Span("other", 5, 13), gold) == 0
    assert covers(Span("deich", 12, 40), gold)  # 8 of 10 characters
    assert not covers(Span("deich", 13, 40), gold)  # 7 of 10


def test_first_hit_is_the_place_of_the_statement() -> None:
    statements = [Span("deich", 0, 5), Span("deich", 10, 30)]
    assert first_hit(statements, [Span("deich", 12, 20)]) == 1
    assert first_hit(statements, [Span("deich", 6, 9)]) is None


def test_items_found_is_a_share_of_the_things_asked_for() -> None:
    golds = {"pumps": [Span("deich", 16, 30), Span("deich", 40, 44)], "dyke": [Span("deich", 0, 9)]}
    assert items_found([Span("deich", 40, 46)], golds) == 1 / 2
    assert items_found([Span("deich", 0, 46)], golds) == 1


def test_token_f1_by_hand() -> None:
    # 3 words shared, 4 given, 6 in the gold.
    assert token_f1("die Pumpen laufen wieder", ["seit Montag die Pumpen laufen nun"]) == 2 * 3 / (4 + 6)
    assert token_f1("Die Die", ["die"]) == 2 * 1 / (2 + 1)
    assert token_f1("Pumpen", ["Deich", "PUMPEN!"]) == 1
    assert token_f1("", ["Deich"]) == 0


# --- attribution -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "accepted", "same"),
    [
        ("Merkel", "Angela Merkel", True),
        ("Bundeskanzlerin Angela Merkel", "Angela Merkel", True),
        ("Angela Merkel", "Reinhard Merkel", False),
        ("Müller", "Mueller", True),
        ("Viktor Orbán", "Viktor Orban", True),
        ("Der Kreml", "Kreml", True),
        ("Angela", "Angela Merkel", False),
        ("", "Angela Merkel", False),
    ],
)
def test_same_speaker(given: str, accepted: str, same: bool) -> None:
    assert same_speaker(given, [accepted]) is same


def test_a_name_that_is_only_a_title_keeps_its_words() -> None:
    assert name_words("Der Prof.") == ("der", "prof")


# --- grounding ---------------------------------------------------------------------------------------------------


def test_an_exact_statement_is_supported() -> None:
    answer = _answer(_statement(0, 15))
    assert unsupported(answer, _ARTICLES) == []
    assert malformed(answer, _ARTICLES) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"article_id": "damm"}, "no article 'damm'"),
        ({"end": 47}, "not inside"),
        ({"text": "Der Deich hielt."}, "the text is not that"),
        ({"text": "er Deich hält. "}, "the text is not that"),
        ({"start": 2, "text": _TEXT[2:15]}, "cut inside a word"),
        ({"end": 13, "text": _TEXT[:13]}, "cut inside a word"),
        ({"mark": Mark(start=4, end=16)}, "mark 4..16"),
        ({"source": Source(text="Die Pumpe", start=16, end=26)}, "the source is not what"),
        ({"citation": 2}, r"no citation \[2\]"),
        ({"also_in": (3,)}, r"no citation \[3\]"),
    ],
)
def test_what_the_articles_do_not_bear_out(changes: dict[str, object], reason: str) -> None:
    (found,) = unsupported(_answer(_statement(0, 15).model_copy(update=changes)), _ARTICLES)
    assert found.startswith("statement 1: ")
    assert re.search(reason, found)


def test_a_citation_must_lead_to_the_article_of_its_statement() -> None:
    articles = _ARTICLES | {"damm": _ARTICLE.model_copy(update={"id": "damm"})}
    answer = _answer(_statement(0, 15), citations=(_citation(article_id="damm"),))
    assert unsupported(answer, articles) == ["statement 1: citation [1] is 'damm', not 'deich'"]


_REFUSAL = Refusal(reason=RefusalReason.TOPIC_NOT_COVERED, message="nichts")


@pytest.mark.parametrize(
    ("answer", "problems"),
    [
        (_answer(citations=()), ["answered without a statement"]),
        (_answer(_statement(0, 15), refusal=_REFUSAL), ["answered and refused at once"]),
        (_answer(citations=(), status="refused"), ["refused without a reason"]),
        (_answer(_statement(0, 15), status="refused", refusal=_REFUSAL), ["refused, yet with statements"]),
        (
            _answer(_statement(0, 15, citation=2), citations=(_citation(number=2),)),
            ["citations are not numbered 1, 2, 3 ..."],
        ),
        (
            _answer(_statement(0, 15), citations=(_citation(outlet="Anderes Blatt"),)),
            ["citation [1] does not say what 'deich' says of itself"],
        ),
        (
            _answer(_statement(0, 15), citations=(_citation(), _citation(number=2))),
            ["citation [2] belongs to no statement"],
        ),
    ],
)
def test_what_is_wrong_with_an_answer_as_a_whole(answer: Answer, problems: list[str]) -> None:
    assert malformed(answer, _ARTICLES) == problems


# --- refusals ----------------------------------------------------------------------------------------------------

_PERSON, _TOPIC = RefusalReason.PERSON_NOT_QUOTED, RefusalReason.TOPIC_NOT_COVERED
_CASES = [
    RefusalCase((), None),
    RefusalCase((), _TOPIC),  # refused, though there is an answer
    RefusalCase((_PERSON,), _PERSON),
    RefusalCase((_PERSON, _TOPIC), _TOPIC),
    RefusalCase((_PERSON,), _TOPIC),  # the wrong reason
    RefusalCase((_TOPIC,), None),  # answered, though there is no answer
]


def test_refusal_scores_by_hand() -> None:
    scores = refusal_scores(_CASES)
    assert (scores.precision, scores.recall, scores.right_reason) == (3 / 4, 3 / 4, 2 / 4)


def test_refusal_scores_without_a_denominator() -> None:
    scores = refusal_scores([RefusalCase((), None)])
    assert (scores.precision, scores.recall, scores.right_reason) == (None, None, None)


def test_reasons_expected_against_given() -> None:
    assert reason_table(_CASES) == {
        "person_not_quoted": Counter(person_not_quoted=1, topic_not_covered=1),
        "topic_not_covered": Counter(topic_not_covered=1, answered=1),
    }


# --- calibration and latency -------------------------------------------------------------------------------------


def test_reliability_by_hand() -> None:
    table = reliability([0.1, 0.3, 0.35, 0.9], [False, True, False, True], bins=2)
    assert table == [
        ReliabilityBin(0.0, 0.5, 3, pytest.approx(0.25), 1 / 3),  # type: ignore[arg-type]
        ReliabilityBin(0.5, 1.0, 1, 0.9, 1.0),
    ]
    expected = 3 / 4 * abs(1 / 3 - 0.25) + 1 / 4 * abs(1 - 0.9)
    assert expected_calibration_error(table) == pytest.approx(expected)
    assert expected_calibration_error([]) is None


def test_a_confidence_on_an_edge_belongs_to_the_bin_below_it() -> None:
    assert [row.low for row in reliability([0.0, 0.3, 0.7], [True, True, True])] == [0.0, 0.2, 0.6]


def test_a_confidence_outside_zero_and_one_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"1\.2"):
        reliability([1.2], [True])


def test_brier_score_by_hand() -> None:
    assert brier_score([0.8, 0.4], [True, True]) == pytest.approx((0.2**2 + 0.6**2) / 2)
    assert brier_score([], []) is None


def test_latency_by_hand() -> None:
    found = latency([0.01, 0.02, 0.03, 0.04, 0.05])
    assert found is not None
    assert (found.median, found.worst) == (0.03, 0.05)
    assert found.p90 == pytest.approx(0.046)
    assert found.p99 == pytest.approx(0.0496)
    assert latency([]) is None


# --- statistics --------------------------------------------------------------------------------------------------


def test_an_estimate_is_a_ratio_of_sums() -> None:
    found = estimate([1, 3, 0], [2, 4, 0])
    assert found is not None
    assert (found.value, found.count) == (4 / 6, 6)
    assert 0.5 <= found.low <= 4 / 6 <= found.high <= 0.75
    assert estimate([0.0], [0.0]) is None


def test_the_bootstrap_interval_is_that_of_the_binomial_where_questions_are_yes_or_no() -> None:
    found = estimate([1.0] * 80 + [0.0] * 20)
    assert found is not None
    # Normal approximation: 0.8 +- 1.96 * sqrt(0.8 * 0.2 / 100) = 0.7216 to 0.8784.
    assert found.low == pytest.approx(0.7216, abs=0.012)
    assert found.high == pytest.approx(0.8784, abs=0.012)


def test_without_a_single_miss_the_interval_is_wilsons() -> None:
    found = estimate([1.0] * 10)
    assert found is not None
    # n / (n + z^2) with z = 1.959964
    assert found.low == pytest.approx(10 / (10 + 1.959964**2), abs=1e-6)
    assert found.high == 1


def test_paired_permutation_test_by_hand() -> None:
    # Five pairs, all better by 1: of the 32 ways to swap, 2 are as extreme.
    assert paired_p_value([0] * 5, [1] * 5) == pytest.approx(2 / 32)
    # Pairs without a difference change nothing.
    assert paired_p_value([0] * 5 + [1] * 7, [1] * 5 + [1] * 7) == pytest.approx(2 / 32)
    assert paired_p_value([1, 0, 1], [1, 0, 1]) == 1
    assert paired_p_value([1, 0, 1], [1, 1, 1]) == 1
    # Two better, one worse by as much: no way to swap is less extreme.
    assert paired_p_value([0, 0, 1], [1, 1, 0]) == 1


def test_pairs_are_needed() -> None:
    with pytest.raises(ValueError, match="pairs"):
        paired_p_value([1], [1, 0])
