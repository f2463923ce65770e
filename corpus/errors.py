"""Errors a person can act on; `app.py` prints their message as one line and nothing else."""


class BelegstelleError(Exception):
    """Bad input or a bad environment; the message names what is wrong, where, and what to do."""


class CorpusError(BelegstelleError):
    """A corpus, a file in it, or an article in a file cannot be read."""
