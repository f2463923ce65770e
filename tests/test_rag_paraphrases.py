"""Words that stand for each other between a question and its answer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from safetensors.numpy import load_file

from corpus import Article, Corpus
from index import Encoder, Index, write_index
from index.sentence_words import encode_key
from index.word_keys import word_key
from rag.paraphrase_tables import GROUPS, tables_of
from rag.paraphrases import FILE, Paraphrases

_TEXT = "Der Mann wurde ermordet. Die Leiche lag im Keller. Die Fahrt war teuer."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder, encoder = tmp_path_factory.mktemp("index"), Encoder()
    write_index(Corpus((Article(id="mord", title="Mord", text=_TEXT),), ()), folder, encoder)
    return Index.open(folder, encoder=encoder)


def _said(index: Index, words: list[str], asked: list[str]) -> np.ndarray:
    keys = np.array([encode_key(word_key(word)) for word in asked], dtype="S32")
    return Paraphrases(index.sentences).said_by(index.sentences.numbers(map(word_key, words)), keys)


def test_a_synonym_is_told_from_a_word_that_stands_beside(index: Index) -> None:
    said = _said(index, ["ermordet", "Leiche", "Keller"], ["umbringen"])
    assert said.tolist() == [[1, 0], [0, 1], [0, 0]]


def test_no_word_stands_for_itself_nor_unknown_ones_for_any(index: Index) -> None:
    assert not _said(index, ["ermordet"], ["ermordet"]).any()
    assert not _said(index, ["ermordet", "Leiche"], ["Xylqua", ""]).any()
    assert _said(index, [], ["umbringen"]).shape == (0, 2)


def test_what_no_sentence_says_is_taken_for_no_word(index: Index) -> None:
    every = np.arange(len(index.sentences.vocabulary), dtype=np.int32)
    key = np.array([encode_key(word_key("Wahltermin"))], dtype="S32")
    assert not Paraphrases(index.sentences).said_by(every, key).any()


def test_groups_are_read_both_ways() -> None:
    tables = tables_of(["Kauf erwerben\tPreis", "Kauf Anschaffung\t"])
    keys = [key.decode() for key in tables["keys"].view("S32").ravel()]
    bounds = {name: pairwise(tables[f"{name}.starts"].tolist()) for name in ("synonyms", "related")}
    rows = {
        name: {
            key: [keys[at] for at in tables[f"{name}.keys"][start:end]]
            for key, (start, end) in zip(keys, of_keys, strict=True)
        }
        for name, of_keys in bounds.items()
    }
    bought, acquired, purchase, price = map(word_key, ("Kauf", "erwerben", "Anschaffung", "Preis"))
    assert rows["synonyms"] == {
        bought: sorted((acquired, purchase)), acquired: [bought], purchase: [bought], price: []
    }  # fmt: skip
    assert rows["related"] == {bought: [price], acquired: [price], purchase: [], price: sorted((bought, acquired))}


def test_the_shipped_tables_are_those_of_the_groups() -> None:
    made, shipped = tables_of(GROUPS.read_text(encoding="utf-8").splitlines()), load_file(FILE)
    assert made.keys() == shipped.keys()
    for name, array in made.items():
        np.testing.assert_array_equal(array, shipped[name])


def test_every_group_has_words_once() -> None:
    lines = GROUPS.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines), key=lambda line: (line.casefold(), line))
    for line in lines:
        alike, beside = (part.split(" ") for part in line.split("\t"))
        words = [*alike, *(word for word in beside if word)]
        assert alike[0]
        assert len(words) == len(set(words)), line
