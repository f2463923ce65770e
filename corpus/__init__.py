"""Articles from disk; the lowest package, it imports none of the others."""

from corpus.datatypes import Article, Corpus, Problem, Span
from corpus.errors import BelegstelleError, CorpusError
from corpus.read import MAX_ARTICLE_BYTES, read_corpus, read_file

__all__ = [
    "MAX_ARTICLE_BYTES",
    "Article",
    "BelegstelleError",
    "Corpus",
    "CorpusError",
    "Problem",
    "Span",
    "read_corpus",
    "read_file",
]
