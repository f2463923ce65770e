"""From text files to a model folder, stage by stage; what a stage made is kept in the work folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.progress import Progress
from index.training.batches import ASKING, Sampler
from index.training.contrast import Training, first_vectors, use_threads
from index.training.corpora import Texts, TrainingError, read_texts
from index.training.dictionary import translations
from index.training.encoded import Encoded, encode_texts
from index.training.halves import compounds, with_parts
from index.training.model import save_model
from index.training.settings import Settings
from index.training.vocabulary import roots, train_vocabulary

_MOSTLY_ENGLISH = 5.0  # times as frequent in English as in German: "war" and "die" are not


@dataclass(frozen=True, slots=True)
class Files:
    """Text files of each kind."""

    paragraphs: list[Path]
    articles: list[Path]
    pairs: list[Path]


def train_encoder(
    files: Files,
    settings: Settings,
    *,
    out: Path,
    work: Path,
    threads: int,
    progress: Progress,
    until: int | None = None,
) -> None:
    """Train and write the model to `out`; `until` stops at a step, without a model, to go on another time."""
    work.mkdir(parents=True, exist_ok=True)
    use_threads(threads)
    tokenizer, texts = _prepare(files, settings, work, progress)
    english = translations(texts.german, texts.english, tokenizer.get_vocab_size())
    asking = [piece for word in ASKING for piece in tokenizer.encode(word, add_special_tokens=False).ids]
    sampler = Sampler(texts, settings, asking=np.array(asking, dtype=np.int32), translations=english)
    counts = _counts(texts, tokenizer.get_vocab_size())
    vectors = first_vectors(counts.sum(axis=0), _kin(tokenizer, english, counts), settings)
    training = Training(vectors, sampler, settings, checkpoint=work / "checkpoint.npz")
    training.run(partial(progress, "training"), until=until)
    if training.step == settings.steps:
        save_model(out, tokenizer, with_parts(training.vectors, compounds(tokenizer, counts[0])))


def _prepare(files: Files, settings: Settings, work: Path, progress: Progress) -> tuple[Tokenizer, Encoded]:
    """Vocabulary and texts in its pieces, from the work folder where the same files and size made them before."""
    stamp, vocabulary, pieces = work / "made-of.txt", work / "tokenizer.json", work / "texts.npz"
    made_of = _digest(files, settings.vocabulary)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_of:
        return Tokenizer.from_file(str(vocabulary)), Encoded.load(pieces)
    if (work / "checkpoint.npz").exists():
        msg = f"{work}: holds a run over other files or another vocabulary; give those, or another --work folder"
        raise TrainingError(msg)
    progress("reading and cutting into pieces", 0, 1)
    texts = read_texts(*astuple(files))
    tokenizer = train_vocabulary(texts, settings.vocabulary)
    encoded = _encode(texts, tokenizer, partial(progress, "reading and cutting into pieces"))
    tokenizer.save(str(vocabulary))
    encoded.save(pieces)
    stamp.write_text(made_of, encoding="utf-8")
    return tokenizer, encoded


def _encode(texts: Texts, tokenizer: Tokenizer, progress: Callable[[int, int], None]) -> Encoded:
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    return encode_texts(texts, tokenizer, progress)


def _digest(files: Files, vocabulary: int) -> str:
    digest = blake2b(str(vocabulary).encode(), digest_size=16)
    for kind in astuple(files):
        digest.update(b"kind")
        for file in kind:
            try:
                digest.update(file.read_bytes())
            except OSError as error:
                msg = f"{file}: cannot be read ({error.strerror})"
                raise TrainingError(msg) from error
    return digest.hexdigest()


def _counts(texts: Encoded, vocabulary: int) -> NDArray[np.int64]:
    """How often each piece stands in German and in English text, shape (2, vocabulary)."""
    german = sum(np.bincount(rows.ids, minlength=vocabulary) for rows in (texts.sentences, texts.titles, texts.german))
    return np.stack((german, np.bincount(texts.english.ids, minlength=vocabulary))).astype(np.int64)


def _kin(tokenizer: Tokenizer, english: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each piece that its stem shares, and that an English piece takes over from its translation."""
    kin = roots(tokenizer)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    german = np.flatnonzero(english >= 0)
    german = german[shares[1][english[german]] > _MOSTLY_ENGLISH * shares[0][english[german]]]
    by_frequency = german[np.argsort(counts[0][german], kind="stable")]
    kin[english[by_frequency]] = kin[by_frequency]
    return kin
