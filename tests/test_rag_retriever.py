"""Fusion of both legs: exact scores, never below the better leg, ties by span, articles asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus import read_corpus
from eval.command import QUESTIONS
from eval.questions import load_questions
from eval.ranking import rank_legs, relevant_rows
from index import Encoder, Index, Leg, write_index
from rag.retriever import Retriever, fused
from tests.index_helpers import CountingEncoder, built

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("demo")
    write_index(read_corpus(_ROOT / "corpus" / "articles"), folder, Encoder())
    return Index.open(folder)


def test_well_covered_queries_add_both_legs_on_the_scale_of_bm25() -> None:
    lexical = np.array([10.0, 8.0, 0.0], dtype=np.float32)
    dense = np.array([0.1, 0.3, 0.2], dtype=np.float32)
    scores = fused(lexical, dense, reach=20.0, spread=0.1)
    np.testing.assert_allclose(scores, [10.0, 8.0 + 0.6 * 2, 0.6], rtol=1e-5)


def test_words_that_cover_little_of_the_query_count_little() -> None:
    lexical = np.array([7.0, 0.0], dtype=np.float32)
    dense = np.array([0.0, 0.1], dtype=np.float32)
    assert np.argmax(fused(lexical, dense, reach=20.0, spread=0.1)) == 0
    np.testing.assert_allclose(fused(lexical, dense, reach=200.0, spread=0.1), [7e-6, 0.6], rtol=1e-4)


def test_a_corpus_of_like_passages_does_not_blow_up_its_cosines() -> None:
    scores = fused(np.zeros(2, dtype=np.float32), np.array([0.5, 0.6], dtype=np.float32), reach=0.0, spread=0.0)
    np.testing.assert_allclose(scores, [0.0, 0.6 * 0.1 / 0.02], rtol=1e-5)


def test_the_hybrid_is_never_below_the_better_leg_on_the_demo_questions(demo: Index) -> None:
    questions = load_questions(QUESTIONS, demo.articles).questions
    relevant = relevant_rows(questions, demo.articles, demo.passages_of)
    legs = {outcome.leg: outcome.rankings for outcome in rank_legs(questions, relevant, Retriever(demo))}
    for k in (1, 5, 10, 20):
        recall = {leg: np.mean([one.recall_at[k] for one in rankings]) for leg, rankings in legs.items()}
        assert recall[Leg.HYBRID] >= max(recall[Leg.LEXICAL], recall[Leg.DENSE]), k


def test_equal_passages_come_in_the_order_of_their_spans(tmp_path: Path) -> None:
    others = {number: f"Brot wird {number} Cent teurer." for number in range(10, 20)}
    index = built({3: "Der Hafen bleibt zu.", 1: "Der Hafen bleibt zu.", **others}, tmp_path)
    for leg in Leg:
        hits = Retriever(index).search("Der Hafen bleibt zu.", 2, leg=leg)
        assert [hit.passage.span.article_id for hit in hits] == ["a001", "a003"]


def test_only_the_given_articles_are_searched(tmp_path: Path) -> None:
    index = built({number: f"Der Hafen meldet {number} Schiffe." for number in range(20)}, tmp_path)
    for allowed in ({"a007"}, {f"a{number:03}" for number in range(5, 20)}, {"a007", "unknown"}):
        hits = Retriever(index).search("Hafen", 50, article_ids=allowed)
        assert {hit.passage.span.article_id for hit in hits} == allowed - {"unknown"}
    assert Retriever(index).search("Hafen", 5, article_ids=()) == []


def test_a_query_that_shares_nothing_is_decided_by_the_dense_leg(tmp_path: Path) -> None:
    index = built({1: "Der Hafen bleibt zu.", 2: "Brot wird teurer."}, tmp_path)
    vector = CountingEncoder().encode_query("xyz")
    expected = np.argmax(index.dense.score(vector, [0, 1]))
    hits = Retriever(index).search("xyz", 1)
    assert [hit.passage.row for hit in hits] == [expected]
    assert Retriever(index).search("xyz", 1, leg=Leg.LEXICAL) == []
