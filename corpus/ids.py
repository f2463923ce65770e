"""Ids derived from file names: stable from run to run, and safe in a URL."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from pathlib import PurePosixPath

_MAX_SLUG = 100  # characters; a longer id makes URLs and file names unwieldy
_TRANSLITERATION = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def id_from_path(relative: PurePosixPath) -> str:
    """The path without its extension, "~" for "/"; with a hash of the path where the slug is not the path itself.

    The hash keeps apart what slugs make equal ("a b.txt", "a-b.txt"). "~" needs no escaping in a URL.
    """
    name = unicodedata.normalize("NFC", str(relative.with_suffix("")))
    slug = _slug(name.replace("~", "-").replace("/", "~"))
    return slug if slug.replace("~", "/") == name else f"{slug}-{_digest(str(relative.with_suffix('')))}"


def id_from_content(relative: PurePosixPath, title: str, text: str) -> str:
    """For one of several articles in a file: the file's id and a hash of title and text, whatever its line."""
    return f"{id_from_path(relative)}-{content_hash(title, text)[:12]}"


def content_hash(title: str, text: str) -> str:
    """SHA-256 of title and text, in hex; equal for the same article."""
    return sha256(f"{title}\0{text}".encode()).hexdigest()


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.translate(_TRANSLITERATION))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^A-Za-z0-9._~]+", "-", plain.replace("_-", "_"))[:_MAX_SLUG].strip("-") or "article"


def _digest(text: str) -> str:
    return sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:8]
