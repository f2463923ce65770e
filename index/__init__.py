"""Searchable index on disk: passages, both legs, quotations and speakers."""

from index.build import BuildReport, build_index
from index.datatypes import Extent, Hit, Leg, Passage, Quote, QuoteKind, Role, Speaker, SpeakerKind
from index.encoder import DEFAULT_ENCODER
from index.errors import EncoderError, LockedError, StaleIndexError, StoreError
from index.opened import Index
from index.progress import ProgressBars

__all__ = [
    "DEFAULT_ENCODER",
    "BuildReport",
    "EncoderError",
    "Extent",
    "Hit",
    "Index",
    "Leg",
    "LockedError",
    "Passage",
    "ProgressBars",
    "Quote",
    "QuoteKind",
    "Role",
    "Speaker",
    "SpeakerKind",
    "StaleIndexError",
    "StoreError",
    "build_index",
]
