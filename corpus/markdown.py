"""Articles as Markdown: YAML front matter, then the body, which is taken verbatim."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import PurePosixPath

import frontmatter
import yaml
from pydantic import ValidationError

from corpus.datatypes import Article
from corpus.errors import CorpusError
from corpus.ids import id_from_path
from corpus.records import ArticleRecord, article_from_record, one_line

FENCE = "---"
DOCUMENTATION_KEYS = frozenset({"based_on"})
"""Front matter that tells people where an article comes from; read by nobody else."""


def has_front_matter(text: str) -> bool:
    """Whether the file begins as an article does."""
    return text.lstrip().startswith(FENCE)


def parse_markdown(text: str, relative: PurePosixPath) -> Article:
    """The article of a .md file, its body without the blank lines around it."""
    if not has_front_matter(text):
        msg = f"has no front matter; begin it with {FENCE}, a line 'title: ...' and {FENCE}"
        raise CorpusError(msg)
    try:
        metadata, body = frontmatter.parse(text.lstrip())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 2})" if mark else ""
        msg = f"broken front matter: {getattr(error, 'problem', None) or 'not YAML'}{place}"
        raise CorpusError(msg) from error
    except (ValueError, RecursionError) as error:  # impossible dates such as 2025-02-31; brackets nested thousands deep
        msg = f"broken front matter: {error}"
        raise CorpusError(msg) from error
    if "text" in metadata:
        msg = "gives text in its front matter; the text is what follows it"
        raise CorpusError(msg)
    stated = {str(key): _iso(value) for key, value in metadata.items() if key not in DOCUMENTATION_KEYS}
    try:
        record = ArticleRecord.model_validate({**stated, "text": body})
    except ValidationError as error:
        raise CorpusError(one_line(error)) from error
    return article_from_record(record, derived_id=id_from_path(relative))


def _iso(value: object) -> object:
    """YAML makes a date of 2025-02-12; the article keeps it as text."""
    return value.isoformat() if isinstance(value, date | datetime) else value
