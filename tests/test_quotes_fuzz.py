"""Hostile and broken text: never a crash, exact offsets, time in proportion to length."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Article
from eval.growth import HOSTILE, growth_table, seconds
from index.quotes import find_quotes
from index.quotes.marks import MarkPair, pair_marks

PIECES = [
    "„",
    "“",
    "”",
    '"',
    "«",
    "»",
    "‚",
    "'",
    "(",
    ")",
    ".",
    ",",
    ":",
    ";",
    "–",
    "—",
    "-",
    "\n",
    "\n\n",
    " ",
    "\u200f",
    "\x01",
    "\x07",
    "😀",
    "é",
    "שלום",
    "مرحبا",
    "sagte",
    "Olaf",
    "Scholz",
    "der",
    "dass",
    "sei",
    "habe",
    "laut",
    "so",
    "und",
    "nach",
    "Angaben",
    "zufolge",
    "wie",
    "Polizei",
    "er",
    "1",
    "11,5",
    "Dr.",
    "hieß",
    "es",
    "Das",
    "teilte",
    "mit",
    "fordert",
    "zu",
    "gehen",
]


def check_offsets(text: str) -> None:
    record = find_quotes(Article(id="a", title="t", text=text))
    for quote in record.quotes:
        bounds = [*quote.parts, *(one for one in (quote.cue, quote.mention) if one)]
        assert all(0 <= start < end <= len(text) for start, end in bounds)
        assert list(quote.parts) == sorted(quote.parts)
        assert quote.speaker is None or quote.speaker < len(record.speakers)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60), st.booleans())
def test_any_mixture_of_words_and_signs(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    if text.strip():
        check_offsets(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=200))
def test_any_text(text: str) -> None:
    if text.strip():
        check_offsets(text)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=list(HOSTILE))
def test_time_grows_in_proportion(piece: str) -> None:
    """Four times the text takes at most some eight times as long: a quadratic rule would take sixteen."""

    check_offsets(piece * (2_000 // len(piece)))  # loads the models
    small, large = seconds(piece, 40_000), seconds(piece, 160_000)
    assert large < 8 * small + 0.5


def test_marks_without_partner_pair_with_nothing() -> None:
    assert pair_marks("Er rief „Halt und ging.") == []
    assert pair_marks("Halt“, rief er.") == []
    assert pair_marks("„Eins. „Zwei.“") == [MarkPair(7, 14)]
    assert pair_marks('Er sagte "ja" und "nein".') == [MarkPair(9, 13), MarkPair(18, 24)]
    assert pair_marks('5" und 7" Zoll') == []


def test_the_table_of_growth_has_every_kind_of_text() -> None:
    header, *lines = growth_table((100, 200))
    assert header.split()[:5] == ["seconds", "for", "characters", "100", "200"]
    assert [line[:24].strip() for line in lines] == list(HOSTILE)
