"""What an index folder says of itself: the pointer to the generation in use, and that generation's manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from index.dense import DenseReport
from index.files import FileEntry

FORMAT = "belegstelle-index"
FORMAT_VERSION = 3
"""Raise it when files of the index change their meaning; older ones are then refused and rebuilt."""

_PACKAGE = Path(__file__).parent
# The code that decides what is stored of an article. Stored parts are taken over only while it is the same.
_CODE = {
    "passages": ("sentences.py", "passages.py"),
    "tokens": ("sentences.py", "passages.py", "tokens/*"),
    "quotes": ("sentences.py", "quotes/*"),
    "words": ("sentences.py", "passages.py", "tokens/*", "word_keys.py", "sentence_*.py", "quotes/morphology.py"),
}


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Versions(_Model):
    """Digests of the code behind what is stored; a changed rule makes the stored result stale by itself."""

    passages: str
    tokens: str
    quotes: str
    words: str


class Counts(_Model):
    """How much is in an index."""

    articles: int = Field(ge=0)
    passages: int = Field(ge=0)
    terms: int = Field(ge=0)
    quotes: int = Field(ge=0)
    speakers: int = Field(ge=0)


class Manifest(_Model):
    """One generation of an index: what it was made of and what its files hold."""

    format: str = FORMAT
    format_version: int = FORMAT_VERSION
    encoder: str
    encoder_fingerprint: str
    versions: Versions
    corpus_fingerprint: str
    """SHA-256 over the ids and content hashes of all articles, sorted by id."""
    counts: Counts
    dense: DenseReport
    files: dict[str, FileEntry]


class Pointer(_Model):
    """The content of CURRENT: which generation is in use, and the hash its manifest must have."""

    format: str
    format_version: int
    generation: str = Field(pattern=r"^generation-\d{6,}$")
    manifest_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


@cache
def code_versions() -> Versions:
    """Digests of the code in use."""
    return Versions(**{name: _digest(patterns) for name, patterns in _CODE.items()})


def _digest(patterns: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(_PACKAGE.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def corpus_fingerprint(hashes: Iterable[tuple[str, bytes]]) -> str:
    """One hash for the (id, content hash) of all articles, in order."""
    digest = hashlib.sha256()
    for article_id, content in hashes:
        digest.update(hashlib.sha256(article_id.encode()).digest() + content)
    return digest.hexdigest()
