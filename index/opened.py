"""An opened index: everything a question needs, of one generation, checked and mapped into memory."""

from __future__ import annotations

from pathlib import Path

from index.datatypes import Passage
from index.dense import Dense
from index.encoder import Encoder
from index.lexical import Lexical
from index.store import Manifest, check_files, current_generation, missing, read_manifest
from index.tables import Articles, Passages, Quotes
from index.tokens import tokenize

_TRIES = 5


class Index:
    """One generation of an index; a build that publishes another meanwhile does not disturb it."""

    def __init__(self, generation: Path, manifest: Manifest, encoder: Encoder) -> None:
        self.manifest = manifest
        self.encoder = encoder
        self.articles = Articles(generation)
        self.passages = Passages(generation, self.articles)
        self.lexical = Lexical(generation, tokenize)
        self.dense = Dense(generation)
        self.quotes = Quotes(generation, self.articles)

    @classmethod
    def open(cls, folder: Path, *, encoder: Encoder | None = None) -> Index:
        """Open the current generation, checking every file against its SHA-256.

        Raises StoreError, saying what to do, where there is none, or it is damaged or of another format, and
        EncoderError where the encoder it was built with cannot be loaded.
        """
        for last_try in (*[False] * _TRIES, True):
            generation = current_generation(folder)
            if generation is None:
                raise missing(folder)
            try:
                manifest = read_manifest(generation)
                check_files(generation, manifest)
                return cls(generation, manifest, encoder or Encoder(manifest.versions.encoder))
            except FileNotFoundError as error:  # another generation was published between two of these lines
                if last_try:
                    raise missing(folder) from error
        raise missing(folder)

    def passage_text(self, passage: Passage) -> str:
        """The characters of a passage."""
        return passage.span.of(self.articles[passage.span.article_id])

    def passages_of(self, article_id: str) -> list[Passage]:
        """Passages of one article, in order."""
        return [self.passages[row] for row in self.passages.rows_of(self.articles.position(article_id))]
