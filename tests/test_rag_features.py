"""What the networks are told of terms and sentences, and the vectors of words that go into it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus import Article, Corpus
from index import Encoder, Index, write_index
from index.key_vectors import KeyVectors, key_vectors, save_key_vectors
from index.sentence_words import encode_key
from index.word_keys import word_key
from rag.archive import Archive
from rag.candidates import find_candidates, read
from rag.features import ASKED, PAIR, SENTENCE, TERM, Features, features_of
from rag.question import read_question

_TEXT = "Im Hafen brannte ein Lager. Drei Menschen wurden getötet. Der Wind trieb den Rauch fort."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder, encoder = tmp_path_factory.mktemp("index"), Encoder()
    fire = Article(id="brand", title="Großbrand in Bremen", text=_TEXT, published="2019-04-07")
    other = Article(id="zoo", title="Zoo", text="Im Zoo kamen drei Giraffen zur Welt.", published="2018-01-02")
    write_index(Corpus((fire, other), ()), folder, encoder)
    return Archive(Index.open(folder, encoder=encoder))


def _features(archive: Archive, text: str) -> tuple[list[str], Features]:
    question = read_question(text, archive.finder, days=archive.days, outlets=archive.outlets)
    found = find_candidates(archive, question, {"brand"})
    assert found is not None
    which = np.arange(3)
    features = features_of(archive, question, found, which).telling(read(archive, question, found, which))
    return [term.word for term in found.terms], features


def test_pairs_say_where_a_term_is_met(archive: Archive) -> None:
    words, features = _features(archive, "Wie viele Menschen starben im April 2019 beim Brand in Bremen im Lager?")
    pair = {name: features.pairs[:, :, number] for number, name in enumerate(PAIR)}
    people, stock, town = (words.index(word) for word in ("Menschen", "Lager", "Bremen"))
    assert pair["own"][:, people].tolist() == [0, 1, 0]
    assert pair["previous"][:, people].tolist() == [0, 0, 1]
    assert pair["next"][:, people].tolist() == [1, 0, 0]
    assert pair["passage"][:, stock].tolist() == [1, 1, 1]
    assert pair["title"][:, town].tolist() == [1, 1, 1]
    assert pair["own_or_title"][:, people].tolist() == [0, 1, 0]
    for time in ("April", "2019"):
        assert pair["published"][:, words.index(time)].tolist() == [1, 1, 1]
    assert pair["published"][:, people].tolist() == [0, 0, 0]


def test_another_year_than_that_of_the_article_is_not_met_by_it(archive: Archive) -> None:
    words, features = _features(archive, "Wie viele Menschen starben im Mai 2018 beim Brand in Bremen?")
    for time in ("Mai", "2018"):
        assert features.pairs[:, words.index(time), PAIR.index("published")].tolist() == [0, 0, 0]


def test_raised_digits_are_no_year(archive: Archive) -> None:
    words, features = _features(archive, "Was geschah im Jahr ²²²² in Bremen?")
    assert "Bremen" in words
    assert not features.pairs[:, :, PAIR.index("published")].any()


def test_words_of_one_use_are_alike(archive: Archive) -> None:
    words, features = _features(archive, "Wie viele Menschen wurden im Hafen erschossen?")
    use = features.pairs[:, words.index("erschossen"), PAIR.index("same_use")]
    assert use[1] > 0.5 > max(use[0], use[2])
    around = features.pairs[:, words.index("erschossen"), PAIR.index("same_use_passage")]
    assert around.tolist() == pytest.approx([float(use[1])] * 3)


def test_terms_and_questions_are_told_by_kind(archive: Archive) -> None:
    words, features = _features(archive, "Wie viele Menschen wurden im April getötet?")
    term = {name: features.terms[:, number] for number, name in enumerate(TERM)}
    assert dict(zip(words, term["focus"].tolist(), strict=True)) == {"Menschen": 1, "April": 0, "getötet": 0}
    assert dict(zip(words, term["in_sentences"].tolist(), strict=True)) == {"Menschen": 1, "April": 0, "getötet": 1}
    asked = dict(zip(ASKED, features.asked.tolist(), strict=True))
    assert (asked["number"], asked["date"], asked["unit"], asked["focused"]) == (1, 0, 0, 1)
    fits, none = SENTENCE.index("fits"), SENTENCE.index("holds_none")
    assert (features.sentences[:, fits] > 0).tolist() == [True, True, False]
    assert features.sentences[:, none].tolist() == [0, 0, 1]


def test_what_was_not_read_can_be_hoped_for(archive: Archive) -> None:
    _, features = _features(archive, "Wie viele Menschen wurden getötet?")
    hoped = features.telling((0.9, 0.0, 0.0))
    assert hoped.sentences[:, SENTENCE.index("fits")].tolist() == pytest.approx([0.9, 0.9, 0.9])
    assert hoped.sentences[:, SENTENCE.index("holds_none")].tolist() == [0, 0, 0]
    assert features.wants_a_kind
    assert not _features(archive, "Was taten die Menschen in Bremen?")[1].wants_a_kind


def test_key_vectors_are_kept_within_a_hundredth_and_unknown_ones_are_zero(tmp_path: Path) -> None:
    keys = np.array([encode_key(key) for key in ("zug", "bahn")], dtype="S32")
    vectors = np.array([[0.6, 0.8], [0.0, -1.0]], dtype=np.float32)
    save_key_vectors(keys, vectors, tmp_path / "keys.safetensors")
    kept = KeyVectors(tmp_path / "keys.safetensors")
    asked = np.array([encode_key(key) for key in ("bahn", "", "zug", "schiff")], dtype="S32")
    assert np.allclose(kept.of(asked), [[0, -1], [0, 0], [0.6, 0.8], [0, 0]], atol=0.01)


def test_the_vectors_shipped_know_what_is_used_alike() -> None:
    keys = [word_key(word) for word in ("getötet", "erschossen", "Haushalt")]
    killed, shot, budget = key_vectors().of(np.array([encode_key(key) for key in keys], dtype="S32"))
    assert float(killed @ shot) > 0.5 > float(killed @ budget)
