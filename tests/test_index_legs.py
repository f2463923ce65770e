from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from index.dense import Dense, write_dense
from index.files import GenerationWriter
from index.lexical import K1, B, Lexical, write_lexical
from index.postings import count_postings, merge_postings


def _lexical(folder: Path, documents: list[list[str]]) -> Lexical:
    folder.mkdir()
    write_lexical(GenerationWriter(folder), count_postings(documents))
    return Lexical(folder, str.split)


def _random_documents(seed: int, count: int) -> list[list[str]]:
    rng = random.Random(seed)
    words = [f"w{number}" for number in range(30)]
    return [rng.choices(words, weights=[1 / (1 + n) for n in range(30)], k=rng.randint(1, 20)) for _ in range(count)]


@pytest.mark.parametrize("seed", range(8))
def test_scores_equal_rank_bm25(seed: int, tmp_path: Path) -> None:
    documents = _random_documents(seed, 5 + seed * 20)
    lexical, oracle = _lexical(tmp_path / "l", documents), BM25Okapi(documents, k1=K1, b=B)
    for query in ("w0", "w1 w7 w7 w29", "w0 w3 unbekannt", "unbekannt"):
        scores = lexical.score(query, np.arange(len(documents)))
        np.testing.assert_allclose(scores, oracle.get_scores(query.split()), atol=1e-5)


@pytest.mark.parametrize("seed", range(4))
def test_search_gives_the_best_rows_of_a_full_sort_with_ties_by_row(seed: int, tmp_path: Path) -> None:
    documents = _random_documents(seed, 120)
    lexical = _lexical(tmp_path / "l", documents)
    query = "w2 w5 w9"
    scores = lexical.score(query, np.arange(len(documents)))
    matching = [row for row, words in enumerate(documents) if set(words) & set(query.split())]
    expected = sorted(matching, key=lambda row: (-scores[row], row))[:10]
    rows, found = lexical.search(query, 10)
    assert rows.tolist() == expected
    assert found.tolist() == scores[expected].tolist()


def test_a_match_is_decided_by_shared_words_not_by_the_sign_of_the_score(tmp_path: Path) -> None:
    two = [["kreml", "sagt"], ["kreml", "schweigt"]]
    lexical = _lexical(tmp_path / "l", two)
    assert lexical.search("kreml", 5)[0].tolist() == [0, 1]
    np.testing.assert_allclose(
        lexical.score("kreml", [0, 1]), BM25Okapi(two, k1=K1, b=B).get_scores(["kreml"]), atol=1e-5
    )


def test_an_empty_corpus_and_an_empty_document_have_no_hits(tmp_path: Path) -> None:
    assert _lexical(tmp_path / "none", []).search("kreml", 5)[0].tolist() == []
    assert _lexical(tmp_path / "one", [[], ["kreml"]]).search("kreml", 5)[0].tolist() == [1]


def test_merged_postings_equal_those_of_one_corpus(tmp_path: Path) -> None:
    documents = _random_documents(3, 40)
    kept, fresh = documents[:25], documents[25:]
    targets = np.array([-1 if row % 5 == 0 else row for row in range(25)])
    alive = [row for row in range(25) if row % 5]
    order = alive + list(range(25, 40))
    rows_of_kept = np.array([order.index(row) if row in order else -1 for row in range(25)])
    assert (targets >= 0).sum() == len(alive)
    merged = merge_postings(
        count_postings(kept), rows_of_kept, count_postings(fresh), np.arange(len(alive), len(order))
    )
    whole = count_postings([documents[row] for row in order])
    assert list(merged.terms) == list(whole.terms)
    for name in ("starts", "rows", "counts", "lengths"):
        assert getattr(merged, name).tolist() == getattr(whole, name).tolist()


def _dense(folder: Path, vectors: np.ndarray, **options: int) -> Dense:
    folder.mkdir()
    queries = vectors[:100] + np.float32(0.01)
    report = write_dense(GenerationWriter(folder), vectors, queries, **options)
    return Dense(folder, report)


def _unit_vectors(count: int) -> np.ndarray:
    vectors = np.random.default_rng(42).normal(size=(count, 24)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_exact_dense_search_is_the_sorted_cosine(tmp_path: Path) -> None:
    vectors = _unit_vectors(200)
    rows, scores = _dense(tmp_path / "d", vectors).search(vectors[17], 5)
    cosines = vectors @ vectors[17]
    assert rows.tolist() == np.lexsort((np.arange(200), -cosines))[:5].tolist()
    np.testing.assert_allclose(scores, cosines[rows], atol=1e-6)


def test_quantised_search_finds_what_exact_search_finds(tmp_path: Path) -> None:
    vectors = _unit_vectors(4000)
    dense = _dense(tmp_path / "d", vectors, exact_limit=1000)
    assert not dense.report.exact
    assert dense.report.recall >= 0.98
    found = [dense.search(vectors[row], 10)[0].tolist() for row in range(50)]
    exact = [np.argsort(-(vectors @ vectors[row]), kind="stable")[:10].tolist() for row in range(50)]
    assert sum(len(set(one) & set(other)) for one, other in zip(found, exact, strict=True)) >= 490


def test_cells_with_fewer_rows_than_asked_for_can_be_calibrated(tmp_path: Path) -> None:
    vectors = np.vstack([_unit_vectors(60), np.repeat(_unit_vectors(1), 3000, axis=0)]).astype(np.float32)
    folder = tmp_path / "d"
    folder.mkdir()
    report = write_dense(GenerationWriter(folder), vectors, vectors[:60], exact_limit=1000)
    assert Dense(folder, report).search(vectors[5], 1)[0].tolist() == [5]


def test_vectors_that_codes_cannot_tell_apart_are_searched_exactly(tmp_path: Path) -> None:
    alike = _unit_vectors(1) + np.float32(1e-4) * _unit_vectors(3000)
    alike /= np.linalg.norm(alike, axis=1, keepdims=True)
    dense = _dense(tmp_path / "d", alike.astype(np.float32), exact_limit=1000)
    assert (dense.report.exact, dense.report.recall) == (True, 1.0)
    assert not (tmp_path / "d" / "dense.ivf.faiss").exists()


def test_opening_maps_the_vectors_instead_of_reading_them(tmp_path: Path) -> None:
    assert isinstance(_dense(tmp_path / "d", _unit_vectors(4000), exact_limit=1000).vectors.base, np.memmap)


@pytest.mark.parametrize("dimension", [50, 192, 384])
def test_dimensions_of_other_encoders_are_quantised(dimension: int, tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).normal(size=(2000, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    dense = _dense(tmp_path / "d", vectors, exact_limit=1000)
    assert not dense.report.exact
    assert dense.search(vectors[3], 1)[0].tolist() == [3]


def test_dense_edge_inputs(tmp_path: Path) -> None:
    dense = _dense(tmp_path / "d", _unit_vectors(3))
    assert dense.search(np.zeros(24, dtype=np.float32), 2)[0].tolist() == []
    assert sorted(dense.search(_unit_vectors(3)[0], 99)[0].tolist()) == [0, 1, 2]
    with pytest.raises(ValueError, match="finite"):
        dense.search(np.full(24, np.nan, dtype=np.float32), 2)


def test_reach_counts_unknown_words_as_the_rarest(tmp_path: Path) -> None:
    documents = [["kreml", "sagt"], ["kiew", "sagt"], ["kiew", "schweigt"], ["rom", "ruht"]]
    lexical = _lexical(tmp_path / "l", documents)
    best = float(lexical.score("kreml", [0])[0])
    assert lexical.reach("kreml unbekannt unbekannt") == pytest.approx(best + 2 * np.log(4.5 / 0.5), rel=1e-6)
    assert lexical.reach("") == 0.0
    assert _lexical(tmp_path / "none", []).reach("kreml") == 0.0


def test_spread_is_the_deviation_of_the_cosines(tmp_path: Path) -> None:
    vectors = _unit_vectors(300)
    report = write_dense(GenerationWriter(tmp_path), vectors, vectors[:50])
    assert report.spread == pytest.approx(float((vectors[:50] @ vectors.T).std()), abs=1e-4)
