"""Searchable index on disk: passages, both legs, quotations and speakers."""

from index.build import build_index, write_index
from index.datatypes import Extent, Hit, Leg, Passage, Quote, QuoteKind, Role, Speaker, SpeakerKind
from index.encoder import DEFAULT_ENCODER, Encoder
from index.errors import EncoderError, LockedError, StaleIndexError, StoreError
from index.plan import BuildReport
from index.progress import Progress, ProgressBars
from index.reranker import Reranker
from index.sentence_words import SentenceWords
from index.sentences import split_sentences
from index.store import Index, TextEncoder, index_is_current
from index.tokens import tokenize

__all__ = [
    "DEFAULT_ENCODER",
    "BuildReport",
    "Encoder",
    "EncoderError",
    "Extent",
    "Hit",
    "Index",
    "Leg",
    "LockedError",
    "Passage",
    "Progress",
    "ProgressBars",
    "Quote",
    "QuoteKind",
    "Reranker",
    "Role",
    "SentenceWords",
    "Speaker",
    "SpeakerKind",
    "StaleIndexError",
    "StoreError",
    "TextEncoder",
    "build_index",
    "index_is_current",
    "split_sentences",
    "tokenize",
    "write_index",
]
