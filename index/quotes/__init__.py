"""Who said what: quotations of one article, and the speakers of the corpus."""

from index.quotes.engine import find_quotes
from index.quotes.names import similar_names
from index.quotes.records import QUOTES_VERSION, ArticleQuotes, LocalQuote, LocalSpeaker, QuoteTable
from index.quotes.resolve import SpeakerMatch, SpeakerNames, find_speaker
from index.quotes.speakers import merge_speakers
from index.quotes.spelling import slug

__all__ = [
    "QUOTES_VERSION",
    "ArticleQuotes",
    "LocalQuote",
    "LocalSpeaker",
    "QuoteTable",
    "SpeakerMatch",
    "SpeakerNames",
    "find_quotes",
    "find_speaker",
    "merge_speakers",
    "similar_names",
    "slug",
]
