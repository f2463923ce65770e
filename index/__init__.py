"""Searchable index on disk: passages, both legs, quotations and speakers."""

from index.datatypes import Extent, Hit, Leg, Passage, Quote, QuoteKind, Role, Speaker, SpeakerKind
from index.errors import EncoderError, LockedError, StaleIndexError, StoreError

__all__ = [
    "EncoderError",
    "Extent",
    "Hit",
    "Leg",
    "LockedError",
    "Passage",
    "Quote",
    "QuoteKind",
    "Role",
    "Speaker",
    "SpeakerKind",
    "StaleIndexError",
    "StoreError",
]
