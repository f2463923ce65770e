"""Building the vectors of sentences and words; what an older index knows is taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus import Article
from index.files import GenerationWriter
from index.progress import Progress
from index.sentence_build import Passages, Vocabulary
from index.sentence_words import VECTORS, WORD_VECTORS, Numbers, file_name, places_of, quantised

if TYPE_CHECKING:
    from index.store import Index, TextEncoder

_ENCODED = 4096  # texts encoded at a time: their vectors as floats need not all be in memory


def write_sentence_vectors(
    writer: GenerationWriter,
    articles: Sequence[Article],
    passages: Passages,
    old: Index | None,
    old_numbers: NDArray[np.int64],
    encoder: TextEncoder,
    progress: Progress,
) -> None:
    """Write the vectors of all sentences; arguments as in `write_sentences`."""
    texts: list[str] = []
    fresh: list[int] = []
    total = sum(len(passage) for cut in passages for passage in cut)
    vectors = np.zeros((total, encoder.dimension), dtype=np.int8)
    at = 0
    for article, cut, number in zip(articles, passages, old_numbers.tolist(), strict=True):
        count = sum(map(len, cut))
        if old is not None and number >= 0:
            first, last = old.passages.sentences_of_article(number)
            vectors[at : at + count] = old.sentences.quantised[first:last]
        else:
            texts += [article.text[one.start : one.end] for passage in cut for one in passage]
            fresh += range(at, at + count)
        at += count
    _encode(texts, np.array(fresh, dtype=np.int64), vectors, encoder, partial(progress, "embedding sentences"))
    writer.array(file_name(VECTORS), vectors)


def write_word_vectors(
    writer: GenerationWriter, words: Vocabulary, old: Index | None, encoder: TextEncoder, progress: Progress
) -> None:
    """Write the vectors of words, each that of its commonest form; what `old` has of the same form is taken over."""
    vectors = np.zeros((len(words.keys), encoder.dimension), dtype=np.int8)
    known = np.zeros(len(words.keys), dtype=bool)
    if old is not None and len(old.sentences.vocabulary):
        places = places_of(old.sentences.vocabulary, words.keys)
        known = (places >= 0) & (old.sentences.common_forms()[places] == words.forms)
        vectors[known] = old.sentences.quantised_words[places[known]]
    fresh = np.flatnonzero(~known)
    texts = [form.decode(errors="ignore") for form in words.forms[fresh].tolist()]
    _encode(texts, fresh, vectors, encoder, partial(progress, "embedding words"))
    writer.array(file_name(WORD_VECTORS), vectors)


def _encode(
    texts: Sequence[str],
    rows: Numbers,
    vectors: NDArray[np.int8],
    encoder: TextEncoder,
    progress: Callable[[int, int], None],
) -> None:
    for start in range(0, len(texts), _ENCODED):
        block = encoder.encode_passages(texts[start : start + _ENCODED])
        vectors[rows[start : start + len(block)]] = quantised(block)
        progress(start + len(block), len(texts))
