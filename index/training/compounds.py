"""The nouns that compounds are split by, counted in a text: `python -m index.training.compounds TEXT.txt.xz`."""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from index.tokens.compounds import NOUNS, SHORTEST_PART
from index.tokens.letters import plain_letters

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 20  # occurrences: 50 leave half of the nouns, 10 twice as many, for 0.2 % less or more found first
_CAPITALISED = 0.9  # of its occurrences; what is no noun is capitalised at the beginning of sentences alone


def frequent_nouns(lines: Iterable[str]) -> list[str]:
    """The nouns of a text in plain letters, most frequent first, ties in order of letters."""
    counts = Counter(word for line in lines for word in _WORD.findall(line))
    every: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    for word, count in counts.items():
        plain = plain_letters(word.lower())
        every[plain] += count
        capitalised[plain] += count * word[0].isupper()
    nouns = [
        word
        for word, count in every.items()
        if count >= _FEWEST
        and len(word) >= SHORTEST_PART
        and word.isascii()
        and capitalised[word] >= _CAPITALISED * count
    ]
    return sorted(nouns, key=lambda word: (-every[word], word))


def main() -> None:
    """Read the text and write the list beside the tokenizer."""
    parser = argparse.ArgumentParser(prog="python -m index.training.compounds", description=__doc__)
    parser.add_argument("text", type=Path, help="German text in lines, compressed (.txt.xz)")
    with lzma.open(parser.parse_args().text, "rt", encoding="utf-8") as lines:
        nouns = frequent_nouns(lines)
    NOUNS.write_bytes(lzma.compress("\n".join(nouns).encode("ascii"), preset=9))


if __name__ == "__main__":
    main()
