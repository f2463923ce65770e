"""What `python app.py eval` does: answer a question set over a corpus and say how good the answers are."""

from __future__ import annotations

from pathlib import Path

from eval.assistants import ablations
from eval.datatypes import Run
from eval.figures import figures
from eval.questions import load_questions
from eval.runner import Progress, run_questions
from eval.text import interval, shown, verdict
from index import Index
from rag import Assistant
from rag.retriever import Retriever

QUESTIONS = Path(__file__).parent / "questions.jsonl"


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
    for figure in figures([outcome.judgement for outcome in run.outcomes]):
        value, bounds = shown(figure.estimate.value), interval(figure.estimate)
        lines.append(f"{figure.metric.title:44} {value}  ({bounds})  {verdict(figure)}".rstrip())
    return "\n".join(lines)
