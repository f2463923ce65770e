"""Scraped articles written for the tests: what stands on each line's left says what should become of it.

`# ` headline, two blanks article, `- ` debris ("-" alone: a blank line); the lines above the first
blank one are what the article should state about itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "scraped"


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    raw: str
    title: str
    text: str
    stated: dict[str, str]


def read_sample(path: Path) -> Sample:
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    stated: dict[str, str] = {}
    while lines[start] and lines[start][:2] not in {"# ", "- ", "  "}:
        name, _, value = lines[start].partition(": ")
        stated[name] = value
        start += 1
    raw = [line[2:] for line in lines[start:]]
    text = ""
    gap = False
    for line in lines[start:]:
        if line.startswith("  "):
            text += ("\n\n" if gap else "\n") + line[2:]
            gap = False
        elif not line.strip(" -"):
            gap = True
        elif line.startswith("# "):
            stated.setdefault("title", line[2:])
    title = stated.pop("title").removesuffix(f" | {stated.get('outlet')}")
    return Sample(path.stem, "\n".join(raw).strip("\n"), title, text.strip("\n"), stated)


SAMPLES = [read_sample(path) for path in sorted(FOLDER.glob("*.txt"))]
