"""Train the shipped encoder:

    python -m index.training --paragraphs FILE --articles FILE --pairs FILE --out index/encoder [--work FOLDER]

Stopped and started again with the same files and settings, it goes on where it was.
"""  # noqa: D400, D415

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from corpus import BelegstelleError
from index.progress import ProgressBars
from index.training.recipe import Files, train_encoder
from index.training.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and return the exit status; what is wrong is said in one line."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description="Train the shipped encoder.")
    for name, what in (
        ("paragraphs", "texts of one paragraph a line, an empty line between two texts"),
        ("articles", 'articles, one JSON object a line with "id", "title", "text"'),
        ("pairs", "a German and an English sentence a line, with a tab between"),
    ):
        parser.add_argument(f"--{name}", type=Path, nargs="+", default=[], metavar="FILE", help=f"{what}; .xz too")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--work", type=Path, default=Path("training"), help="folder of what a stopped run needs")
    parser.add_argument("--threads", type=int, default=2, help="the result is the same for the same number of them")
    for name, field in Settings.model_fields.items():
        parser.add_argument(
            f"--{name.replace('_', '-')}", type=float if field.annotation is float else int, default=field.default
        )
    given = vars(parser.parse_args(arguments))
    try:
        settings = Settings(**{name: given[name] for name in Settings.model_fields})
        files = Files(given["paragraphs"], given["articles"], given["pairs"])
        train_encoder(
            files, settings, out=given["out"], work=given["work"], threads=given["threads"], progress=ProgressBars()
        )
    except ValidationError as error:
        wrong = error.errors()[0]
        sys.stderr.write(f"error: --{str(wrong['loc'][0]).replace('_', '-')} {wrong['input']}: {wrong['msg']}\n")
        return 2
    except BelegstelleError as error:
        sys.stderr.write(f"error: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
