"""Questions over scraped articles that this project may not hold: `eval/seeds.jsonl` keeps places, not words.

    python -m eval.seeds --data DIR

DIR/seeds holds the articles. Each gold is a file name with the characters of the cleaned text and a SHA-256 of them, so
the set says where an answer stands and whether the text still is the one it was written for, and repeats none of it.
Half of the questions, chosen by a hash of their ids, were looked at one by one while rules were written; of the other
half only the figures were.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from corpus import Article, read_file
from eval.datatypes import Gold, Judgement, Model, Question, Stage
from eval.errors import EvalError, QuestionSetError
from eval.figures import BY_NAME
from eval.judge import Court
from index import Index, build_index
from rag import Answer, Assistant, StatementKind

QUESTIONS = Path(__file__).parent / "seeds.jsonl"
TARGETS = {
    "gold_any": 0.95,
    "gold_first": 0.85,
    "items": None,
    "speaker_right": 1.0,
    "wrong_speaker": 0.0,
    "refusal_right": 1.0,
}
"""What the answers must reach; None is shown without a target."""


class SeedGold(Model):
    """One passage that answers, by its place: characters of the cleaned text, half-open, and their digest."""

    file: str
    start: int = Field(ge=0)
    end: int
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    speaker: str | None = None
    spellings: tuple[str, ...] = ()
    kind: StatementKind | None = None
    item: str = ""


class SeedQuestion(Model):
    """A line of the file: a question as in `eval/datatypes.py`, its golds by place."""

    id: str
    class_: str = Field(alias="class")
    question: str
    history: tuple[str, ...] = ()
    language: str = "de"
    traits: tuple[str, ...] = ()
    fact: str | None = None
    gold: tuple[SeedGold, ...] = ()
    refusal: tuple[str, ...] = ()

    def resolved(self, articles: Mapping[str, Article]) -> Question:
        """The question with its golds as text; raises ValueError with the reason where an article is another one."""
        fields = self.model_dump(mode="json", by_alias=True, exclude={"gold"})
        return Question.model_validate({**fields, "gold": [_resolved(gold, articles) for gold in self.gold]})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what was answered, and the verdict."""

    question: Question
    answer: Answer
    judgement: Judgement

    @property
    def developed_on(self) -> bool:
        """Whether it is of the half that was looked at while rules were written."""
        return hashlib.sha256(self.question.id.encode()).digest()[0] % 2 == 0


def main() -> None:
    """Ask and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds seeds/")
    parser.add_argument("--failures", action="store_true", help="print what went wrong in the half developed on")
    arguments = parser.parse_args()
    try:
        asked = measure(arguments.data)
    except EvalError as error:
        raise SystemExit(str(error)) from None
    for name, chosen in (
        ("developed on", [one for one in asked if one.developed_on]),
        ("held out", [one for one in asked if not one.developed_on]),
        ("all", asked),
    ):
        print(table(name, chosen))
    if arguments.failures:
        print(*(_failure(one) for one in asked if one.developed_on and one.judgement.stage), sep="\n")


def measure(data: Path) -> list[Asked]:
    """Every question of the set, asked over the seeds alone."""
    files = sorted((data / "seeds").glob("*.txt"))
    if not files:
        msg = f"{data / 'seeds'}: no articles (*.txt) there; give the folder that holds seeds/ with --data"
        raise EvalError(msg)
    questions = load_seed_questions(QUESTIONS, {file.name: read_file(file)[0] for file in files})
    with tempfile.TemporaryDirectory() as folder:
        build_index(data / "seeds", Path(folder) / "store")
        index = Index.open(Path(folder) / "store")
        court, assistant = Court.over(questions, index.articles), Assistant(index)
        answers = [(one, assistant.ask(one.question, one.history)) for one in questions]
        return [Asked(one, answer, court.judge(one, answer, gold_rank=1)) for one, answer in answers]


def load_seed_questions(path: Path, articles: Mapping[str, Article]) -> list[Question]:
    """Read the set against the articles by file name; raises QuestionSetError with every line that does not hold."""
    questions, problems = [], []
    for line, content in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            questions.append(SeedQuestion.model_validate_json(content).resolved(articles))
        except ValidationError as error:
            problems += [(line, detail["msg"].removeprefix("Value error, ")) for detail in error.errors()]
        except ValueError as error:
            problems.append((line, str(error)))
    if problems:
        raise QuestionSetError(path, problems)
    return questions


def _resolved(gold: SeedGold, articles: Mapping[str, Article]) -> Gold:
    article = articles.get(gold.file)
    if article is None:
        msg = f"no article {gold.file!r} among the seeds"
        raise ValueError(msg)
    text = article.text[gold.start : gold.end]
    if hashlib.sha256(text.encode()).hexdigest() != gold.sha256:
        msg = (
            f"characters {gold.start} to {gold.end} of {gold.file!r} are not those the question was written for: "
            "the file or its cleaning has changed; find the passage and correct start, end and sha256"
        )
        raise ValueError(msg)
    return Gold(
        article=article.id, text=text, speaker=gold.speaker, spellings=gold.spellings, kind=gold.kind, item=gold.item
    )


def table(name: str, asked: Sequence[Asked]) -> str:
    """The figures of these questions beside their targets, then how each class did."""
    lines = [f"{name}: {len(asked)} questions"]
    for key, target in TARGETS.items():
        estimate = BY_NAME[key].estimate(one.judgement for one in asked)
        if estimate is not None:
            reached = target is None or (
                estimate.value <= target if key == "wrong_speaker" else estimate.value >= target
            )
            goal = "" if target is None else f"target {target:.2f}  {'reached' if reached else 'MISSED'}"
            lines.append(f"  {BY_NAME[key].title:16} {estimate.value:.3f}  {goal}".rstrip())
    for kind in dict.fromkeys(one.question.class_ for one in asked):
        of_kind = [one for one in asked if one.question.class_ is kind]
        shares = (
            f"{key.removeprefix('gold_').replace('_', ' ')} {estimate.value:.2f}"
            for key in ("gold_any", "gold_first", "items", "speaker_right", "refusal_right")
            if (estimate := BY_NAME[key].estimate(one.judgement for one in of_kind)) is not None
        )
        lines.append(f"    {kind.value:13} {len(of_kind):3}  {'  '.join(shares)}")
    return "\n".join(lines)


def _failure(asked: Asked) -> str:
    question, answer, stage = asked.question, asked.answer, asked.judgement.stage or Stage.ANSWERED
    lines = [f"\n{question.id}: {' / '.join((*question.history, question.question))}  [{stage.value}]"]
    lines += [f"  read as: {answer.understood_as.summary}"]
    lines += [f"  expected: {gold.text} ({gold.speaker or 'narration'})" for gold in question.gold]
    lines += [f"  expected: {reason.value}" for reason in question.refusal]
    lines += [f"  refused: {answer.refusal.reason.value}: {answer.refusal.message}"] if answer.refusal else []
    lines += [
        f"  {one.speaker.name if one.speaker else '-'} ({one.kind.value}): {one.text}" for one in answer.statements
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
