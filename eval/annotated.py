"""All measurements over annotated data that nobody wrote for this project, with their tables.

Each script measures one part and has a `main` of its own with more to choose; here each runs as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from eval import answers, checking, quotations, retrieval, seeds, statements
from eval.errors import EvalError
from eval.rows import Row
from index import DEFAULT_ENCODER, Encoder

_PARTS: tuple[tuple[str, str, Callable[[Path], list[Row]]], ...] = (
    ("Quotations and their speakers", "quotes/dev", lambda data: _quotations(data / "quotes" / "dev")),
    ('Answers to "Was sagte X?"', "quotes/dev", statements.measure_statements),
    ("Answers to questions of fact", "xquad-de-dev.questions.jsonl", answers.measure_facts),
    ("The quote check", "wikinews.jsonl", checking.measure),
    ("Retrieval", "tatoeba-de-en.tsv.xz", lambda data: _retrieval(data)),
    ("Questions over articles as scraped", "seeds", lambda data: _seeds(data)),
)
"""What is measured, the file or folder it needs, and how; the scraped articles may also stand beside the folder."""


def measure_all(data: Path) -> Iterator[str]:
    """Measure everything for which `data` holds what is needed; yield what to print, part by part.

    A script prints its own tables as it goes; what it is held to comes last, as rows.
    """
    if not data.is_dir():
        msg = f"--data {data}: there is no such folder; name the one that holds quotes/, xquad-de-dev.*, wikinews.jsonl"
        raise EvalError(msg)
    for title, needed, measure in _PARTS:
        yield f"\n{title}"
        folder = next((one for one in (data, data.parent) if (one / needed).exists()), None)
        if folder is None:
            yield f"left out: {data / needed} is not there"
            continue
        yield from (row.line() for row in measure(folder))


def _quotations(folder: Path) -> list[Row]:
    if quotations.main(["--data", str(folder)]):
        msg = f"{folder}: the annotated articles cannot be read"
        raise EvalError(msg)
    return []


def _retrieval(data: Path) -> list[Row]:
    retrieval.measure(data, Encoder(DEFAULT_ENCODER), speed=False)
    return []


def _seeds(data: Path) -> list[Row]:
    print(seeds.table("all", seeds.measure(data)))
    return []
