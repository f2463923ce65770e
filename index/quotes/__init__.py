"""Who said what: quotations of one article, and the speakers of the corpus."""

from index.quotes.engine import find_quotes
from index.quotes.records import QUOTES_VERSION, ArticleQuotes, LocalQuote, LocalSpeaker, QuoteTable
from index.quotes.resolve import SpeakerResolver
from index.quotes.speakers import merge_speakers

__all__ = [
    "QUOTES_VERSION",
    "ArticleQuotes",
    "LocalQuote",
    "LocalSpeaker",
    "QuoteTable",
    "SpeakerResolver",
    "find_quotes",
    "merge_speakers",
]
