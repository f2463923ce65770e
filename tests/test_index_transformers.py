"""Other people's models through the real loading code; the models are tiny and made here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import Encoder, EncoderError, Index, Leg, Reranker, StaleIndexError, write_index
from rag.retriever import Retriever
from tests.index_helpers import corpus_of

_WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] query passage : der die das haus brücke stadt regen heute".split()
_TEXTS = ["das haus", "die brücke der stadt", "regen heute " * 60]


def _bert(folder: Path, *, labels: int | None = None) -> None:
    """A BERT of two layers with a vocabulary of sixteen words; with `labels`, one that classifies."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(_WORDS), encoding="utf-8")
    BertTokenizerFast(vocab=str(folder / "vocab.txt"), strip_accents=False, model_max_length=64).save_pretrained(folder)
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=0.5,
        num_labels=labels or 1,
    )
    (BertForSequenceClassification(config) if labels else BertModel(config)).save_pretrained(folder)


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny-bert"
    _bert(folder)
    return folder


def _saved(bert: Path, folder: Path, prompts: dict[str, str]) -> Path:
    from sentence_transformers import SentenceTransformer

    SentenceTransformer(str(bert), prompts=prompts, local_files_only=True, device="cpu").save(str(folder))
    return folder


def _reference(bert: Path, texts: list[str]) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bert), local_files_only=True, device="cpu")
    return np.stack([model.encode(text, prompt="", normalize_embeddings=True) for text in texts])


def test_a_transformer_gives_unit_vectors_in_the_order_of_the_texts(bert: Path) -> None:
    encoder = Encoder(str(bert))
    seen: list[tuple[int, int]] = []
    texts = _TEXTS * 100
    vectors = encoder.encode_passages(texts, progress=lambda done, total: seen.append((done, total)))
    assert np.abs(vectors[:3] - _reference(bert, _TEXTS)).max() < 1e-5
    assert np.abs(vectors[297:] - vectors[:3]).max() < 1e-5
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(300), abs=1e-5)
    assert (vectors.dtype, vectors.shape, encoder.dimension) == (np.float32, (300, 16), 16)
    assert seen == [(256, 300), (300, 300)]


def test_the_prompts_of_the_model_stand_before_queries_and_passages(bert: Path, tmp_path: Path) -> None:
    encoder = Encoder(str(_saved(bert, tmp_path / "prompted", {"query": "heute ", "document": "die stadt "})))
    assert np.abs(encoder.encode_query("regen") - _reference(bert, ["heute regen"])[0]).max() < 1e-5
    assert np.abs(encoder.encode_passages(["regen"]) - _reference(bert, ["die stadt regen"])).max() < 1e-5


@pytest.mark.parametrize("name", ["tiny-e5-small", "multilingual-E5-tiny"])
def test_a_known_family_without_prompts_gets_those_of_its_model_card(bert: Path, tmp_path: Path, name: str) -> None:
    encoder = Encoder(str(_saved(bert, tmp_path / name, {})))
    assert np.abs(encoder.encode_query("regen") - _reference(bert, ["query: regen"])[0]).max() < 1e-5
    assert np.abs(encoder.encode_passages(["regen"]) - _reference(bert, ["passage: regen"])).max() < 1e-5


def test_the_fingerprint_is_that_of_weights_and_prompts(bert: Path, tmp_path: Path) -> None:
    plain = Encoder(str(bert)).fingerprint
    assert Encoder(str(_saved(bert, tmp_path / "copy", {}))).fingerprint == plain
    assert Encoder(str(_saved(bert, tmp_path / "prompted", {"query": "heute "}))).fingerprint != plain


def test_an_index_never_mixes_encoders(bert: Path, tmp_path: Path) -> None:
    corpus = corpus_of({1: "Das Haus an der Brücke steht heute leer.", 2: "In der Stadt fällt Regen."})
    write_index(corpus, tmp_path / "index", Encoder(str(bert)))
    opened = Index.open(tmp_path / "index")
    assert opened.encoder.name == str(bert)
    assert opened.dense.vectors.shape[1] == 16
    with pytest.raises(StaleIndexError):
        _ = Index.open(tmp_path / "index", encoder=Encoder()).encoder


@pytest.mark.parametrize("load", [Encoder, Reranker])
def test_a_model_that_cannot_be_had_is_told_in_one_line(
    load: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    (tmp_path / "empty").mkdir()
    told = {}
    for name in ("nobody/no-such-model", str(tmp_path / "nowhere"), str(tmp_path / "empty")):
        with pytest.raises(EncoderError) as caught:
            load(name)
        told[name] = str(caught.value)
        assert name in told[name]
        assert "\n" not in told[name]
    assert "not in the local cache, and HF_HUB_OFFLINE forbids the download" in told["nobody/no-such-model"]
    assert "no such folder" in told[str(tmp_path / "nowhere")]
    assert "the folder holds no model" in told[str(tmp_path / "empty")]


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny-cross-encoder"
    _bert(folder, labels=1)
    return folder


def _towns(folder: Path) -> Path:
    names = "Haus Brücke Stadt Regen".split()
    texts = {number: f"Heute steht in der Meldung {number} das Haus, und {name}." for number, name in enumerate(names)}
    write_index(corpus_of(texts), folder, Encoder())
    return folder


def test_a_reranker_orders_the_hybrid_by_its_own_scores_and_keeps_the_scale(
    cross_encoder: Path, tmp_path: Path
) -> None:
    from sentence_transformers import CrossEncoder

    folder = _towns(tmp_path / "index")
    plain = Index.open(folder)
    before = Retriever(plain).search("Haus heute", 4)
    after = Retriever(Index.open(folder, reranker=Reranker(str(cross_encoder)))).search("Haus heute", 4)
    texts = [plain.passage_text(hit.passage) for hit in before]
    theirs = CrossEncoder(str(cross_encoder), local_files_only=True, device="cpu").predict(
        [("Haus heute", text) for text in texts]
    )
    wanted = [before[place].passage for place in np.argsort(-theirs, kind="stable")]
    assert [hit.passage for hit in after] == wanted
    assert wanted != [hit.passage for hit in before]
    assert [hit.score for hit in after] == [hit.score for hit in before]


def test_a_reranker_looks_deeper_than_what_is_asked_for(cross_encoder: Path, tmp_path: Path) -> None:
    retriever = Retriever(Index.open(_towns(tmp_path / "index"), reranker=Reranker(str(cross_encoder))))
    assert retriever.search("Haus heute", 1)[0].passage == retriever.search("Haus heute", 4)[0].passage


def test_single_legs_are_not_reranked(cross_encoder: Path, tmp_path: Path) -> None:
    folder = _towns(tmp_path / "index")
    plain, reranked = Index.open(folder), Index.open(folder, reranker=Reranker(str(cross_encoder)))
    for leg in (Leg.LEXICAL, Leg.DENSE):
        assert Retriever(reranked).search("Haus heute", 4, leg=leg) == Retriever(plain).search("Haus heute", 4, leg=leg)


def test_a_classifier_of_several_labels_is_no_reranker(tmp_path: Path) -> None:
    _bert(tmp_path / "classifier", labels=3)
    with pytest.raises(EncoderError, match="gives 3 scores a pair; a reranker gives one"):
        Reranker(str(tmp_path / "classifier"))
