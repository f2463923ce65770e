"""Train what answers to questions of fact are chosen and refused by.

    python -m eval.calibration --data DIR [--write]

DIR holds `wikinews.jsonl` (CC BY 2.5). Beside this file lie questions written for this purpose alone: `news.jsonl` over
Wikinews articles, some of which no article answers; `encyclopedia.jsonl` with paragraphs of its own; `foreign.txt`,
which nothing here answers. A question is asked with its passage in, with it taken out while the rest of its article
stays (the hard case of a question without an answer), and with its article taken out; over all articles, and over a few
together, since an archive may be small.

The chooser learns which sentence holds the answer, or that none does. The judge learns from what a chooser makes of
questions that it has not seen, so that it does not trust it too much; its confidence is scaled to the usual share of
answerable questions, and the floor is where so many answerable questions of the news are refused as `--refused` says.
English questions are evened out behind it by `python -m eval.calibration.english`.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from eval.calibration.asking import ask_everything
from eval.calibration.chooser import choose_unseen, fit_chooser
from eval.calibration.judge import fit_judge
from eval.calibration.plain import fit_plain
from rag.candidates import AT_A_GLANCE
from rag.network import FILE
from rag.weights import WEIGHTS


def main() -> None:
    """Train, print how well both networks do on what they have not seen, and with `--write` store them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with wikinews.jsonl")
    parser.add_argument("--refused", type=float, default=0.06, help="share of answerable questions that may be refused")
    parser.add_argument("--write", action="store_true", help=f"store them in {FILE.name} and {WEIGHTS.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="calibration-") as folder:
        questions = ask_everything(options.data / "wikinews.jsonl", Path(folder))
        seen = [(one.found.glance.astype(float), one.right) for one in questions if one.right.any()]
        weights = fit_plain(seen, AT_A_GLANCE)
        glance = {name: round(float(value / weights[0]), 4) for name, value in zip(AT_A_GLANCE, weights, strict=True)}
        rows = [one.closer(glance) for one in questions]
        chosen = choose_unseen(rows)
        judge = fit_judge(rows, chosen, options.refused)
        trained = {**fit_chooser(rows), **judge, "judge.english": np.zeros(1, dtype=np.float32)}
    if options.write:
        save_file(trained, FILE)
        WEIGHTS.write_text(json.dumps(glance, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
