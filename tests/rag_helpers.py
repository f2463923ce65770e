"""An assistant over a few articles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus import Article, Corpus
from index import Encoder, Index, write_index
from rag import Assistant


def assistant_over(articles: Mapping[str, tuple[str, str]], folder: Path) -> Assistant:
    """Title and text by id, all of one paper and one day."""
    encoder = Encoder()
    written = tuple(
        Article(id=key, title=title, text=text, outlet="Hafenblatt", published="2015-12-01")
        for key, (title, text) in sorted(articles.items())
    )
    write_index(Corpus(written, ()), folder, encoder)
    return Assistant(Index.open(folder, encoder=encoder))
