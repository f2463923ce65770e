"""The command line of Belegstelle, and nothing else: serve, index, ask, quotes, check, eval."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from corpus import BelegstelleError

if TYPE_CHECKING:
    from index import BuildReport, Index
    from rag import Answer, Assistant

_ROOT = Path(__file__).parent
_DEBUG = "BELEGSTELLE_DEBUG"

app = typer.Typer(
    help="Ask a folder of news articles; every sentence of an answer is a passage you can open.",
    epilog="Without a command: build the index if needed and serve the chat.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
Corpus = Annotated[
    Path, typer.Option("--corpus", help="Folder of articles (.md .json .jsonl .html .txt), or one file.")
]
IndexFolder = Annotated[Path, typer.Option("--index", help="Folder of the index; built and updated as needed.")]
EncoderName = Annotated[
    str | None,
    typer.Option("--encoder", help="Any sentence-transformers model, by name or folder. Default: the shipped one."),
]
RerankerName = Annotated[
    str | None,
    typer.Option("--reranker", help="A cross-encoder, by name or folder, for a second look at what is found."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
_CORPUS = _ROOT / "corpus" / "articles"
_INDEX = _ROOT / "index" / "store"


@app.callback(invoke_without_command=True)
def _default(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        context.invoke(serve)


@app.command()
def serve(
    corpus: Corpus = _CORPUS,
    index: IndexFolder = _INDEX,
    encoder: EncoderName = None,
    reranker: RerankerName = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 7860,
) -> None:
    """Serve the chat at /, the API under /api, and /healthz."""
    from rag.web import WebSettings, create_app, run

    run(
        create_app(lambda: _assistant(corpus, index, encoder, reranker), WebSettings.from_environment()),
        host=host,
        port=port,
    )


@app.command(name="index")
def build(corpus: Corpus = _CORPUS, index: IndexFolder = _INDEX, encoder: EncoderName = None) -> None:
    """Build the index, or update it: only new and changed articles are worked on."""
    report = _build(corpus, index, encoder)
    counts = f"{report.new} new, {report.changed} changed, {report.deleted} deleted, {report.unchanged} unchanged"
    typer.echo(f"{counts}; {report.passages} passages, {report.quotes} quotations, {report.speakers} speakers")


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help='For example: "Was sagte Selenskyj über Sicherheitsgarantien?"')
    ] = None,
    history: Annotated[
        list[str] | None, typer.Option(help="An earlier question, oldest first; may be repeated.")
    ] = None,
    questions: Annotated[
        Path | None, typer.Option(help='Answer every line {"id", "question", "history"?} of this .jsonl file.')
    ] = None,
    as_json: AsJson = False,
    corpus: Corpus = _CORPUS,
    index: IndexFolder = _INDEX,
    encoder: EncoderName = None,
    reranker: RerankerName = None,
) -> None:
    """Answer a question with cited, verbatim statements."""
    from rag.batch import BatchAnswer, read_batch

    if (question is None) == (questions is None):
        raise BelegstelleError("give either a QUESTION or --questions FILE.jsonl")
    batch = read_batch(questions) if questions else []
    assistant = _assistant(corpus, index, encoder, reranker)
    if question is not None:
        _print_answer(assistant.ask(question, history or []), as_json=as_json)
    for line in batch:
        answer = assistant.ask(line.question, line.history)
        typer.echo(BatchAnswer(id=line.id, answer=answer).model_dump_json())


@app.command()
def quotes(
    files: Annotated[list[Path], typer.Argument(help="Articles, in any format of the corpus.")],
    as_json: AsJson = False,
) -> None:
    """Print every quotation in the given articles, with its kind, parts, cue and speaker."""
    from rag.quotations import list_quotations

    for listing in list_quotations(files):
        typer.echo(listing.model_dump_json() if as_json else listing.as_text())


@app.command()
def check(
    file: Annotated[str, typer.Argument(help="Text, Markdown, or the JSON of `ask --json`; - for standard input.")],
    as_json: AsJson = False,
    language: Annotated[Literal["de", "en"], typer.Option(help="Language of the report.")] = "de",
    corpus: Corpus = _CORPUS,
    index: IndexFolder = _INDEX,
    encoder: EncoderName = None,
) -> None:
    """Check every quotation of a text against the articles; ends with 1 when anything is not exact."""
    from index import Index
    from rag.check import Checker, read_draft, report_as_text

    claims = read_draft(file)
    _build(corpus, index, encoder)
    report = Checker(Index.open(index)).check(claims)
    typer.echo(report.model_dump_json() if as_json else report_as_text(report, language))
    if not report.clean:
        raise typer.Exit(1)


@app.command(name="eval")
def evaluate(
    questions: Annotated[
        Path | None, typer.Option(help="Question set (.jsonl). Default: the one for the demo corpus.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Write every question, answer and verdict here.")
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Write the report here, as one HTML file.")] = None,
    markdown: Annotated[Path | None, typer.Option(help="Write the report here, as Markdown.")] = None,
    compare: Annotated[Path | None, typer.Option(help="An earlier run (--json) to compare with.")] = None,
    data: Annotated[Path | None, typer.Option(help="Then measure over the annotated data in this folder.")] = None,
    gate: Annotated[bool, typer.Option(help="Fail where a figure is behind its floor.")] = False,
    raise_floors: Annotated[bool, typer.Option(help="Write floors just under the figures of this run.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why --raise-floors may lower a floor; kept in the file.")] = None,
    floors: Annotated[Path | None, typer.Option(help="File of the floors. Default: eval/floors.json.")] = None,
    corpus: Corpus = _CORPUS,
    index: IndexFolder = _INDEX,
    encoder: EncoderName = None,
    reranker: RerankerName = None,
) -> None:
    """Answer a question set and report whether the answers are found, right, grounded and attributed."""
    from eval import command
    from eval.gate import FLOORS

    options = command.Options(
        questions=questions or command.QUESTIONS, json_file=json_file, report=report, markdown=markdown,
        compare=compare, gate=gate, raise_floors=raise_floors, reason=reason, floors=floors or FLOORS,
    )  # fmt: skip
    for part in command.evaluate(_open(corpus, index, encoder, reranker), options):
        typer.echo(part)
    if data is not None:
        from eval.annotated import measure_all

        for part in measure_all(data):
            typer.echo(part)


@app.command()
def draft(
    feedback: Annotated[Path | None, typer.Option(help="Draft from this feedback file of the page instead.")] = None,
    number: Annotated[int, typer.Option(help="Questions at most.", min=1)] = 100,
    corpus: Corpus = _CORPUS,
    index: IndexFolder = _INDEX,
    encoder: EncoderName = None,
) -> None:
    """Draft a question file for `eval`, from the quotations of an index or from feedback, for you to correct."""
    from eval.draft import draft_questions, question_line, questions_of_feedback
    from index import Index

    if feedback is not None:
        drafted = questions_of_feedback(feedback)
    else:
        _build(corpus, index, encoder)
        drafted = draft_questions(Index.open(index), number)
    for question in drafted:
        typer.echo(question_line(question))


def _print_answer(answer: Answer, *, as_json: bool) -> None:
    from rag.text import answer_as_text

    typer.echo(answer.model_dump_json() if as_json else answer_as_text(answer))


def _build(corpus: Path, folder: Path, encoder: str | None) -> BuildReport:
    from index import DEFAULT_ENCODER, ProgressBars, build_index

    report = build_index(corpus, folder, encoder=encoder or DEFAULT_ENCODER, progress=ProgressBars())
    for problem in report.problems:
        typer.echo(f"{problem.file}: {problem.reason}", err=True)
    return report


def _assistant(corpus: Path, folder: Path, encoder: str | None, reranker: str | None) -> Assistant:
    """An assistant over an index that is up to date with the corpus, built or updated first if it is not."""
    from rag import Assistant

    return Assistant(_open(corpus, folder, encoder, reranker))


def _open(corpus: Path, folder: Path, encoder: str | None, reranker: str | None) -> Index:
    """The index, up to date; a reranker that cannot be loaded is told before the index is built."""
    from index import Index, Reranker

    second_look = Reranker(reranker) if reranker else None
    _build(corpus, folder, encoder)
    return Index.open(folder, reranker=second_look)


def main() -> None:
    """Run the command line; a person sees one line for an error, never a traceback."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        app()
    except BelegstelleError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the one place where anything unforeseen becomes a line
        if os.environ.get(_DEBUG):
            traceback.print_exc()
        typer.echo(f"internal error: {type(error).__name__}: {error} (set {_DEBUG}=1 for details)", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
