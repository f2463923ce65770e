"""Scraped articles."""

from __future__ import annotations

from pathlib import PurePosixPath

from corpus.datatypes import Article
from corpus.ids import id_from_path
from corpus.records import build_article


def parse_scraped(text: str, relative: PurePosixPath) -> Article:
    """Provisional: first line is the title."""
    title, _, body = text.strip().partition("\n")
    return build_article({"id": id_from_path(relative), "title": title[:200], "text": body.strip() or title})
