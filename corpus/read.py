"""From a folder, or one file, to a Corpus: what is an article, what is broken, what is there twice."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from corpus.datatypes import Article, Corpus, Problem
from corpus.decode import decode
from corpus.errors import CorpusError
from corpus.ids import content_hash
from corpus.markdown import has_front_matter, parse_markdown
from corpus.records import parse_json, parse_json_line
from corpus.scraped import parse_scraped
from corpus.walk import walk
from corpus.webpage import parse_webpage

MAX_ARTICLE_BYTES = 20_000_000
"""A file, or a line of a .jsonl file, beyond this is refused: it is no article (a novel has 1 MB), and reading,
splitting and embedding it would take memory and minutes for something nobody can cite. 20 MB are still read."""

SUFFIXES = (".html", ".htm", ".json", ".jsonl", ".md", ".txt")
_Record = Article | Problem


def read_corpus(path: Path) -> Corpus:
    """Every article of a folder, recursively, or of one file.

    Nothing is lost silently: what is not an article is in `problems`, with its file and the reason.
    Raises CorpusError where the path does not exist or not one article can be read.
    """
    path = Path(path)
    if not path.exists():
        msg = f"{path}: there is no such corpus; name a folder of articles or one file with --corpus"
        raise CorpusError(msg)
    records: list[tuple[str, _Record]] = []
    if path.is_dir():
        for found in walk(path):
            if isinstance(found, Problem):
                records.append((found.file, found))
            else:
                records += [(str(found), record) for record in _records(path / found, found)]
    else:
        records = [(path.name, record) for record in _records(path, PurePosixPath(path.name))]
    corpus = _without_duplicates(records)
    if not corpus.articles:
        raise CorpusError(_nothing_there(path, corpus.problems))
    return corpus


def read_file(path: Path) -> list[Article]:
    """The articles of one file, in its order; CorpusError naming the file for the first thing wrong in it."""
    path = Path(path)
    records = list(_records(path, PurePosixPath(path.name)))
    for record in records:
        if isinstance(record, Problem):
            msg = f"{path}: {record.reason}"
            raise CorpusError(msg)
    return [record for record in records if isinstance(record, Article)]


def _records(path: Path, relative: PurePosixPath) -> Iterator[_Record]:
    """Articles and problems of one file; never raises for what the file holds."""
    name = str(relative)
    suffix = relative.suffix.lower()
    if suffix not in SUFFIXES:
        yield Problem(name, f"skipped: not an article file ({', '.join(SUFFIXES)})", skipped=True)
        return
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Problem(name, "is not a regular file", skipped=False)
            return
        with path.open("rb") as file:
            if suffix == ".jsonl":
                yield from _json_lines(file, relative)
            else:
                yield _one_article(file, relative, suffix)
    except OSError as error:
        yield Problem(name, f"cannot be read: {error.strerror or error}", skipped=False)


def _one_article(file: BinaryIO, relative: PurePosixPath, suffix: str) -> _Record:
    try:
        data = file.read(MAX_ARTICLE_BYTES + 1)
        _check_size(data)
        text = decode(data, markup=suffix in {".html", ".htm"})
        if not text.strip():
            return Problem(str(relative), "is empty", skipped=False)
        match suffix:
            case ".md":
                if relative.name.lower() == "readme.md" and not has_front_matter(text):
                    return Problem(str(relative), "skipped: a README without front matter", skipped=True)
                return parse_markdown(text, relative)
            case ".json":
                return parse_json(text, relative)
            case ".txt":
                return parse_scraped(text, relative)
            case _:
                return parse_webpage(text, relative)
    except CorpusError as error:
        return Problem(str(relative), str(error), skipped=False)


def _json_lines(file: BinaryIO, relative: PurePosixPath) -> Iterator[_Record]:
    """Line by line, so that the file may be larger than memory; a broken line costs only itself."""
    number = 0
    while line := file.readline(MAX_ARTICLE_BYTES + 1):
        number += 1
        try:
            _check_size(line)
            text = decode(line).strip()
            if text:
                yield parse_json_line(text, relative)
        except CorpusError as error:
            yield Problem(str(relative), f"line {number}: {error}", skipped=False)
            while not line.endswith(b"\n") and (line := file.readline(MAX_ARTICLE_BYTES)):
                pass  # the rest of a line that is too long
    if number == 0:
        yield Problem(str(relative), "is empty", skipped=False)


def _check_size(data: bytes) -> None:
    if len(data) > MAX_ARTICLE_BYTES:
        msg = f"is larger than {MAX_ARTICLE_BYTES // 1_000_000} MB, the most one article may have; split it"
        raise CorpusError(msg)


def _without_duplicates(records: list[tuple[str, _Record]]) -> Corpus:
    """The first of two articles with one id, or with one title and text, stays."""
    problems: list[Problem] = []
    by_id: dict[str, tuple[str, Article]] = {}
    by_content: dict[str, str] = {}
    for file, record in records:
        if isinstance(record, Problem):
            problems.append(record)
            continue
        content = content_hash(record.title, record.text)
        if content in by_content:
            problems.append(Problem(file, f"skipped: the same article as in {by_content[content]}", skipped=True))
        elif record.id in by_id:
            reason = (
                f"id {record.id!r} belongs to an article in {by_id[record.id][0]} already; give one of them another"
            )
            problems.append(Problem(file, reason, skipped=False))
        else:
            by_id[record.id] = (file, record)
            by_content[content] = file
    articles = tuple(by_id[key][1] for key in sorted(by_id))
    return Corpus(articles, tuple(sorted(problems, key=lambda problem: problem.file)))


def _nothing_there(path: Path, problems: tuple[Problem, ...]) -> str:
    if not problems:
        return f"{path}: holds no articles; put {', '.join(SUFFIXES)} files there"
    said = "; ".join(f"{problem.file}: {problem.reason}" for problem in problems[:3])
    more = f"; and {len(problems) - 3} more" if len(problems) > 3 else ""
    return f"{path}: not one article could be read ({said}{more})"
