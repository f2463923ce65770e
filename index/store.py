"""An index on disk, opened: everything checked against its hashes before it is used, then read where it lies."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from corpus import read_corpus
from index.archive import Articles, Quotes, content_digest
from index.datatypes import Extent, Passage
from index.dense import Dense
from index.encoder import DEFAULT_ENCODER, Encoder
from index.errors import StaleIndexError, StoreError
from index.files import FileEntry, sha256_of
from index.layout import REBUILD, generation_folder, read_manifest, read_pointer
from index.lexical import Lexical
from index.manifest import Manifest, code_versions, corpus_fingerprint
from index.passages import PassageTable, passage_text
from index.reranker import Reranker
from index.sentence_words import SentenceWords
from index.tokens import tokenize

_RETRIES = 5


class TextEncoder(Protocol):
    """What the index needs of an encoder."""

    name: str

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes when the vectors would."""
        ...

    def encode_passages(
        self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors of passages, shape (n, dimension)."""
        ...

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Unit vector of a question, shape (dimension,)."""
        ...


class Index:
    """One generation of an index; it goes on working while newer ones are published."""

    def __init__(
        self, folder: Path, manifest: Manifest, encoder: TextEncoder | None, reranker: Reranker | None = None
    ) -> None:
        self.manifest = manifest
        self.articles = Articles(folder)
        self.passages = PassageTable(folder, self.articles.ids)
        self.lexical = Lexical(folder, tokenize)
        self.dense = Dense(folder, manifest.dense)
        self.sentences = SentenceWords(folder)
        self.quotes = Quotes(folder, self.articles.ids)
        self.reranker = reranker
        self._encoder = encoder

    @classmethod
    def open(cls, folder: Path, *, encoder: TextEncoder | None = None, reranker: Reranker | None = None) -> Self:
        """Open the index in `folder`; StoreError, saying what to do, where it is missing, foreign or damaged.

        `encoder` stands in for the one the manifest names; it must be the one that built the index. A `reranker`
        looks at the first hits of a hybrid search again.
        """
        folder = Path(folder)
        for _ in range(_RETRIES):
            pointer = read_pointer(folder)
            try:
                manifest = read_manifest(folder, pointer)
                generation = generation_folder(folder, pointer)
                _verify(folder, generation, manifest)
                return cls(generation, manifest, encoder, reranker)
            except (StoreError, FileNotFoundError):
                # Two builds in the meantime have removed what we were about to read: take the newer one.
                if read_pointer(folder) == pointer:
                    raise
        msg = f"the index {folder} is replaced faster than it can be opened; try again"
        raise StoreError(msg)

    @cached_property
    def encoder(self) -> TextEncoder:
        """The encoder that made the vectors; StaleIndexError where the model has changed since."""
        encoder = self._encoder or Encoder(self.manifest.encoder)
        _check_encoder(self.manifest, encoder)
        return encoder

    def passage_text(self, passage: Passage) -> str:
        """The characters of a passage."""
        return passage_text(self.articles[passage.span.article_id], passage)

    def sentences_of(self, article_id: str, start: int = 0, end: int | None = None) -> list[Extent]:
        """The sentences of an article with any of the characters from `start` to `end`; all where no end is named."""
        number = self.articles.ids.find(article_id)
        if number is None:
            raise KeyError(article_id)
        everything = self.passages.sentences_of_article(number)
        found = everything if end is None else self.passages.sentences_within(number, start, end)
        return self.passages.extents(*found)

    def passages_of(self, article_id: str) -> list[Passage]:
        """The passages of one article in order; KeyError where the index does not have it."""
        number = self.articles.ids.find(article_id)
        if number is None:
            raise KeyError(article_id)
        return [self.passages[row] for row in self.passages.rows_of(number)]


def index_is_current(corpus: Path, folder: Path, encoder: TextEncoder | str = DEFAULT_ENCODER) -> bool:
    """Whether an index is there that was made of this corpus by this encoder and this version of the code.

    Raises CorpusError where the corpus cannot be read; damage to the files of the index shows when it is opened.
    """
    try:
        manifest = read_manifest(Path(folder), read_pointer(Path(folder)))
    except StoreError:
        return False
    used = Encoder(encoder) if isinstance(encoder, str) else encoder
    if (manifest.encoder, manifest.encoder_fingerprint) != (used.name, used.fingerprint):
        return False
    articles = read_corpus(Path(corpus)).articles
    fingerprint = corpus_fingerprint((article.id, content_digest(article)) for article in articles)
    return manifest.versions == code_versions() and manifest.corpus_fingerprint == fingerprint


def _check_encoder(manifest: Manifest, encoder: TextEncoder) -> None:
    if (encoder.name, encoder.fingerprint) != (manifest.encoder, manifest.encoder_fingerprint):
        used = (
            f"the model {encoder.name!r}" if encoder.name != manifest.encoder else f"another state of {encoder.name!r}"
        )
        msg = f"the index was built with {manifest.encoder!r} and cannot be searched with {used}; {REBUILD} again"
        raise StaleIndexError(msg)


def _verify(folder: Path, generation: Path, manifest: Manifest) -> None:
    """Compare every file with the manifest; hashing lets go of the interpreter lock, so files are read side by side."""

    def damage(item: tuple[str, FileEntry]) -> str | None:
        name, entry = item
        path = generation / name
        try:
            intact = path.stat().st_size == entry.size and sha256_of(path) == entry.sha256
        except OSError as error:
            return f"{name} cannot be read ({error.strerror})"
        return None if intact else f"{name} is not what was written"

    largest_first = sorted(manifest.files.items(), key=lambda item: (-item[1].size, item[0]))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        problems = [problem for problem in pool.map(damage, largest_first) if problem]
    if problems:
        msg = f"the index {folder} is damaged: {problems[0]}; {REBUILD} again"
        raise StoreError(msg)
