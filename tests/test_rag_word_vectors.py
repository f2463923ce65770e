"""How alike words are: by the vectors that the index keeps of them, each of the form a word is mostly written in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus import Article, Corpus
from index import Encoder, Index, write_index
from index.key_vectors import key_vectors
from index.sentence_words import commonest, encode_key
from index.word_keys import word_key
from rag.archive import Archive
from rag.terms import Term
from rag.word_vectors import likest_words, term_vectors

_TEXT = (
    "Die Stadt kaufte Busse. Die Stadt kaufte Schnee, gekauft war er. "
    "Sie hat Schnee angeschafft. Und sie ist die Stadt."
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return _built(tmp_path_factory.mktemp("words"), {"bus": _TEXT})


def _built(folder: Path, texts: dict[str, str]) -> Index:
    encoder = Encoder()
    articles = tuple(Article(id=name, title="Meldung", text=text) for name, text in texts.items())
    write_index(Corpus(articles, ()), folder, encoder)
    return Index.open(folder, encoder=encoder)


def _term(word: str) -> Term:
    return Term(word, ((word_key(word),),), 1.0, solid=False)


def _likest(index: Index, words: list[str], sentences: list[int]) -> np.ndarray:
    meanings, no_keys = term_vectors(index, [_term(word) for word in words]), np.zeros(0, dtype="S32")
    return likest_words(Archive(index), meanings, no_keys, np.array(sentences, dtype=np.int64))


def test_a_word_has_the_vector_of_its_commonest_form(index: Index) -> None:
    bought = index.sentences.numbers([word_key("gekauft")])
    exact = Encoder().encode_passages(["kaufte", "gekauft"])
    cosines = index.sentences.word_similarities(bought, exact)[0]
    assert cosines[0] == pytest.approx(1, abs=0.01)
    assert cosines[1] == pytest.approx(float(exact[0] @ exact[1]), abs=0.01)


def test_the_first_of_the_forms_that_are_equally_common_counts() -> None:
    forms, keys = np.array([b"a", b"b", b"c", b"d"]), np.array([0, 0, 0, 1], dtype=np.int32)
    words = np.array([3, 2, 1, 2, 1, 0], dtype=np.int32)
    assert commonest(words, forms, keys).tolist() == [b"b", b"d"]
    assert commonest(words[:0], forms[:0], keys[:0]).tolist() == []


def test_words_of_the_articles_are_looked_up_and_others_encoded(index: Index) -> None:
    vectors = term_vectors(index, [_term("kaufen"), _term("Straßenbahn")])
    exact = Encoder().encode_passages(["kaufte", "Straßenbahn"])
    np.testing.assert_allclose((vectors * exact).sum(axis=1), [1, 1], atol=0.01)
    assert term_vectors(index, []).shape == (0, exact.shape[1])


def test_the_likest_word_of_each_sentence_counts(index: Index) -> None:
    likest = _likest(index, ["kaufen", "Straßenbahn"], [2, 0, 1])
    exact = Encoder().encode_passages(["Straßenbahn", "Die", "Stadt", "kaufte", "Busse"])
    np.testing.assert_allclose(likest[1:, 0], [1, 1], atol=0.01)
    assert likest[1, 1] == pytest.approx(float((exact[1:] @ exact[0]).max()), abs=0.02)
    assert likest[0, 1] < likest[1, 1]


def test_words_that_say_nothing_are_passed_over(index: Index, tmp_path: Path) -> None:
    assert _likest(index, ["Stadt"], [3])[0, 0] == pytest.approx(1, abs=0.01)
    assert _likest(index, ["die"], [3])[0, 0] < 0.9
    assert _likest(_built(tmp_path, {"nichts": "Und sie ist die."}), ["Stadt"], [0]).tolist() == [[0.0]]
    assert _likest(index, [], [3]).shape == (1, 0)


def test_words_of_one_use_are_found_beside_those_of_one_meaning(index: Index) -> None:
    keys = np.array([encode_key(word_key(word)) for word in ("erworben", "Laune")], dtype="S32")
    likest = likest_words(Archive(index), term_vectors(index, []), keys, np.array([0, 3]))
    exact = key_vectors().of(np.array([encode_key(word_key(word)) for word in ("Stadt", "kaufte", "Busse")]))
    expected = (exact @ key_vectors().of(keys).T).max(axis=0).clip(0)
    np.testing.assert_allclose(likest[0, :2], expected, atol=1e-4)
    assert likest[0, 0] > likest[1, 0]
    assert likest[:, 2].tolist() == [1, 0], "'kaufte' stands for 'erworben'"


def test_an_update_knows_that_another_form_has_become_the_commonest(tmp_path: Path) -> None:
    texts = {"bus": "Sie kaufte. Er kaufte. Wir haben gekauft.", "new": "Gekauft, gekauft, gekauft und kaufte."}
    _built(tmp_path / "updated", {"bus": texts["bus"]})
    updated, fresh = _built(tmp_path / "updated", texts), _built(tmp_path / "fresh", texts)
    assert updated.sentences.common_forms().tolist() == fresh.sentences.common_forms().tolist()
    assert b"gekauft" in updated.sentences.common_forms().tolist()
    np.testing.assert_array_equal(updated.sentences.quantised_words, fresh.sentences.quantised_words)


def test_many_words_at_once_have_the_similarities_they_have_alone(index: Index) -> None:
    queries = Encoder().encode_passages(["kaufen", "Stadt", "Schnee"])
    numbers = np.tile(np.arange(len(index.sentences.vocabulary), dtype=np.int32), 60)
    together = index.sentences.word_similarities(numbers, queries)
    alone = index.sentences.word_similarities(numbers[:1], queries)
    np.testing.assert_allclose(together, index.sentences.word_vectors(numbers) @ queries.T, atol=1e-5)
    np.testing.assert_allclose(alone, together[:1], atol=1e-6)
    assert index.sentences.word_similarities(numbers[:0], queries).shape == (0, 3)


def test_runs_of_sentences_are_read_one_behind_the_other(index: Index) -> None:
    words = index.sentences
    runs = words.words_of_all([(2, 4), (0, 1)])
    assert runs.tolist() == [*words.words_of(2, 4).tolist(), *words.words_of(0, 1).tolist()]
    assert words.words_of_all([]).tolist() == []
