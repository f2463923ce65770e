"""Articles from disk; the lowest package, it imports none of the others."""

from corpus.datatypes import Article, Span
from corpus.errors import BelegstelleError, CorpusError

__all__ = ["Article", "BelegstelleError", "CorpusError", "Span"]
