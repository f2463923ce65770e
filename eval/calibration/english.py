"""Even out the refusing of English questions: by how much their odds are too low.

    python -m eval.calibration.english --data DIR [--write]

Their words are met by translations, less surely than German ones, so that a judge who knows German questions only
refuses too many. `english.jsonl` has 160 questions over Wikinews articles. What is added to their odds leaves as many
of them refused whose article is taken out as of German ones.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from index import Index, build_index
from rag.archive import Archive
from rag.facts import score_sentences
from rag.network import FILE, networks
from rag.question import read_question

QUESTIONS = Path(__file__).with_name("english.jsonl")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Odds:
    """Odds of a question, as logarithms, with its article and without it; `place` is that of the answer, or None."""

    within: float
    without: float
    place: int | None


def main() -> None:
    """Print what several additions do; with `--write` store the one that evens out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with wikinews.jsonl")
    parser.add_argument("--refused", type=float, default=0.82, help="share to refuse of those whose article is out")
    parser.add_argument("--write", action="store_true", help=f"store it in {FILE.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="english-") as folder:
        build_index(options.data / "wikinews.jsonl", Path(folder) / "store")
        odds = asked(Archive(Index.open(Path(folder) / "store")))
    added = networks().floor - float(np.quantile([one.without for one in odds], options.refused))
    print(f"{'added':>6} {'in five':>8} {'refused':>8} {'article out':>12}")
    for more in sorted({0.0, added}):
        answered = [one.within + more >= networks().floor for one in odds]
        right = np.mean(
            [of and one.place is not None and one.place < _SHOWN for of, one in zip(answered, odds, strict=True)]
        )
        out = np.mean([one.without + more < networks().floor for one in odds])
        print(f"{more:6.2f} {right:8.3f} {1 - np.mean(answered):8.3f} {out:12.3f}")
    if options.write:
        save_file({**load_file(FILE), "judge.english": np.array([added], dtype=np.float32)}, FILE)


def asked(archive: Archive) -> list[Odds]:
    """The odds of every question before anything is added."""
    everything = frozenset(archive.index.articles)
    found = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        question = read_question(row["question"], archive.finder, days=archive.days, outlets=archive.outlets)
        scored = score_sentences(archive, question, None, give_up=False)
        without = score_sentences(archive, question, everything - {row["article_id"]}, give_up=False)
        texts = [(one.span.article_id, one.span.of(archive.index.articles[one.span.article_id])) for one in scored]
        right = (at for at, (key, text) in enumerate(texts) if key == row["article_id"] and row["answer"] in text)
        already = networks().english if question.language == "en" else 0.0
        found.append(Odds(scored[0].odds - already, without[0].odds - already, next(right, None)))
    return found


if __name__ == "__main__":
    main()
