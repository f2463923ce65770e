"""The measure of the retriever over a small pool: what counts as found, and what is left out."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.retrieval import query_sets, searching, shares_found
from eval.retrieval_data import lead_sentences, read_pairs, read_pool
from index import Encoder, Leg
from rag.retriever import Retriever

_LONG = " ".join(
    f"Satz {number} erzählt vom Hafen, von Kränen und von Schiffen am Kai der Stadt." for number in range(9)
)
_PARAGRAPHS = [
    {"id": "p1", "title": "Hefe", "text": "Hefe lässt den Teig aufgehen. Sie braucht dafür Zucker und Wärme. " * 9},
    {"id": "p2", "title": "Salz", "text": "Salz bremst die Gärung und macht den Teig fester."},
]
_NEWS = [
    {"id": "n1", "title": "Kran im Hafen umgestürzt", "text": f"Ein Kran ist umgestürzt.\n\n{_LONG}\n\n{_LONG}"},
    {"id": "n2", "title": "Bäcker streiken", "text": "Die Bäcker streiken für mehr Lohn."},
]
_QUESTIONS = [
    {"id": "q1", "question": "Was bremst die Gärung?", "article_id": "p2", "answer": "Salz", "start": 0},
    {"id": "q2", "question": "Wofür streiken Bäcker?", "article_id": "p1", "answer": "Hefe", "start": 0},
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, records in (
        ("xquad-de-dev.articles", _PARAGRAPHS),
        ("wikinews", _NEWS),
        ("xquad-de-dev.questions", _QUESTIONS),
    ):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    with lzma.open(tmp_path / "tatoeba-de-en.tsv.xz", "wt", encoding="utf-8") as file:
        file.write("Der Teig geht auf.\tThe dough is rising.\n")
    return tmp_path


def test_paragraphs_stay_whole_among_the_passages_of_the_news(data: Path) -> None:
    pool = read_pool(data)
    with searching(pool, Encoder()) as index:
        assert len(index.passages_of("p1")) == 1
        assert len(index.passages_of("n1")) == 3


def test_shares_count_a_right_passage_by_its_rank(data: Path) -> None:
    pool = read_pool(data)
    with searching(pool, Encoder()) as index:
        asked = query_sets(pool, index)["question"]
        assert shares_found(Retriever(index), asked, Leg.LEXICAL) == {1: 0.5, 5: 0.5, 50: 0.5}


def test_a_lead_does_not_find_its_own_passage(data: Path) -> None:
    pool = read_pool(data)
    assert lead_sentences(pool.news) == {"n1": "Ein Kran ist umgestürzt."}
    with searching(pool, Encoder()) as index:
        (lead,) = query_sets(pool, index)["lead, all"]
        assert lead.without == index.passages_of("n1")[0].row
        assert shares_found(Retriever(index), [lead], Leg.LEXICAL)[1] == 0.0


def test_pairs_are_german_then_english(data: Path) -> None:
    assert read_pairs(data) == [("Der Teig geht auf.", "The dough is rising.")]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match=r"xquad-de-dev\.questions\.jsonl"):
        read_pool(tmp_path)
