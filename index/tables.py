"""What an index holds besides its two legs, read from disk when asked for: articles, passages, quotations, speakers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from corpus import Article, Span
from index.datatypes import Extent, Passage, Quote, Speaker
from index.files import GenerationWriter, Lines, SortedStrings, read_array
from index.quotes import ArticleQuotes, QuoteTable

_ARTICLES, _IDS, _DIGESTS, _RECORDS = (
    "articles.jsonl",
    "articles.ids.txt",
    "articles.digests.txt",
    "articles.quotes.jsonl",
)
_QUOTES, _SPEAKERS = "quotes.jsonl", "speakers.jsonl"
_KEPT = 2_048  # articles and quotation lists kept in memory once read
_QUOTE = TypeAdapter(Quote)
_SPEAKER = TypeAdapter(Speaker)


def write_articles(
    writer: GenerationWriter, articles: Sequence[Article], digests: Sequence[str], records: Sequence[ArticleQuotes]
) -> None:
    """Write articles sorted by id, with the digest of each and what it says."""
    Lines.write(writer, _ARTICLES, (article.model_dump_json().encode() for article in articles))
    Lines.write(writer, _IDS, (article.id.encode() for article in articles))
    Lines.write(writer, _DIGESTS, (digest.encode() for digest in digests))
    Lines.write(writer, _RECORDS, (record.model_dump_json().encode() for record in records))


class Articles(Mapping[str, Article]):
    """Articles by id, in the order of their ids."""

    def __init__(self, folder: Path) -> None:
        self.ids = SortedStrings(Lines.read(folder, _IDS))
        self._lines = Lines.read(folder, _ARTICLES)
        self._digests = Lines.read(folder, _DIGESTS)
        self._records = Lines.read(folder, _RECORDS)
        self._read = lru_cache(maxsize=_KEPT)(self._parse)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return (self.ids[position] for position in range(len(self)))

    def __getitem__(self, article_id: str) -> Article:
        return self._read(self.position(article_id))

    def position(self, article_id: str) -> int:
        """Number of an article; KeyError where there is none of that id."""
        position = self.ids.find(article_id)
        if position is None:
            raise KeyError(article_id)
        return position

    def digests(self) -> dict[str, str]:
        """Digest of every article by id."""
        return {article_id: self._digests[position].decode() for position, article_id in enumerate(self)}

    def record(self, position: int) -> ArticleQuotes:
        """What one article says, as it was found when the article was read."""
        return ArticleQuotes.model_validate_json(self._records[position])

    def _parse(self, position: int) -> Article:
        return Article.model_validate_json(self._lines[position])


def write_passages(writer: GenerationWriter, passages: Sequence[Sequence[tuple[Extent, ...]]]) -> None:
    """Write the passages of every article, in the order of the articles."""
    rows = [(number, len(sentences)) for number, article in enumerate(passages) for sentences in article]
    extents = [(one.start, one.end) for article in passages for sentences in article for one in sentences]
    counts = np.array([count for _, count in rows], dtype=np.int64)
    writer.array("passages.articles.npy", np.array([number for number, _ in rows], dtype=np.int32))
    writer.array("passages.starts.npy", np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
    writer.array("sentences.npy", np.array(extents, dtype=np.int32).reshape(-1, 2))


class Passages(Sequence[Passage]):
    """Passages by row."""

    def __init__(self, folder: Path, articles: Articles) -> None:
        self._articles = articles
        self._of = read_array(folder / "passages.articles.npy")
        self._starts = read_array(folder / "passages.starts.npy")
        self._sentences = read_array(folder / "sentences.npy")

    def __len__(self) -> int:
        return len(self._of)

    @overload
    def __getitem__(self, row: int) -> Passage: ...
    @overload
    def __getitem__(self, row: slice) -> list[Passage]: ...
    def __getitem__(self, row: int | slice) -> Passage | list[Passage]:
        if isinstance(row, slice):
            return [self[one] for one in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            msg = f"no passage {row} among {len(self)}"
            raise IndexError(msg)
        pairs = self._sentences[self._starts[row] : self._starts[row + 1]].tolist()
        span = Span(self._articles.ids[int(self._of[row])], pairs[0][0], pairs[-1][1])
        return Passage(int(row), span, tuple(Extent(start, end) for start, end in pairs))

    def rows_of(self, position: int) -> range:
        """Rows of the article at a position."""
        first, last = np.searchsorted(self._of, [position, position + 1])
        return range(int(first), int(last))

    def article_positions(self) -> NDArray[np.int32]:
        """Number of the article of every row, shape (rows,)."""
        positions: NDArray[np.int32] = self._of
        return positions


def write_quotes(writer: GenerationWriter, table: QuoteTable, article_ids: Sequence[str]) -> None:
    """Write quotations sorted by span, where those of each article begin, and the speakers with their quotations."""
    Lines.write(writer, _QUOTES, (_QUOTE.dump_json(quote) for quote in table.quotes))
    numbers = {article_id: number for number, article_id in enumerate(article_ids)}
    owners = np.array([numbers[quote.span.article_id] for quote in table.quotes], dtype=np.int64)
    starts = np.searchsorted(owners, np.arange(len(article_ids) + 1))
    writer.array("quotes.starts.npy", starts.astype(np.int64))
    speakers = sorted(table.speakers.values(), key=lambda speaker: speaker.id)
    Lines.write(writer, _SPEAKERS, (_SPEAKER.dump_json(speaker) for speaker in speakers))
    said: dict[str, list[int]] = {speaker.id: [] for speaker in speakers}
    for number, quote in enumerate(table.quotes):
        if quote.speaker_id is not None:
            said[quote.speaker_id].append(number)
    counts = [len(said[speaker.id]) for speaker in speakers]
    writer.array("speakers.starts.npy", np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
    flat = [number for speaker in speakers for number in said[speaker.id]]
    writer.array("speakers.quotes.npy", np.array(flat, dtype=np.int64))


class Quotes:
    """Quotations of the corpus by article and by speaker."""

    def __init__(self, folder: Path, articles: Articles) -> None:
        self._articles = articles
        self._lines = Lines.read(folder, _QUOTES)
        self._starts = read_array(folder / "quotes.starts.npy")
        self._speaker_lines = Lines.read(folder, _SPEAKERS)
        self._speaker_starts = read_array(folder / "speakers.starts.npy")
        self._said = read_array(folder / "speakers.quotes.npy")
        self._quote = lru_cache(maxsize=_KEPT * 8)(self._parse)

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def all(self) -> tuple[Quote, ...]:
        """Every quotation, sorted by span."""
        return tuple(self._parse(number) for number in range(len(self)))

    @cached_property
    def speakers(self) -> Mapping[str, Speaker]:
        """Speakers by id, sorted by it."""
        speakers = (_SPEAKER.validate_json(self._speaker_lines[number]) for number in range(len(self._speaker_lines)))
        return {speaker.id: speaker for speaker in speakers}

    @cached_property
    def _speaker_numbers(self) -> dict[str, int]:
        return {speaker_id: number for number, speaker_id in enumerate(self.speakers)}

    def in_article(self, article_id: str) -> tuple[Quote, ...]:
        """Quotations of one article, in order."""
        position = self._articles.position(article_id)
        return tuple(self._quote(number) for number in range(self._starts[position], self._starts[position + 1]))

    def by_speaker(self, speaker_id: str) -> tuple[Quote, ...]:
        """Quotations of one speaker, sorted by span; none for an unknown id."""
        number = self._speaker_numbers.get(speaker_id)
        if number is None:
            return ()
        first, last = self._speaker_starts[number], self._speaker_starts[number + 1]
        return tuple(self._quote(int(quote)) for quote in self._said[first:last])

    def _parse(self, number: int) -> Quote:
        return _QUOTE.validate_json(self._lines[number])
