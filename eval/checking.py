"""The quote check on articles nobody wrote for this project: what it says of true, altered and foreign quotations.

    python -m eval.checking --data DIR

DIR holds `wikinews.jsonl`. Every direct quotation of three words or more that its article attributes to a named
speaker is set in a sentence of its own and checked against all articles: as it is, with other typography, with words
left out behind an ellipsis, with one word changed, left out or added, under another speaker's name, and against the
archive without any article that has it. Nothing is fitted to these data but the two thresholds of `rag/check/align.py`,
chosen on every other article and measured on the rest.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.rows import Row
from index import Index, Quote, QuoteKind, SpeakerKind, build_index
from index.quotes.marks import MARKS
from rag.check import Checker, Finding, Status

_SEED = 20250601


@dataclass(frozen=True, slots=True)
class Sample:
    """A quotation of the archive and who said it."""

    article_id: str
    words: str
    speaker: str


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument("--failures", type=int, default=0, help="print that many checks that went wrong")
    arguments = parser.parse_args()
    for row in measure(arguments.data, failures=arguments.failures):
        print(row.line())


def measure(data: Path, *, failures: int = 0) -> list[Row]:
    """Check true, falsified and foreign quotations."""
    lines = (data / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        index, half = (_index(part, Path(folder) / name) for name, part in (("all", lines), ("half", lines[::2])))
        samples = list(_samples(index))
        rows = _measured(Checker(index), samples, failures)
        foreign = [one for one in samples if one.article_id not in half.articles]
        return [*rows, _foreign(Checker(half), foreign, failures)]


def _index(lines: Sequence[str], folder: Path) -> Index:
    folder.mkdir()
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build_index(folder / "articles.jsonl", folder / "index")
    return Index.open(folder / "index")


def _measured(checker: Checker, samples: Sequence[Sample], failures: int) -> list[Row]:
    drawn = random.Random(_SEED)  # noqa: S311
    fine = {Status.EXACT, Status.OMISSIONS}
    rows, seconds = [], []
    for name, change, expected, target in (
        ("exact as it is", _as_it_is, fine, 0.98),
        ("exact in other typography", _typography, fine, 0.98),
        ("exact apart from omissions", _omission, fine, 0.98),
        ("one word changed: altered", _changed, {Status.ALTERED}, 0.95),
        ("one word left out: altered", _left_out, {Status.ALTERED}, 0.95),
        ("one word added: altered", _added, {Status.ALTERED}, 0.95),
    ):
        statuses = Counter[Status]()
        for sample in samples:
            begin = time.perf_counter()
            finding = _check(checker, change(sample.words, drawn), sample.speaker)
            seconds.append(time.perf_counter() - begin)
            statuses[finding.status] += 1
            if finding.status not in expected and failures > 0:
                failures -= 1
                print(f"{name}: {finding.status}, {sample.article_id[:30]}: {finding.text}")
        share = sum(statuses[status] for status in expected) / len(samples)
        rows.append(Row(f"quote check: {name}", share, f"{target}", share >= target))
    rows.append(_other_speaker(checker, samples, drawn))
    median, slow = 1000 * np.median(seconds), 1000 * np.percentile(seconds, 95)
    print(f"{len(samples)} quotations; a check takes {median:.1f} ms, p95 {slow:.1f} ms")
    return rows


def _other_speaker(checker: Checker, samples: Sequence[Sample], drawn: random.Random) -> Row:
    names = sorted({one.speaker for one in samples})
    others = [drawn.choice([name for name in names if name != one.speaker]) for one in samples]
    caught = [
        _check(checker, one.words, other).status is Status.WRONG_SPEAKER
        for one, other in zip(samples, others, strict=True)
    ]
    share = sum(caught) / len(caught)
    return Row("quote check: under another name: wrong speaker", share, "0.95", share >= 0.95)


def _foreign(checker: Checker, samples: Sequence[Sample], failures: int) -> Row:
    """Words that the archive does not have; where another of its articles has them exactly, that is no error."""
    wrong = 0
    for one in samples:
        finding = _check(checker, one.words, one.speaker)
        if finding.status is Status.ALTERED:
            wrong += 1
            if failures > 0:
                failures -= 1
                print(f"foreign: {finding.text} -> {finding.found and finding.found.text}")
    share = 1 - wrong / len(samples)
    return Row("quote check: of another archive: not found", share, "0.98", share >= 0.98)


def _samples(index: Index) -> Iterator[Sample]:
    for article_id in index.articles:
        for quote in index.quotes.in_article(article_id):
            speaker = index.quotes.speakers.get(quote.speaker_id or "")
            if quote.kind is QuoteKind.DIRECT and speaker and speaker.kind is SpeakerKind.PERSON:
                words = _words(index, quote)
                if len(words.split()) >= 4 and not MARKS.intersection(words):
                    yield Sample(article_id, words, speaker.name)


def _words(index: Index, quote: Quote) -> str:
    text = index.articles[quote.span.article_id].text
    part = max(quote.parts, key=lambda one: one.end - one.start)
    return text[part.start + 1 : part.end - 1].strip()


def _check(checker: Checker, words: str, speaker: str) -> Finding:
    (finding,) = checker.check_text(f"„{words}“, sagte {speaker} am Dienstag.").findings
    return finding


def _as_it_is(words: str, _: random.Random) -> str:
    return words


def _typography(words: str, _: random.Random) -> str:
    return words.replace(" – ", " - ").replace(" ", "  ").replace("'", "’").replace("ü", "u\u0308").rstrip(".,")


def _omission(words: str, drawn: random.Random) -> str:
    pieces = words.split()
    at = drawn.randrange(1, len(pieces) - 2) if len(pieces) > 4 else 1
    return " ".join([*pieces[:at], "[…]", *pieces[at + 1 :]])


def _changed(words: str, drawn: random.Random) -> str:
    pieces = words.split()
    pieces[drawn.randrange(len(pieces))] = "Zitronenfalter"
    return " ".join(pieces)


def _left_out(words: str, drawn: random.Random) -> str:
    pieces = words.split()
    del pieces[drawn.randrange(1, len(pieces) - 1)]
    return " ".join(pieces)


def _added(words: str, drawn: random.Random) -> str:
    pieces = words.split()
    pieces.insert(drawn.randrange(1, len(pieces)), "nicht")
    return " ".join(pieces)


if __name__ == "__main__":
    main()
