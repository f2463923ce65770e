"""What `python app.py eval` does: answer a question set over a corpus and say how good the answers are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.assistants import ablations
from eval.datatypes import Run
from eval.figures import run_figures
from eval.gate import FLOORS, check, raised, read_floors, write_floors
from eval.questions import load_questions
from eval.runner import Progress, run_questions
from eval.text import interval, shown, verdict
from index import Index
from rag import Assistant
from rag.retriever import Retriever

QUESTIONS = Path(__file__).parent / "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """What to evaluate, where to write what came of it, and what to hold it to."""

    questions: Path = QUESTIONS
    json_file: Path | None = None
    gate: bool = False
    raise_floors: bool = False
    reason: str | None = None
    floors: Path = FLOORS


def evaluate(index: Index, options: Options, *, progress: Progress | None = None) -> Iterator[str]:
    """Evaluate and yield what to print; GateError at the end where a figure is behind its floor."""
    run = run_eval(index, options.questions, progress=progress)
    yield run_as_text(run)
    if options.json_file is not None:
        options.json_file.write_text(run.model_dump_json(indent=1), encoding="utf-8")
    if options.raise_floors:
        before = read_floors(options.floors) if options.floors.exists() else None
        write_floors(raised(run, before, reason=options.reason), options.floors)
        yield f"floors written to {options.floors}"
    elif options.gate:
        check(run, read_floors(options.floors))
        yield "no figure is behind its floor"


def run_eval(index: Index, questions: Path = QUESTIONS, *, progress: Progress | None = None) -> Run:
    """Ask every question of the assistant, and of the assistant with each part taken away."""
    return run_questions(
        load_questions(questions, index.articles),
        articles=index.articles,
        passages_of=index.passages_of,
        answerer=Assistant(index),
        searcher=Retriever(index),
        variants=ablations(index),
        corpus_sha256=index.manifest.corpus_fingerprint,
        index_version=index.manifest.corpus_fingerprint[:12],
        encoder=index.manifest.encoder,
        progress=progress,
    )


def run_as_text(run: Run) -> str:
    """The headline figures, one a line, with their 95 % intervals."""
    lines = [f"{len(run.outcomes)} questions over {run.articles} articles, {run.seconds:.1f} s"]
    for figure in run_figures(run):
        value, bounds = shown(figure.estimate.value), interval(figure.estimate)
        lines.append(f"{figure.metric.title:20} {value}  ({bounds})  {verdict(figure)}".rstrip())
    return "\n".join(lines)
