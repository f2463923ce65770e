"""Errors of building and opening the index; each message says what to do."""

from corpus import BelegstelleError


class StoreError(BelegstelleError):
    """The index folder is missing, foreign, damaged, of another version, or cannot be written."""


class StaleIndexError(StoreError):
    """The corpus or the encoder changed since the index was built."""


class LockedError(StoreError):
    """Another process is writing this index."""


class EncoderError(BelegstelleError):
    """The named sentence-transformers model cannot be loaded or used."""
