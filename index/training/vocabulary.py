"""The vocabulary: pieces of words, and which of them mean much the same before anything is learned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import Stemmer
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import NFD, NFKC, Lowercase, Replace, Sequence, StripAccents
from tokenizers.pre_tokenizers import Split
from tokenizers.trainers import WordPieceTrainer

from index.training.corpora import Texts

UNKNOWN = "[UNK]"
_LETTERS = 200  # of all scripts; a word with a rarer one is unknown
_LONGEST_WORD = 100  # characters
# Headlines, articles and sentence pairs are few beside the protocols; their words should come into the vocabulary.
_ARTICLE_SHARE = 5
_PAIR_SHARE = 2
_SHORTEST_STEM = 4
_LEAST_COUNT = 5


def train_vocabulary(texts: Texts, size: int) -> Tokenizer:
    """A lower-cased WordPiece of at most `size` pieces, of which a piece inside a word is the same as at its start.

    So the second half of a compound has the vector that it has as a word. Umlauts are spelled out ("Größe" is
    "Groesse"), accents dropped, and what is neither letter nor digit cuts words and is no piece itself.
    """
    tokenizer = Tokenizer(
        WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=_LONGEST_WORD, continuing_subword_prefix="")
    )
    umlauts = [Replace(mark, plain) for mark, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))]
    soft_hyphen = Replace("\u00ad", "")
    tokenizer.normalizer = Sequence([NFKC(), Lowercase(), *umlauts, soft_hyphen, NFD(), StripAccents()])
    tokenizer.pre_tokenizer = Split(Regex(r"[^\p{L}\p{N}]+"), "removed")
    trainer = WordPieceTrainer(
        vocab_size=size,
        min_frequency=_LEAST_COUNT,
        limit_alphabet=_LETTERS,
        special_tokens=[UNKNOWN],
        continuing_subword_prefix="",
        show_progress=False,
    )
    tokenizer.train_from_iterator(_weighted(texts), trainer)
    return tokenizer


def _weighted(texts: Texts) -> Iterator[str]:
    yield from texts.sentences
    for title, first, end in texts.titles:
        for _ in range(_ARTICLE_SHARE):
            yield title
        for _ in range(_ARTICLE_SHARE - 1):
            yield from texts.sentences[first:end]
    for pair in texts.pairs:
        for _ in range(_PAIR_SHARE):
            yield from pair


def roots(tokenizer: Tokenizer) -> NDArray[np.int64]:
    """A number for each piece, shape (vocabulary,); pieces of one stem, umlauts aside, share theirs."""
    stemmer = Stemmer.Stemmer("german")
    pieces: Iterable[str] = (str(tokenizer.id_to_token(piece)) for piece in range(tokenizer.get_vocab_size()))
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(_root(piece, stemmer), len(numbers)) for piece in pieces], dtype=np.int64)


def _root(piece: str, stemmer: Stemmer.Stemmer) -> str:
    stem: str = stemmer.stemWord(piece) if len(piece) >= _SHORTEST_STEM else piece
    if len(stem) < _SHORTEST_STEM:
        return stem
    return stem.replace("ae", "a").replace("oe", "o").replace("ue", "u")  # "haeuser" and "haus"
