"""How the time to find quotations grows with hostile text: seconds at four sizes, each twice the one before."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from corpus import Article
from index.quotes import find_quotes

HOSTILE = {
    "no full stop": "Olaf Scholz sagte dass die Brücke gesperrt sei und ",
    "commas": "sagte, er, dass, sei, ",
    "opening marks": "„",
    "mixed marks": "„Ja“ sagte »er «nie\" ‚und‘ 'so' ",
    "straight marks": 'a" "b ',
    "nested marks": "„Er rief «Halt ‹Los› ",
    "paragraphs left open": "„Es regnet. Er ging.\n\n",
    "nested brackets": "((((",
    "emoji": "😀 ",
    "right to left": "قال الوزير שלום ",
    "control characters": "\x01\x02 a\x03 ",
    "sentences": "Die Polizei sagte, er sei da. „Ja“, sagte er. ",
    "names": "Olaf Scholz und Angela Merkel, ",
    "lines": "Er sagte\n",
    "one word": "ab",
}
"""What a text is filled with, by what is hostile about it."""
SIZES = (125_000, 250_000, 500_000, 1_000_000)
"""Characters."""


def seconds(piece: str, size: int) -> float:
    """CPU seconds for a text of `size` characters made of the piece alone."""
    text = (piece * (size // len(piece) + 1))[:size]
    begin = time.process_time()
    find_quotes(Article(id="growth", title="growth", text=text))
    return time.process_time() - begin


def growth_table(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Lines of the table, one a kind of text; the last column is the growth over the last doubling (2 is linear)."""
    yield f"{'seconds for characters':24}" + "".join(f"{size:>11,}" for size in sizes) + "   last doubling"
    seconds(HOSTILE["sentences"], 2_000)  # loads the models
    for name, piece in HOSTILE.items():
        times = [seconds(piece, size) for size in sizes]
        factor = times[-1] / times[-2] if times[-2] else 0.0
        yield f"{name:24}" + "".join(f"{value:11.3f}" for value in times) + f"{factor:16.1f}"
