"""Building an index: read the corpus, take over what did not change, work out the rest, publish."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Corpus, Problem, read_corpus
from index.datatypes import Extent
from index.dense import Dense, write_dense
from index.encoder import DEFAULT_ENCODER, Encoder
from index.errors import StoreError
from index.lexical import Lexical, Postings, count_postings, merge_postings, write_lexical
from index.passages import PASSAGES_VERSION, split_passages
from index.progress import Progress, silent
from index.quotes import QUOTES_VERSION, ArticleQuotes, find_quotes, merge_speakers
from index.store import FORMAT, Manifest, Versions, current_generation, new_generation, publish, read_manifest, writing
from index.tables import Articles, Passages, write_articles, write_passages, write_quotes
from index.tokens import TOKENIZER_VERSION, tokenize


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `problems` are the files that were not indexed, and why."""

    articles: int
    passages: int
    new: int
    changed: int
    deleted: int
    unchanged: int
    dense_recall: float
    problems: tuple[Problem, ...]


def build_index(
    corpus: Path,
    folder: Path,
    *,
    encoder: str | Encoder = DEFAULT_ENCODER,
    progress: Progress = silent,
) -> BuildReport:
    """Bring the index in `folder` up to date with the articles in `corpus`; only new and changed ones are worked on.

    Raises CorpusError where nothing can be read, EncoderError, and StoreError where the folder cannot be written or
    is not ours; whatever happens, the index that was there before stays as it was until the new one is complete.
    """
    read = read_corpus(corpus)
    with writing(folder):
        model = encoder if isinstance(encoder, Encoder) else Encoder(encoder)
        versions = Versions(
            format=FORMAT,
            encoder=model.name,
            encoder_fingerprint=model.fingerprint,
            tokenizer=TOKENIZER_VERSION,
            passages=PASSAGES_VERSION,
            quotes=QUOTES_VERSION,
        )
        digests = {article.id: _digest(article) for article in read.articles}
        old = _reusable(folder, versions)
        if old is not None and old.digests == digests:
            return _report(read, old.manifest, digests, digests)
        manifest = _build(folder, read, digests, versions, model, old, progress)
        return _report(read, manifest, old.digests if old else {}, digests)


def _digest(article: Article) -> str:
    return hashlib.sha256(article.model_dump_json().encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Old:
    """The generation before, as far as its work can be taken over."""

    generation: Path
    manifest: Manifest
    articles: Articles
    digests: dict[str, str]


def _reusable(folder: Path, versions: Versions) -> _Old | None:
    """The current generation where it was made the same way and is whole; a damaged one is built anew."""
    try:
        generation = current_generation(folder)
        if generation is None:
            return None
        manifest = read_manifest(generation)
        sizes = {name: (generation / name).stat().st_size for name in manifest.files}
    except (StoreError, FileNotFoundError):
        return None
    if manifest.versions != versions or any(sizes[name] != entry.size for name, entry in manifest.files.items()):
        return None
    articles = Articles(generation)
    return _Old(generation, manifest, articles, articles.digests())


def _build(
    folder: Path,
    read: Corpus,
    digests: dict[str, str],
    versions: Versions,
    model: Encoder,
    old: _Old | None,
    progress: Progress,
) -> Manifest:
    work = _work(read.articles, digests, model, old, progress)
    with new_generation(folder) as writer:
        ids = [article.id for article in read.articles]
        write_articles(writer, read.articles, [digests[article_id] for article_id in ids], work.records)
        write_passages(writer, work.passages)
        write_lexical(writer, work.postings)
        recall = write_dense(writer, work.vectors)
        table = merge_speakers(work.records)
        write_quotes(writer, table, ids)
        manifest = Manifest(
            versions=versions,
            corpus=hashlib.sha256(repr(sorted(digests.items())).encode()).hexdigest(),
            articles=len(ids),
            passages=len(work.vectors),
            quotes=len(table.quotes),
            speakers=len(table.speakers),
            dense_recall=round(recall, 4),
            files=writer.entries,
        )
        publish(folder, writer, manifest)
    return manifest


@dataclass(frozen=True, slots=True)
class _Work:
    """Everything a generation is written from, in the order of the articles and their passages."""

    records: list[ArticleQuotes]
    passages: list[list[tuple[Extent, ...]]]
    postings: Postings
    vectors: NDArray[np.float32]


def _work(
    articles: Sequence[Article], digests: dict[str, str], model: Encoder, old: _Old | None, progress: Progress
) -> _Work:
    """Take over what the old generation has of each article, work out the rest."""
    kept = _kept_positions(articles, digests, old)
    old_passages = Passages(old.generation, old.articles) if old else None
    records, passages = [], []
    fresh_texts: list[str] = []
    row_of_old: dict[int, int] = {}
    fresh_rows: list[int] = []
    row = 0
    for number, article in enumerate(articles):
        position = kept[number]
        if position is not None and old is not None and old_passages is not None:
            rows = old_passages.rows_of(position)
            records.append(old.articles.record(position))
            passages.append([old_passages[one].sentences for one in rows])
            row_of_old.update({one: row + place for place, one in enumerate(rows)})
        else:
            records.append(find_quotes(article))
            passages.append(split_passages(article.text))
            fresh_texts += [index_text(article, sentences) for sentences in passages[-1]]
            fresh_rows += range(row, row + len(passages[-1]))
        row += len(passages[-1])
        progress("articles", number + 1, len(articles))
    vectors = np.zeros((row, model.dimension), dtype=np.float32)
    vectors[fresh_rows] = model.encode_passages(
        fresh_texts, progress=lambda done, total: progress("embedding", done, total)
    )
    postings = count_postings(_tokenized(fresh_texts, progress))
    if old is not None and row_of_old:
        old_rows = np.fromiter(row_of_old, dtype=np.int64, count=len(row_of_old))
        new_rows = np.fromiter(row_of_old.values(), dtype=np.int64, count=len(row_of_old))
        vectors[new_rows] = Dense(old.generation).vectors[old_rows].astype(np.float32)
        targets = np.full(old.manifest.passages, -1, dtype=np.int64)
        targets[old_rows] = new_rows
        kept_postings = Lexical(old.generation, tokenize).postings
        postings = merge_postings(kept_postings, targets, postings, np.array(fresh_rows, dtype=np.int64))
    return _Work(records, passages, postings, vectors)


def index_text(article: Article, sentences: Sequence[Extent]) -> str:
    """What is embedded and indexed of a passage: the title first, because a passage often leaves its subject out."""
    return f"{article.title}\n{article.text[sentences[0].start : sentences[-1].end]}"


def _tokenized(texts: Sequence[str], progress: Progress) -> list[list[str]]:
    tokens = []
    for number, text in enumerate(texts):
        tokens.append(tokenize(text))
        progress("words", number + 1, len(texts))
    return tokens


def _kept_positions(articles: Sequence[Article], digests: dict[str, str], old: _Old | None) -> list[int | None]:
    if old is None:
        return [None] * len(articles)
    return [
        old.articles.position(article.id) if old.digests.get(article.id) == digests[article.id] else None
        for article in articles
    ]


def _report(read: Corpus, manifest: Manifest, before: dict[str, str], after: dict[str, str]) -> BuildReport:
    return BuildReport(
        articles=manifest.articles,
        passages=manifest.passages,
        new=len(after.keys() - before.keys()),
        changed=sum(before[one] != after[one] for one in before.keys() & after.keys()),
        deleted=len(before.keys() - after.keys()),
        unchanged=sum(before[one] == after[one] for one in before.keys() & after.keys()),
        dense_recall=manifest.dense_recall,
        problems=read.problems,
    )
