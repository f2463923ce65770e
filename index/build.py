"""From a corpus to an index on disk; what is unchanged is taken over from the index that is already there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Corpus, CorpusError, read_corpus
from index.archive import write_articles, write_quotes
from index.datatypes import Extent
from index.dense import write_dense
from index.encoder import DEFAULT_ENCODER, Encoder
from index.files import GenerationWriter
from index.layout import generation, locked, publish
from index.lexical import write_lexical
from index.manifest import Counts, Manifest, code_versions, corpus_fingerprint
from index.passages import cut_passages, write_passages
from index.plan import BuildReport, Plan, is_same, make_plan, make_report, same_vectors
from index.postings import count_postings, merge_postings
from index.progress import Progress, silent
from index.quotes import ArticleQuotes, find_quotes, merge_speakers
from index.sentence_build import write_sentences
from index.sentence_vectors import write_sentence_vectors, write_word_vectors
from index.store import TextEncoder
from index.tokens import passage_terms

_CALIBRATION_QUERIES = 512
Cut = Callable[[str], list[tuple[Extent, ...]]]
"""Text to passages, each as its sentences."""


def build_index(
    corpus: Path, folder: Path, *, encoder: str = DEFAULT_ENCODER, progress: Progress | None = None
) -> BuildReport:
    """Build or update the index in `folder` from the articles in `corpus`.

    Raises CorpusError, EncoderError, LockedError or StoreError; whatever happens, the index that was there before
    stays as it was until the new one is complete.
    """
    show = progress or silent
    show("reading articles", 0, 1)
    read = read_corpus(Path(corpus))
    show("reading articles", 1, 1)
    return write_index(read, Path(folder), Encoder(encoder), progress=progress)


def write_index(
    corpus: Corpus, folder: Path, encoder: TextEncoder, *, cut: Cut = cut_passages, progress: Progress | None = None
) -> BuildReport:
    """Like `build_index`, with articles and encoder at hand; another `cut` is for measuring, in a folder of its own."""
    if not corpus.articles:
        msg = "there is no article to index; the index was left as it is"
        raise CorpusError(msg)
    with locked(folder):
        plan = make_plan(corpus, folder, encoder)
        if plan.old is not None and is_same(plan, plan.old, encoder):
            return make_report(plan, corpus, plan.old.manifest)
        with generation(folder) as writer:
            manifest = _Build(plan, encoder, cut, progress or silent).write(writer)
            publish(folder, writer, manifest)
        return make_report(plan, corpus, manifest)


class _Build:
    """One run over the plan: cut, quote, count, embed; in the order of ids, so that rows never depend on history."""

    def __init__(self, plan: Plan, encoder: TextEncoder, cut: Cut, progress: Progress) -> None:
        self._plan = plan
        self._encoder = encoder
        self._cut = cut
        self._progress = progress
        versions = code_versions()
        old = plan.old
        stored = old.manifest.versions if old is not None else None
        self._keeps_passages = stored is not None and stored.passages == versions.passages
        self._keeps_tokens = stored is not None and self._keeps_passages and stored.tokens == versions.tokens
        self._keeps_quotes = stored is not None and stored.quotes == versions.quotes
        self._keeps_words = stored is not None and self._keeps_passages and stored.words == versions.words
        self._keeps_vectors = old is not None and self._keeps_passages and same_vectors(old, encoder)

    def write(self, writer: GenerationWriter) -> Manifest:
        """Write every file of the generation; returns its manifest."""
        articles = self._plan.articles
        passages = self._passages()
        records = self._records()
        self._progress("merging speakers", 0, 1)
        table = merge_speakers(ArticleQuotes.model_validate_json(record) for record in records)
        self._progress("merging speakers", 1, 1)
        texts = [
            article.text[passage[0].start : passage[-1].end]
            for article, cut in zip(articles, passages, strict=True)
            for passage in cut
        ]
        old_rows = self._old_rows(passages)
        write_articles(writer, articles)
        write_passages(writer, passages)
        write_quotes(writer, records, [article.id for article in articles], table)
        titles = [article.title for article, cut in zip(articles, passages, strict=True) for _ in cut]
        terms = self._write_lexical(writer, titles, texts, old_rows)
        self._write_sentences(writer, passages)
        vectors = self._vectors(texts, old_rows)
        self._progress("indexing vectors", 0, 1)
        dense = write_dense(writer, vectors, self._queries(articles, passages, len(texts)))
        self._progress("indexing vectors", 1, 1)
        return Manifest(
            encoder=self._encoder.name,
            encoder_fingerprint=self._encoder.fingerprint,
            versions=code_versions(),
            corpus_fingerprint=corpus_fingerprint(
                (article.id, digest) for article, digest in zip(articles, self._plan.digests, strict=True)
            ),
            counts=Counts(
                articles=len(articles),
                passages=len(texts),
                terms=terms,
                quotes=len(table.quotes),
                speakers=len(table.speakers),
            ),
            dense=dense,
            files=dict(sorted(writer.entries.items())),
        )

    def _each(self, stage: str) -> Iterator[tuple[Article, int]]:
        """Articles with their old number, moving the progress bar."""
        total = len(self._plan.articles)
        self._progress(stage, 0, total)
        pairs = zip(self._plan.articles, self._plan.old_numbers.tolist(), strict=True)
        for done, (article, number) in enumerate(pairs, start=1):
            yield article, number
            self._progress(stage, done, total)

    def _passages(self) -> list[list[tuple[Extent, ...]]]:
        old = self._plan.old
        passages = []
        for article, number in self._each("cutting passages"):
            if old is not None and self._keeps_passages and number >= 0:
                passages.append([old.passages.sentences(row) for row in old.passages.rows_of(number)])
            else:
                passages.append(self._cut(article.text))
        return passages

    def _records(self) -> list[bytes]:
        old = self._plan.old
        records = []
        for article, number in self._each("finding quotations"):
            if old is not None and self._keeps_quotes and number >= 0:
                records.append(old.quotes.records[number].rstrip(b"\n"))
            else:
                records.append(find_quotes(article).model_dump_json().encode())
        return records

    def _old_rows(self, passages: list[list[tuple[Extent, ...]]]) -> NDArray[np.int64]:
        """For each row the row of the same passage in the old index, or -1."""
        old = self._plan.old
        rows: list[int] = []
        for number, cut in zip(self._plan.old_numbers.tolist(), passages, strict=True):
            known = old is not None and self._keeps_passages and number >= 0
            rows += old.passages.rows_of(number) if old is not None and known else [-1] * len(cut)
        return np.array(rows, dtype=np.int64)

    def _write_lexical(
        self, writer: GenerationWriter, titles: list[str], texts: list[str], old_rows: NDArray[np.int64]
    ) -> int:
        keeps = self._keeps_tokens
        new_rows = np.flatnonzero(old_rows < 0) if keeps else np.arange(len(texts))

        def tokens() -> Iterator[list[str]]:
            self._progress("indexing words", 0, len(new_rows))
            for done, row in enumerate(new_rows.tolist(), start=1):
                yield passage_terms(titles[row], texts[row])
                self._progress("indexing words", done, len(new_rows))

        postings = count_postings(tokens())
        if self._plan.old is not None and keeps:
            stored = self._plan.old.lexical.postings
            targets = np.full(len(stored.lengths), -1, dtype=np.int64)
            targets[old_rows[old_rows >= 0]] = np.flatnonzero(old_rows >= 0)
            postings = merge_postings(stored, targets, postings, new_rows)
        write_lexical(writer, postings)
        return len(postings.terms)

    def _write_sentences(self, writer: GenerationWriter, passages: list[list[tuple[Extent, ...]]]) -> None:
        articles, old, numbers = self._plan.articles, self._plan.old, self._plan.old_numbers
        nowhere = np.full_like(numbers, -1)
        known = numbers if self._keeps_words else nowhere
        words = write_sentences(writer, articles, passages, old, known, self._progress)
        write_word_vectors(writer, words, old if self._keeps_vectors else None, self._encoder, self._progress)
        known = numbers if self._keeps_vectors else nowhere
        write_sentence_vectors(writer, articles, passages, old, known, self._encoder, self._progress)

    def _vectors(self, texts: list[str], old_rows: NDArray[np.int64]) -> NDArray[np.float32]:
        old = self._plan.old
        vectors = np.zeros((len(texts), self._encoder.dimension), dtype=np.float32)
        kept = np.flatnonzero(old_rows >= 0) if self._keeps_vectors else np.zeros(0, dtype=np.int64)
        if old is not None and len(kept):
            vectors[kept] = old.dense.vectors[old_rows[kept]]
        fresh = np.setdiff1d(np.arange(len(texts)), kept)
        if len(fresh):
            encoded = self._encoder.encode_passages(
                [texts[row] for row in fresh], progress=partial(self._progress, "embedding passages")
            )
            vectors[fresh] = encoded
        return vectors

    def _queries(
        self, articles: tuple[Article, ...], passages: list[list[tuple[Extent, ...]]], rows: int
    ) -> NDArray[np.float32]:
        """Vectors of single sentences from all over the corpus: as near to questions as a corpus alone can give."""
        flat = [(article, passage) for article, cut in zip(articles, passages, strict=True) for passage in cut]
        chosen = np.linspace(0, rows - 1, num=min(rows, _CALIBRATION_QUERIES), dtype=np.int64).tolist()
        sentences = []
        for row in chosen:
            article, passage = flat[row]
            middle = passage[len(passage) // 2]
            sentences.append(article.text[middle.start : middle.end])
        return np.stack([self._encoder.encode_query(sentence) for sentence in sentences])
