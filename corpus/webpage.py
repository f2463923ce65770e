"""Articles as HTML pages: main text and metadata by trafilatura, then the same cleaning as scraped text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import trafilatura

from corpus.cleaning import clean_body
from corpus.datatypes import Article
from corpus.errors import CorpusError
from corpus.ids import id_from_path
from corpus.records import build_article

_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\blang\s{0,3}=\s{0,3}[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_HEAD = 5000  # characters in which <html> stands
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # lxml refuses them


def parse_webpage(markup: str, relative: PurePosixPath) -> Article:
    """The article of an HTML page; CorpusError where it has no main text or no title."""
    page = trafilatura.bare_extraction(
        _CONTROLS.sub("", markup), with_metadata=True, include_comments=False, include_tables=True
    )
    if page is None or not page.text:
        msg = "has no main text that could be found in the page"
        raise CorpusError(msg)
    lines = page.text.splitlines()
    title = (page.title or "").strip()
    if lines and lines[0].strip() == title:
        lines = lines[1:]
    body = clean_body("\n\n".join(lines))
    fields = {
        "id": id_from_path(relative),
        "title": title,
        "text": body,
        "outlet": page.sitename,
        "author": page.author,
        "published": page.date,
        "url": page.url,
    }
    language = _LANGUAGE.search(markup, 0, _HEAD)
    if language:
        fields["language"] = language[1].lower()
    return build_article({key: value for key, value in fields.items() if value is not None})
