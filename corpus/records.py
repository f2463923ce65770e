"""Articles as JSON: one object in a .json file, one a line in a .jsonl file; `text` is taken as it stands."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.datatypes import Article
from corpus.errors import CorpusError
from corpus.ids import id_from_content, id_from_path


class ArticleRecord(BaseModel):
    """An article as a file states it; every key that is not one of these is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str | None = None
    title: str
    text: str
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def parse_json(text: str, relative: PurePosixPath) -> Article:
    """The article of a .json file; its id is derived from the path where it gives none."""
    value = _load(text)
    if isinstance(value, list):
        msg = "holds a list, not one article; write one article a line in a .jsonl file instead"
        raise CorpusError(msg)
    record = _record(value)
    return article_from_record(record, derived_id=id_from_path(relative))


def parse_json_line(line: str, relative: PurePosixPath) -> Article:
    """The article of one line of a .jsonl file; without an id it gets one that does not depend on the line's number."""
    record = _record(_load(line))
    try:
        derived = id_from_content(relative, record.title, record.text)
    except UnicodeEncodeError:
        derived = "unwritable"  # half a surrogate pair: the article itself refuses it with its place
    return article_from_record(record, derived_id=derived)


def article_from_record(record: ArticleRecord, *, derived_id: str) -> Article:
    """A record as an article; absent fields get the defaults of Article."""
    fields = record.model_dump(exclude_none=True)
    return build_article({"id": derived_id, **fields})


def build_article(fields: dict[str, Any]) -> Article:
    """An Article, or CorpusError with the first things wrong in one line."""
    try:
        return Article.model_validate(fields)
    except ValidationError as error:
        raise CorpusError(one_line(error)) from error


def one_line(error: ValidationError) -> str:
    """What pydantic found, as "key: what is wrong with it", joined by semicolons."""
    said = []
    for detail in error.errors(include_url=False, include_input=False, include_context=False):
        key = ".".join(str(part) for part in detail["loc"]) or "article"
        match detail["type"]:
            case "missing":
                said.append(f"{key} is missing")
            case "extra_forbidden":
                said.append(f"unknown key {key!r} (known: {', '.join(ArticleRecord.model_fields)})")
            case _:
                said.append(f"{key}: {detail['msg'].removeprefix('Value error, ')}")
    return "; ".join(said)


def _record(value: object) -> ArticleRecord:
    if not isinstance(value, dict):
        msg = f"holds {type(value).__name__}, not an object with title and text"
        raise CorpusError(msg)
    try:
        return ArticleRecord.model_validate(value)
    except ValidationError as error:
        raise CorpusError(one_line(error)) from error


def _load(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, " if "\n" in text.strip() else ""
        msg = f"broken JSON: {error.msg} ({place}character {error.colno})"
        raise CorpusError(msg) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets nested thousands deep
        msg = f"JSON that cannot be read: {error}"
        raise CorpusError(msg) from error
