"""The words of spans and of what stands around them, and their vectors, as the index has them for its sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus import Span
from index import Index
from index.word_keys import word_keys

Words = NDArray[np.int32]
Floats = NDArray[np.float32]


def words_of(index: Index, span: Span) -> Words:
    """The words of a span; read from its text where it is a part of a sentence."""
    first, last, whole = _sentences(index, span)
    if whole:
        return index.sentences.words_of(first, last)
    known = index.sentences.numbers(word_keys(span.of(index.articles[span.article_id])))
    return known[known >= 0]


def title_words(index: Index, article_id: str) -> Words:
    """The words of an article's title."""
    title = index.passages.sentence_count + _number(index, article_id)
    return index.sentences.words_of(title, title + 1)


def words_around(index: Index, span: Span) -> Words:
    """The words of the title, of the sentence before and of the one after."""
    first, last, _ = _sentences(index, span)
    start, end = index.passages.sentences_of_article(_number(index, span.article_id))
    words = index.sentences
    around = [title_words(index, span.article_id)]
    around += [words.words_of(first - 1, first)] if first > start else []
    around += [words.words_of(last, last + 1)] if last < end else []
    return np.concatenate(around)


def units_around(index: Index, span: Span, reach: int) -> NDArray[np.int64]:
    """The numbers of a span's sentences, of so many before and after them in the article, and of its title."""
    first, last, _ = _sentences(index, span)
    number = _number(index, span.article_id)
    start, end = index.passages.sentences_of_article(number)
    sentences = np.arange(max(first - reach, start), min(max(last, first + 1) + reach, end))
    return np.append(sentences, index.passages.sentence_count + number)


def likeness(index: Index, query: Floats, spans: Sequence[Span]) -> Floats:
    """Cosine of a unit vector with each span, that of its sentences together; exact for parts of a sentence."""
    alike = np.zeros(len(spans), dtype=np.float32)
    found = [_sentences(index, span) for span in spans]
    runs = [(at, first, last) for at, (first, last, whole) in enumerate(found) if whole]
    parts = [at for at, (_, _, whole) in enumerate(found) if not whole]
    if runs:
        alike[[at for at, _, _ in runs]] = _likeness_of_runs(index, query, [(first, last) for _, first, last in runs])
    if parts:
        texts = [spans[at].of(index.articles[spans[at].article_id]) for at in parts]
        alike[parts] = index.encoder.encode_passages(texts) @ query
    return alike


def _likeness_of_runs(index: Index, query: Floats, runs: Sequence[tuple[int, int]]) -> Floats:
    """As `likeness`, of runs of sentences; the mean of their vectors, longer sentences counting more."""
    words = index.sentences
    sentences = np.concatenate([np.arange(first, last) for first, last in runs])
    starts = np.cumsum([0, *(last - first for first, last in runs[:-1])])
    lengths = np.maximum(words.starts[sentences + 1] - words.starts[sentences], 1).astype(np.float32)
    vectors = np.add.reduceat(words.quantised[sentences] * lengths[:, None], starts, axis=0)
    cosines: Floats = vectors @ query / np.maximum(np.linalg.norm(vectors, axis=1), 1e-6)
    return cosines


def _sentences(index: Index, span: Span) -> tuple[int, int, bool]:
    """The first sentence of a span and the one behind its last, and whether the span is just these."""
    passages = index.passages
    first, last = passages.sentences_within(_number(index, span.article_id), span.start, span.end)
    if first == last:
        return first, last, False
    whole = passages.sentence(first).start >= span.start and passages.sentence(last - 1).end <= span.end
    return first, last, whole


def _number(index: Index, article_id: str) -> int:
    number = index.articles.ids.find(article_id)
    if number is None:
        raise KeyError(article_id)
    return number
