"""Answers over data nobody wrote for this project: exact answers of XQuAD-de here, statements in `eval/statements.py`.

    python -m eval.answers --data DIR

DIR holds `xquad-de-dev.articles.jsonl`, `xquad-de-dev.questions.jsonl`, `wikinews.jsonl` and `quotes/dev`.
The questions are asked over the XQuAD paragraphs together with all Wikinews articles: as they are; with all paragraphs
of their Wikipedia article taken out, where only a refusal is right; with their own paragraph alone taken out, which
is harder, because the paragraphs beside it speak of the same things; and with a slip of the hand in their longest word.
Nothing is fitted to these data.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.rows import Row
from eval.slips import mistyped
from eval.statements import measure_statements
from index import Index, build_index
from rag import Answer, Assistant

_SLIPS = 5  # seed


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with the place of its exact answer."""

    question: str
    article_id: str
    start: int
    end: int


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument("--failures", type=int, default=0, help="print that many questions that went wrong")
    arguments = parser.parse_args()
    for row in measure(arguments.data, failures=arguments.failures):
        print(row.line())


def measure(data: Path, *, failures: int = 0) -> list[Row]:
    """All figures of this script."""
    return [*measure_facts(data, failures=failures), *measure_statements(data, failures=failures)]


def measure_facts(data: Path, *, failures: int = 0) -> list[Row]:
    """XQuAD-de among Wikinews, with the paragraph of each question, without its article, and without itself alone."""
    beside = _paragraphs_beside(data / "xquad-de-dev.articles.jsonl")
    questions = list(_questions(data / "xquad-de-dev.questions.jsonl"))
    with tempfile.TemporaryDirectory() as folder:
        assistant = _assistant([data / "xquad-de-dev.articles.jsonl", data / "wikinews.jsonl"], Path(folder))
        with_it, seconds = [], []
        for gold in questions:
            begin = time.perf_counter()
            with_it.append(assistant.ask(gold.question))
            seconds.append(time.perf_counter() - begin)
        without = [assistant.ask(gold.question, without=beside[gold.article_id]) for gold in questions]
        alone = [assistant.ask(gold.question, without=(gold.article_id,)) for gold in questions]
        _print_mistyped(assistant, questions)
    first = [_answers(answer, gold, 1) for answer, gold in zip(with_it, questions, strict=True)]
    within = [_answers(answer, gold, 5) for answer, gold in zip(with_it, questions, strict=True)]
    refused = [answer.status == "refused" for answer in with_it]
    _print_classes(with_it, first, within, refused, [answer.status == "refused" for answer in without])
    _print_reliability([answer.confidence for answer in with_it], within)
    for gold, right in zip(questions, first, strict=True):
        if not right and failures > 0:
            failures -= 1
            print(f"not first: {gold.question}", file=sys.stderr)
    shown = np.mean([len(answer.statements) for answer in with_it])
    print(f"statements an answer: {shown:.2f}; ask p50 {1000 * np.median(seconds):.1f} ms")
    return [
        Row("XQuAD-de: answer inside the first statement", float(np.mean(first)), "0.78", bool(np.mean(first) >= 0.78)),
        Row("XQuAD-de: inside any of at most five", float(np.mean(within)), "0.92", bool(np.mean(within) >= 0.92)),
        _row_refused("article taken out, refused", without),
        _row_refused("only its paragraph taken out, refused", alone),
        Row("XQuAD-de: wrongly refused", float(np.mean(refused)), "<= 0.05", bool(np.mean(refused) <= 0.05)),
    ]


def _print_mistyped(assistant: Assistant, questions: Sequence[GoldQuestion]) -> None:
    """What a slip of the hand costs."""
    chance = random.Random(_SLIPS)  # noqa: S311 - the same slips every time
    slipped = [(gold, typed) for gold in questions if (typed := mistyped(gold.question, chance))]
    answers = [assistant.ask(typed) for _, typed in slipped]
    met = [_answers(answer, gold, 5) for answer, (gold, _) in zip(answers, slipped, strict=True)]
    refused = [answer.status == "refused" for answer in answers]
    print(f"with a slip in the longest word: inside any {np.mean(met):.3f}, wrongly refused {np.mean(refused):.3f}")


def _row_refused(what: str, answers: Sequence[Answer]) -> Row:
    share = float(np.mean([answer.status == "refused" for answer in answers]))
    return Row(f"XQuAD-de: {what}", share, "0.85", share >= 0.85)


def _paragraphs_beside(file: Path) -> dict[str, tuple[str, ...]]:
    """For each paragraph all paragraphs of its Wikipedia article, itself among them; they share their title."""
    articles = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    of_title: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        of_title[article["title"]].append(article["id"])
    return {article["id"]: tuple(of_title[article["title"]]) for article in articles}


def _questions(file: Path) -> Iterator[GoldQuestion]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield GoldQuestion(row["question"], row["article_id"], row["start"], row["start"] + len(row["answer"]))


def _answers(answer: Answer, gold: GoldQuestion, count: int) -> bool:
    return any(
        one.article_id == gold.article_id and one.start <= gold.start and gold.end <= one.end
        for one in answer.statements[:count]
    )


def _print_classes(
    answers: Sequence[Answer],
    first: Sequence[bool],
    within: Sequence[bool],
    refused: Sequence[bool],
    refused_without: Sequence[bool],
) -> None:
    """A line for each class of question, as it was understood."""
    classes = defaultdict(list)
    for number, answer in enumerate(answers):
        asked = answer.understood_as
        classes[asked.fact if asked.asks_for == "fact" and asked.fact else asked.asks_for].append(number)
    print(f"{'class':12} {'n':>5} {'first':>7} {'any':>7} {'wrongly refused':>16} {'refused without':>16}")
    for name, members in sorted(classes.items(), key=lambda item: -len(item[1])):
        shares = [
            np.mean([values[number] for number in members]) for values in (first, within, refused, refused_without)
        ]
        print(f"{name:12} {len(members):5} {shares[0]:7.3f} {shares[1]:7.3f} {shares[2]:16.3f} {shares[3]:16.3f}")


def _print_reliability(confidences: Sequence[float], right: Sequence[bool]) -> None:
    """How often answers of a confidence are right: the two columns agree where confidence is calibrated."""
    bins = Counter(min(int(value * 5), 4) for value in confidences)
    print(f"{'confidence':14} {'answers':>8} {'mean':>7} {'right':>7}")
    for number in sorted(bins):
        members = [place for place, value in enumerate(confidences) if min(int(value * 5), 4) == number]
        mean, share = np.mean([confidences[place] for place in members]), np.mean([right[place] for place in members])
        print(f"{number / 5:.1f} to {(number + 1) / 5:.1f}     {len(members):8} {mean:7.3f} {share:7.3f}")


def _assistant(files: Sequence[Path], folder: Path) -> Assistant:
    """An assistant over the articles of some files."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for file in files:
        (corpus / file.name).write_bytes(file.read_bytes())
    build_index(corpus, folder / "store")
    return Assistant(Index.open(folder / "store"))


if __name__ == "__main__":
    main()
