"""Text files to sentences: paragraphs one a line, articles as .jsonl, sentence pairs as tab-separated lines."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import BelegstelleError
from index.sentences import split_sentences
from index.training.heldout import held_out_articles, held_out_pairs, training_pairs


class TrainingError(BelegstelleError):
    """A file or a setting of the training is not what it should be; the message says which."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What there is to train on, without anything held out.

    `sentences` stand in the order of their texts; `documents[i]` is the number of the text that sentence i is from.
    `titles` are headlines, each with its sentences as a half-open range. `pairs` are German and English sentences.
    """

    sentences: list[str]
    documents: list[int]
    titles: list[tuple[str, int, int]]
    pairs: list[tuple[str, str]]


def read_texts(paragraphs: list[Path], articles: list[Path], pairs: list[Path]) -> Texts:
    """Read all files, .xz ones too; raises TrainingError with the file and line that cannot be used."""
    sentences: list[str] = []
    documents: list[int] = []
    titles: list[tuple[str, int, int]] = []

    def add(document: int, lines: list[str]) -> None:
        for line in lines:
            found = [line[one.start : one.end] for one in split_sentences(line)]
            sentences.extend(found)
            documents.extend([document] * len(found))

    for text in (text for file in paragraphs for text in blocks(file)):
        add(documents[-1] + 1 if documents else 0, text)
    for title, lines in (article for file in articles for article in articles_of(file)):
        first = len(sentences)
        add(documents[-1] + 1 if documents else 0, lines)
        titles.append((title, first, len(sentences)))
    read = [pair for file in pairs for pair in read_pairs(file)]
    if not sentences:
        msg = "no text to train on: give at least one file with --paragraphs or --articles"
        raise TrainingError(msg)
    return Texts(sentences, documents, titles, training_pairs(read, held_out_pairs(read)))


def read_pairs(file: Path) -> list[tuple[str, str]]:
    """German and English sentences of a file, in its order, held-out ones too."""
    found = []
    for number, line in enumerate(_lines(file), start=1):
        sides = line.split("\t")
        if len(sides) < 2:
            msg = f"{file}, line {number}: no tab between a German and an English sentence"
            raise TrainingError(msg)
        found.append((sides[0], sides[1]))
    return found


def blocks(file: Path) -> Iterator[list[str]]:
    """Texts of paragraphs, one a line, with an empty line behind each text."""
    block: list[str] = []
    for line in _lines(file):
        if line.strip():
            block.append(line.strip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def articles_of(file: Path) -> Iterator[tuple[str, list[str]]]:
    """Titles and lines of the articles of a .jsonl file, without those that are held out."""
    read = []
    for number, line in enumerate(_lines(file), start=1):
        try:
            article = json.loads(line)
            read.append((str(article["id"]), str(article["title"]), str(article["text"])))
        except (ValueError, KeyError, TypeError) as error:
            msg = f'{file}, line {number}: not an article {{"id", "title", "text"}} ({error})'
            raise TrainingError(msg) from error
    held_out = held_out_articles(name for name, _, _ in read)
    for name, title, text in read:
        lines = [one.strip() for one in text.splitlines() if one.strip()]
        if name not in held_out and lines:
            yield title, lines


def _lines(file: Path) -> Iterator[str]:
    opened = lzma.open if file.suffix == ".xz" else open
    try:
        with opened(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                yield line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError, lzma.LZMAError, EOFError) as error:
        msg = f"{file}: cannot be read ({getattr(error, 'strerror', None) or error})"
        raise TrainingError(msg) from error
