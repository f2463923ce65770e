from __future__ import annotations

from datetime import date

import pytest

from rag.dates import Period, asked_period, dateline, find_dates

_DAYS = (date(2025, 2, 12), date(2025, 10, 17), date(2025, 12, 29))


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Was sagte Trump im Februar 2025?", date(2025, 2, 1), date(2025, 2, 28)),
        ("Was geschah am 29. Dezember?", date(2025, 12, 29), date(2025, 12, 29)),
        ("Was geschah am 12.02.2025?", date(2025, 2, 12), date(2025, 2, 12)),
        ("zwischen Februar und März 2025", date(2025, 2, 1), date(2025, 3, 31)),
        ("vom 3. Februar 2025 bis zum 5. Februar 2025", date(2025, 2, 3), date(2025, 2, 5)),
        ("seit Oktober 2025", date(2025, 10, 1), None),
        ("nach dem 12. Februar 2025", date(2025, 2, 13), None),
        ("vor dem 12. Februar 2025", None, date(2025, 2, 11)),
        ("bis Februar 2025", None, date(2025, 2, 28)),
        ("Ende Dezember", date(2025, 12, 21), date(2025, 12, 31)),
        ("What was said on February 12?", date(2025, 2, 12), date(2025, 2, 12)),
        ("in May 2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("im Jahr 1466", date(1466, 1, 1), date(1466, 12, 31)),
        ("vom 12. bis 16. Februar", date(2025, 2, 12), date(2025, 2, 16)),
        ("Anfang 2025", date(2025, 1, 1), date(2025, 4, 30)),
        # told from the newest article, 29 December
        ("Was sagte Trump gestern?", date(2025, 12, 28), date(2025, 12, 28)),
        ("letzten Monat", date(2025, 11, 1), date(2025, 11, 30)),
        ("in den letzten drei Wochen", date(2025, 12, 8), date(2025, 12, 29)),
        ("vor zwei Tagen", date(2025, 12, 27), date(2025, 12, 27)),
        ("last year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_asked_period(question: str, since: date | None, until: date | None) -> None:
    asked = asked_period(question, _DAYS)
    assert asked is not None
    assert asked.period == Period(since, until)


def test_the_day_of_an_article_without_date_is_the_first_day_of_its_lead() -> None:
    lead = dateline("Am 3. Mai brach der Damm. Im Juni 2019 war er erneuert worden.")
    assert lead is not None
    assert (lead.day, lead.month, lead.year) == (3, 5, None)
    assert dateline("Der Damm brach im Mai.") is None


@pytest.mark.parametrize("text", ["It may be so", "Was sagte Putin?", "1.000 Menschen", "Artikel 5", "im Mittelalter"])
def test_no_date_is_found_where_there_is_none(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_without_year_takes_the_latest_year_the_corpus_covers() -> None:
    days = (date(2023, 12, 29), date(2024, 12, 30), date(2025, 3, 1))
    asked = asked_period("am 29. Dezember", days)
    assert asked is not None
    assert asked.period == Period(date(2024, 12, 29), date(2024, 12, 29))


def test_find_dates_gives_exact_offsets_and_leaves_a_missing_year_missing() -> None:
    text = "Am 12. Februar telefonierten sie, am 16.10.2025 wieder."
    found = [(text[one.start : one.end], one.day, one.month, one.year) for one in find_dates(text)]
    assert found == [("12. Februar", 12, 2, None), ("16.10.2025", 16, 10, 2025)]


@pytest.mark.parametrize("text", ["31. Februar 2025", "99. Mai", "12.13.2025"])
def test_impossible_dates_give_no_period(text: str) -> None:
    asked = asked_period(text, _DAYS)
    assert asked is None or (asked.period.since is not None and asked.period.since.month != 2)
