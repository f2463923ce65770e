"""Articles and quotations as stored: one line each, read when asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from corpus import Article
from index.datatypes import Quote, Speaker
from index.files import GenerationWriter, Lines, SortedStrings, read_array, read_bytes
from index.quotes import QuoteTable

_IDS = "articles.ids.txt"
_ARTICLES = "articles.jsonl"
_HASHES = "articles.hashes.npy"
_RECORDS = "quotes.records.jsonl"
_QUOTES = "quotes.jsonl"
_SPEAKERS = "quotes.speakers.json"
_CACHED = 4096

_quotes_json: TypeAdapter[tuple[Quote, ...]] = TypeAdapter(tuple[Quote, ...])
_speakers_json: TypeAdapter[dict[str, Speaker]] = TypeAdapter(dict[str, Speaker])


def content_digest(article: Article) -> bytes:
    """SHA-256 of everything an article says, 32 bytes."""
    return hashlib.sha256(article.model_dump_json().encode()).digest()


def write_articles(writer: GenerationWriter, articles: Sequence[Article]) -> None:
    """Write articles sorted by id."""
    Lines.write(writer, _IDS, (article.id.encode() for article in articles))
    Lines.write(writer, _ARTICLES, (article.model_dump_json().encode() + b"\n" for article in articles))
    digests = b"".join(content_digest(article) for article in articles)
    writer.array(_HASHES, np.frombuffer(digests, dtype=np.uint8).reshape(-1, 32))


def write_quotes(writer: GenerationWriter, records: Iterable[bytes], ids: Iterable[str], table: QuoteTable) -> None:
    """Write the record of each article, and what all of them say together, both in the order of the articles."""
    Lines.write(writer, _RECORDS, (record + b"\n" for record in records))
    of_article: dict[str, list[Quote]] = {}
    for quote in table.quotes:
        of_article.setdefault(quote.span.article_id, []).append(quote)
    Lines.write(writer, _QUOTES, (_quotes_json.dump_json(tuple(of_article.get(one, ()))) + b"\n" for one in ids))
    writer.chunks(_SPEAKERS, [_speakers_json.dump_json(dict(sorted(table.speakers.items())))])


class Articles(Mapping[str, Article]):
    """The articles of an index by id, in ascending order of ids."""

    def __init__(self, folder: Path) -> None:
        self.ids = SortedStrings(Lines.read(folder, _IDS))
        self.digests: NDArray[np.uint8] = read_array(folder / _HASHES)
        self._lines = Lines.read(folder, _ARTICLES)
        self._at = lru_cache(maxsize=_CACHED)(self._read)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return (self.ids[number] for number in range(len(self)))

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and self.ids.find(article_id) is not None

    def __getitem__(self, article_id: str) -> Article:
        number = self.ids.find(article_id)
        if number is None:
            raise KeyError(article_id)
        return self._at(number)

    def by_number(self, number: int) -> Article:
        """The article with this number in the order of ids."""
        return self._at(number)

    def _read(self, number: int) -> Article:
        return Article.model_validate_json(self._lines[number])


class Quotes:
    """The quotations of an index and who they are attributed to."""

    def __init__(self, folder: Path, ids: SortedStrings) -> None:
        self._ids = ids
        self._lines = Lines.read(folder, _QUOTES)
        self._speakers = read_bytes(folder / _SPEAKERS)
        self._at = lru_cache(maxsize=_CACHED)(self._read)
        self.records = Lines.read(folder, _RECORDS)
        """What each article says alone, as JSON; an incremental build takes it from here."""

    def in_article(self, article_id: str) -> tuple[Quote, ...]:
        """The quotations of one article in order; none for an article the index does not have."""
        number = self._ids.find(article_id)
        return () if number is None else self._at(number)

    def by_number(self, number: int) -> tuple[Quote, ...]:
        """The quotations of the article with this number in the order of ids."""
        return self._at(number)

    def by_speaker(self, speaker_id: str) -> tuple[Quote, ...]:
        """Everything attributed to one speaker, sorted by span."""
        return self._by_speaker.get(speaker_id, ())

    @cached_property
    def speakers(self) -> Mapping[str, Speaker]:
        """All speakers by id."""
        return MappingProxyType(_speakers_json.validate_json(bytes(self._speakers)))

    @cached_property
    def all(self) -> tuple[Quote, ...]:
        """All quotations, sorted by span."""
        return tuple(quote for number in range(len(self._ids)) for quote in self._at(number))

    @cached_property
    def _by_speaker(self) -> dict[str, tuple[Quote, ...]]:
        found: dict[str, list[Quote]] = {}
        for quote in self.all:
            if quote.speaker_id is not None:
                found.setdefault(quote.speaker_id, []).append(quote)
        return {speaker_id: tuple(quotes) for speaker_id, quotes in found.items()}

    def _read(self, number: int) -> tuple[Quote, ...]:
        return _quotes_json.validate_json(self._lines[number])
