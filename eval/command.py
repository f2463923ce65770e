"""What `python app.py eval` does: answer a question set over a corpus and say how good the answers are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from eval.assistants import ablations
from eval.compare import Comparison, compare
from eval.datatypes import Run
from eval.errors import EvalError
from eval.figures import run_figures
from eval.gate import FLOORS, check, raised, read_floors, write_floors
from eval.questions import load_questions
from eval.runner import Progress, run_questions
from eval.text import delta, interval, shown, verdict
from index import Index
from rag import Assistant
from rag.retriever import Retriever

QUESTIONS = Path(__file__).parent / "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """What to evaluate, where to write what came of it, and what to hold it to."""

    questions: Path = QUESTIONS
    json_file: Path | None = None
    report: Path | None = None
    markdown: Path | None = None
    compare: Path | None = None
    gate: bool = False
    raise_floors: bool = False
    reason: str | None = None
    floors: Path = FLOORS


def evaluate(index: Index, options: Options, *, progress: Progress | None = None) -> Iterator[str]:
    """Evaluate and yield what to print; GateError at the end where a figure is behind its floor."""
    before = _read_run(options.compare) if options.compare else None
    floors = read_floors(options.floors) if options.gate or (options.raise_floors and options.floors.exists()) else None
    for path in (options.json_file, options.report, options.markdown):
        if path is not None and not path.parent.is_dir():
            msg = f"cannot write {path}: there is no folder {path.parent}"
            raise EvalError(msg)
    run = run_eval(index, options.questions, progress=progress)
    yield run_as_text(run)
    comparison = compare(before, run) if before else None
    if comparison is not None:
        yield comparison_as_text(comparison)
    if options.json_file is not None:
        _write(options.json_file, run.model_dump_json(indent=1))
    if options.report is not None or options.markdown is not None:
        _write_reports(options, run, index, comparison)
    if options.raise_floors:
        write_floors(raised(run, floors, reason=options.reason), options.floors)
        yield f"floors written to {options.floors}"
    elif floors is not None:
        check(run, floors)
        yield "no figure is behind its floor"


def _write_reports(options: Options, run: Run, index: Index, comparison: Comparison | None) -> None:
    # The report shares its escaping with the page, whose package takes seconds to import.
    from eval.report.html import report_as_html
    from eval.report.markdown import report_as_markdown
    from eval.report.summary import summarise

    summary = summarise(run, index.articles)
    if options.report is not None:
        _write(options.report, report_as_html(summary, comparison))
    if options.markdown is not None:
        _write(options.markdown, report_as_markdown(summary, comparison))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        msg = f"cannot write {path}: {error.strerror}"
        raise EvalError(msg) from error


def _read_run(path: Path) -> Run:
    try:
        return Run.model_validate_json(path.read_bytes())
    except OSError as error:
        msg = f"cannot read the run {path}: {error.strerror}"
        raise EvalError(msg) from error
    except ValidationError as error:
        msg = f"{path} is no run that `app.py eval --json {path}` wrote with this version"
        raise EvalError(msg) from error


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


def comparison_as_text(comparison: Comparison) -> str:
    """What changed since the earlier run, one figure a line, and the questions mended and broken."""
    lines = [f"compared with the run of {comparison.before.made_at}"]
    for change in comparison.changes:
        if change.better is not None:
            values = f"{shown(change.before.value)} -> {shown(change.after.value)}"
            lines.append(f"{change.metric.title:20} {values}  {delta(change)}  p = {change.p_value:.3f}")
    for title, outcomes in (("mended", comparison.mended), ("broken", comparison.broken)):
        lines.append(f"{title}: {', '.join(outcome.question.id for outcome in outcomes) or 'none'}")
    return "\n".join(lines)
