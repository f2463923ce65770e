"""The shipped encoder, any other model through the same class, and the training that makes one."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index import DEFAULT_ENCODER, Encoder, EncoderError
from index.progress import silent
from index.static_encoder import StaticModel
from index.training.__main__ import main
from index.training.contrast import Training, first_vectors
from index.training.corpora import TrainingError, read_texts
from index.training.dictionary import translations
from index.training.encoded import Rows
from index.training.halves import compounds, with_parts
from index.training.heldout import held_out_articles, held_out_pairs, same_sentence, training_pairs
from index.training.model import save_model
from index.training.recipe import Files, train_encoder
from index.training.settings import Settings

_SHIPPED = Path(__file__).parent.parent / "index" / "encoder"
_GERMAN = "Der Minister versprach der Ukraine weitere Waffen und Sicherheitsgarantien."
_OTHERS = (
    "Nach dem Hochwasser stehen in mehreren Dörfern an der Elbe die Keller unter Wasser.",
    "Die Mannschaft gewann das Endspiel erst im Elfmeterschießen.",
    "Der Stadtrat streitet über die Gebühren der Kindertagesstätten.",
    "Forscher fanden im Eis der Antarktis Spuren eines alten Vulkans.",
)


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return Encoder()


@pytest.mark.parametrize(
    "question",
    [
        "Wer sagte der Ukraine Waffen zu?",
        "Welche Sicherheitsgarantie bekommt die Ukraine?",
        "Waffenlieferungen",
        "Garantien",
        "Which minister promised weapons and security for Ukraine?",
        "weapons",
    ],
)
def test_a_question_in_german_or_english_is_nearest_to_what_it_is_about(shipped: Encoder, question: str) -> None:
    cosines = shipped.encode_passages([*_OTHERS, _GERMAN]) @ shipped.encode_query(question)
    assert int(cosines.argmax()) == len(_OTHERS)
    assert cosines[-1] > 2 * cosines[:-1].max()


def test_umlauts_case_punctuation_and_soft_hyphens_change_nothing(shipped: Encoder) -> None:
    plain = shipped.encode_query("Die Größe der Behörden überrascht Müller")
    assert np.array_equal(plain, shipped.encode_query("DIE GROESSE, der Behoerden: ueber\u00adrascht – „Mueller“!"))


def test_every_vector_has_length_one_and_a_text_of_nothing_known_none(shipped: Encoder) -> None:
    vectors = shipped.encode_passages([_GERMAN, "", "?! …", "日本"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0, 0], abs=1e-6)
    assert vectors.dtype == np.float32


def test_sentence_transformers_gives_the_same_vectors_as_the_reader_without_torch() -> None:
    from sentence_transformers import SentenceTransformer

    texts = [_GERMAN, *_OTHERS, "", "Wort", "How many people live in Berlin?", "ein sehr langer Text " * 400]
    theirs = SentenceTransformer(str(_SHIPPED), device="cpu", local_files_only=True).encode(texts)
    ours = np.concatenate(list(StaticModel(_SHIPPED).encode_passages(texts)))
    assert np.abs(ours - theirs).max() < 1e-5
    assert ours.shape == (len(texts), Encoder().dimension)


def test_the_shipped_model_is_no_burden_for_a_clone() -> None:
    assert sum(file.stat().st_size for file in _SHIPPED.iterdir()) < 40e6


def test_a_damaged_shipped_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.encoder._SHIPPED", tmp_path)
    with pytest.raises(EncoderError, match=f"the shipped encoder is missing or damaged: {tmp_path}"):
        Encoder(DEFAULT_ENCODER)


# --- held out ---------------------------------------------------------------------------------------------------------


def test_what_is_held_out_does_not_depend_on_the_order() -> None:
    pairs = [(f"Satz Nummer {number}.", f"Sentence number {number}.") for number in range(50)]
    assert held_out_pairs(pairs, 10) == held_out_pairs(pairs[::-1], 10)
    names = [f"article-{number}" for number in range(30)]
    assert held_out_articles(names, 3) == held_out_articles(names[::-1], 3)
    assert len(held_out_articles(names, 3)) == 3


def test_no_held_out_sentence_is_left_in_training_in_any_spelling_or_language() -> None:
    pairs = [("Guten Tag!", "Hello."), ("Hallo.", "Hello!"), ("guten tag", "Good day."), ("Nein.", "No.")]
    assert training_pairs(pairs, [("Guten Tag!", "Hello.")]) == [("Nein.", "No.")]
    chosen = held_out_pairs(pairs, 4)
    sides = [same_sentence(side) for pair in chosen for side in pair]
    assert len(sides) == len(set(sides))


def test_words_that_stand_in_the_same_pairs_translate_one_another() -> None:
    pairs = [("der hund", "the dog"), ("der ball", "the ball"), ("ein hund", "a dog"), ("ein ball", "a ball")] * 3
    words = sorted({word for pair in pairs for side in pair for word in side.split()})

    def rows(side: int) -> Rows:
        ids = [words.index(word) for pair in pairs for word in pair[side].split()]
        return Rows(np.array(ids, dtype=np.int32), np.arange(0, len(ids) + 1, 2))

    found = translations(rows(0), rows(1), len(words))
    assert {words[one]: words[other] for one, other in enumerate(found) if other >= 0} == {
        "der": "the",
        "ein": "a",
        "hund": "dog",
        "ball": "ball",
    }


# --- training ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A few hundred made-up sentences; every paragraph has its own subject."""
    subjects = "Brücke Schule Hafen Wald Bahnhof Museum Fluss Markt Theater Garten".split()
    facts = ("wird saniert", "kostet Millionen", "öffnet morgen", "bleibt gesperrt", "gehört der Stadt")
    paragraphs = [
        " ".join(f"Die Lage am {subject} in Ort {number} {fact}, sagt die Verwaltung heute." for fact in facts)
        for number in range(12)
        for subject in subjects
    ]
    (tmp_path / "texts.txt").write_text("\n".join(paragraphs), encoding="utf-8")
    (tmp_path / "pairs.tsv").write_text(
        "\n".join(f"Der {a} und der {b}.\tThe {a.lower()}x and the {b.lower()}x." for a in subjects for b in subjects),
        encoding="utf-8",
    )
    article = {"id": "a", "title": "Hafen gesperrt", "text": paragraphs[2]}
    others = [{"id": f"b{number}", "title": f"Titel {number}", "text": paragraphs[number]} for number in range(90)]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, [article, *others])), encoding="utf-8")
    return Files([tmp_path / "texts.txt"], [tmp_path / "news.jsonl"], [tmp_path / "pairs.tsv"])


_TINY = Settings(vocabulary=400, dimension=16, steps=8, passages=32, neighbours=4, headlines=2, sentence_pairs=0)


def _train(files: Files, folder: Path, settings: Settings = _TINY, until: int | None = None) -> Path:
    model = folder / "model"
    train_encoder(files, settings, out=model, work=folder / "work", threads=1, progress=silent, until=until)
    return model


def _bytes(model: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(model.iterdir())}


def test_two_trainings_with_one_seed_give_the_same_bytes_and_another_seed_others(files: Files, tmp_path: Path) -> None:
    first, second = _train(files, tmp_path / "1"), _train(files, tmp_path / "2")
    other = _train(files, tmp_path / "3", _TINY.model_copy(update={"seed": 2}))
    assert _bytes(first) == _bytes(second)
    assert _bytes(first)["model.safetensors"] != _bytes(other)["model.safetensors"]
    assert _bytes(first)["tokenizer.json"] == _bytes(other)["tokenizer.json"]


def test_a_training_that_was_stopped_goes_on_to_the_same_model(files: Files, tmp_path: Path) -> None:
    whole = _train(files, tmp_path / "whole")
    stopped = _train(files, tmp_path / "stopped", until=3)
    assert not stopped.exists()
    assert _bytes(_train(files, tmp_path / "stopped")) == _bytes(whole)


def test_training_learns_which_words_keep_company(tmp_path: Path) -> None:
    company = {"brücke": "pfeiler", "schule": "lehrer", "hafen": "schiff", "wald": "förster", "bahnhof": "gleis"}
    lines = [
        f"Heute berichten wir über {one} und noch einmal {one}.\nAm Ende ging es um {other} und {other}.\n"
        for one, other in company.items()
    ]
    (tmp_path / "texts.txt").write_text("\n".join(lines * 60), encoding="utf-8")
    settings = _TINY.model_copy(update={"steps": 60, "neighbours": 1})
    files = Files([tmp_path / "texts.txt"], [], [])

    def cosines(rate: float) -> np.ndarray:
        encoder = Encoder(str(_train(files, tmp_path / str(rate), settings.model_copy(update={"rate": rate}))))
        return encoder.encode_passages(list(company)) @ encoder.encode_passages(list(company.values())).T

    assert np.array_equal(cosines(0.5).argmax(axis=1), np.arange(len(company)))
    assert np.diag(cosines(0.5)).min() > np.diag(cosines(1e-9)).max()


def test_a_work_folder_of_another_run_is_refused(files: Files, tmp_path: Path) -> None:
    _train(files, tmp_path, until=2)
    with pytest.raises(TrainingError, match="made with other settings"):
        _train(files, tmp_path, _TINY.model_copy(update={"rate": 0.1}))
    with pytest.raises(TrainingError, match="another vocabulary"):
        _train(files, tmp_path, _TINY.model_copy(update={"vocabulary": 300}))


def test_a_checkpoint_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "checkpoint.npz").write_bytes(b"cut off")
    vectors = first_vectors(np.ones(4, dtype=np.int64), np.arange(4), _TINY)
    with pytest.raises(TrainingError, match=r"checkpoint\.npz: not a checkpoint of this training"):
        Training(vectors, None, _TINY, checkpoint=tmp_path / "checkpoint.npz")  # type: ignore[arg-type]


def test_files_that_cannot_be_used_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text("Ja.\tYes.\nNein.\n", encoding="utf-8")
    with pytest.raises(TrainingError, match=r"pairs\.tsv, line 2: no tab"):
        read_texts([], [], [tmp_path / "pairs.tsv"])
    (tmp_path / "news.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(TrainingError, match=r"news\.jsonl, line 1: not an article"):
        read_texts([], [tmp_path / "news.jsonl"], [])
    with pytest.raises(TrainingError, match=r"nowhere\.txt: cannot be read"):
        read_texts([tmp_path / "nowhere.txt"], [], [])


def test_storing_turns_no_vector_far(tmp_path: Path) -> None:
    tokenizer = StaticModel(_SHIPPED)._tokenizer
    size = tokenizer.get_vocab_size()
    exact = first_vectors(np.ones(size, dtype=np.int64), np.arange(size), _TINY)
    save_model(tmp_path, tokenizer, exact)
    ids = tokenizer.encode("Die Brücke wird saniert.", add_special_tokens=False).ids
    wanted = exact[ids].mean(axis=0)
    stored = Encoder(str(tmp_path)).encode_query("Die Brücke wird saniert.")
    assert stored @ wanted / np.linalg.norm(wanted) > 0.995


def test_a_compound_is_cut_at_its_most_frequent_halves_and_turned_towards_them() -> None:
    tokenizer = StaticModel(_SHIPPED)._tokenizer
    counts = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    words = "sicherheitsgarantien sicherheits garantien heitsgar garantie haus".split()
    whole, first, second, *_ = numbers = [tokenizer.token_to_id(word) for word in words if tokenizer.token_to_id(word)]
    counts[numbers] = 100
    assert compounds(tokenizer, counts).tolist() == [[whole, first, second]]
    vectors = first_vectors(np.ones(len(counts), dtype=np.int64), np.arange(len(counts)), _TINY)
    turned = with_parts(vectors, np.array([[whole, first, second]]))
    assert np.array_equal(np.delete(turned, whole, axis=0), np.delete(vectors, whole, axis=0))
    assert np.linalg.norm(turned[whole]) == pytest.approx(np.linalg.norm(vectors[whole]), rel=1e-5)
    halves = vectors[first] / np.linalg.norm(vectors[first]) + vectors[second] / np.linalg.norm(vectors[second])
    wanted = vectors[whole] / np.linalg.norm(vectors[whole]) + 0.8 * halves / np.linalg.norm(halves)
    assert turned[whole] / np.linalg.norm(turned[whole]) == pytest.approx(wanted / np.linalg.norm(wanted), abs=1e-5)


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--rate", "-1", "error: --rate -1.0: Input should be greater than 0\n"),
        ("--most-dropped", "1", "error: --most-dropped 1.0: Input should be less than 1\n"),
        ("--paragraphs", "nowhere.txt", "error: nowhere.txt: cannot be read (No such file or directory)\n"),
    ],
)
def test_what_is_wrong_on_the_command_line_of_the_training_is_one_line(
    option: str, value: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--out", str(tmp_path / "model"), "--work", str(tmp_path / "work")]
    assert main([*folders, option, value]) == 2
    assert capsys.readouterr().err == told
