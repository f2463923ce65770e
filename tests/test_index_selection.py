"""Choosing the best rows: whole columns for frequent words, blocks instead of sorting, one thread for one query."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
import pytest
from rank_bm25 import BM25Okapi

from eval.benchmark import questions_from
from index.dense import Dense, write_dense
from index.files import GenerationWriter
from index.lexical import K1, B, Lexical, write_lexical
from index.postings import count_postings


def _corpus(rows: int, words: int, seed: int) -> list[list[str]]:
    """Random documents; the first words stand in most of them, and three documents are alike."""
    rng = np.random.default_rng(seed)
    shares = 1 / np.arange(1, words + 1)
    shares /= shares.sum()
    documents = [[f"w{word}" for word in rng.choice(words, size=30, p=shares)] for _ in range(rows)]
    documents[5] = documents[rows // 2] = documents[-1]
    return documents


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("k", [1, 10, 40])
def test_large_corpora_give_the_rows_and_scores_of_a_full_sort(seed: int, k: int, tmp_path: Path) -> None:
    documents = _corpus(6_000, 2_000, seed)
    write_lexical(GenerationWriter(tmp_path), count_postings(documents))
    lexical, model = Lexical(tmp_path, str.split), BM25Okapi(documents, k1=K1, b=B)
    rng = np.random.default_rng(seed)
    queries = [[f"w{rng.integers(0, 4)}", *(f"w{word}" for word in rng.integers(0, 2_000, size=6))] for _ in range(8)]
    queries += [documents[-1][:8], ["w0"], ["w0", "w0", "w1"], ["w1999", "unknown"]]
    for query in queries:
        scores = lexical.score(" ".join(query), np.arange(6_000))
        assert np.abs(scores - model.get_scores(query)).max() < 1e-5
        matching = np.array([row for row, words in enumerate(documents) if set(words) & set(query)])
        best = matching[np.lexsort((matching, -scores[matching]))[:k]]
        rows, found = lexical.search(" ".join(query), k)
        assert rows.tolist() == best.tolist()
        assert found.tolist() == scores[best].tolist()


def test_equal_rows_tie_and_the_lower_row_comes_first(tmp_path: Path) -> None:
    documents = _corpus(6_000, 2_000, seed=9)
    write_lexical(GenerationWriter(tmp_path), count_postings(documents))
    rows, scores = Lexical(tmp_path, str.split).search(" ".join(documents[-1]), 3)
    assert rows.tolist() == [5, 3_000, 5_999]
    assert scores[0] == scores[1] == scores[2]


def test_a_dense_query_leaves_the_threads_of_faiss_as_they_were(tmp_path: Path) -> None:
    vectors = np.eye(4, dtype=np.float32)
    dense = Dense(tmp_path, write_dense(GenerationWriter(tmp_path), vectors, vectors))
    faiss.omp_set_num_threads(2)
    assert dense.search(vectors[2], 1)[0].tolist() == [2]
    assert faiss.omp_get_max_threads() == 2


def test_equal_vectors_score_equally_in_any_company(tmp_path: Path) -> None:
    vectors = np.random.default_rng(3).normal(size=(301, 192)).astype(np.float32)
    vectors[[7, 150, 300]] = vectors[7]
    dense = Dense(tmp_path, write_dense(GenerationWriter(tmp_path), vectors, vectors))
    together = dense.score(vectors[0], np.arange(301))
    assert together[7] == together[150] == together[300] == dense.score(vectors[0], [150])[0]


def test_benchmark_questions_are_words_of_one_text_and_the_same_every_time() -> None:
    texts = [
        "eins zwei drei vier fünf sechs sieben acht neun zehn",
        "rot gelb grün blau weiß schwarz braun grau rosa lila",
    ]
    questions = questions_from(texts, 20, seed=1)
    assert questions == questions_from(texts, 20, seed=1)
    assert all(any(set(one[:-1].split()) <= set(text.split()) for text in texts) for one in questions)
