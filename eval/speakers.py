"""Measure `index.quotes.speakers`: `python -m eval.speakers --data DIR`.

DIR holds `wikinews.jsonl` and `quotes/train`, `quotes/dev`. There is no gold for merging, so three things are
measured. Quotations whose annotated mention has a first name, in the words or elsewhere in the article, are grouped by
that name (`eval/naming.py` reads it, which knows nothing of merging), and the speakers found are compared with those
groups by B-cubed precision and recall (Bagga and Baldwin 1998). Names are spelt as German, English and French
transliterate them (`eval/spellings.py`), and each pair must be one; names that only look alike must be two. And
speakers whose names are nearly the same are printed, for the eye. Time is that of merging the Wikinews records ten
times over.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from corpus import Article
from eval.gold import read_gold
from eval.naming import named_in, plain
from eval.quotations import match_quotes
from eval.rows import Row
from eval.spellings import DIFFERENT, spellings
from eval.verdicts import speaker_verdict
from index.datatypes import QuoteKind, SpeakerKind
from index.quotes import ArticleQuotes, LocalQuote, LocalSpeaker, find_quotes, merge_speakers, similar_names

_COPIES = 10


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument("--near", type=float, default=0.0, help="print speakers whose names are so alike (0.9)")
    arguments = parser.parse_args()
    for row in measure(arguments.data, near=arguments.near):
        print(row.line())


def measure(data: Path, *, near: float = 0.0) -> list[Row]:
    """All figures of this script."""
    rows = [*_by_annotation(data), *_by_spelling()]
    lines = (data / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    records = [find_quotes(Article(**json.loads(line))) for line in lines]
    if near:
        for one, other, likeness in near_pairs(records, near):
            print(f"{likeness:.2f}  {one}  |  {other}")
    once, often = _seconds(records), _seconds([_copy(record, n) for n in range(_COPIES) for record in records])
    print(f"merging {len(records)} records: {once:.2f} s; {_COPIES} times as many: {often:.2f} s")
    return rows


def _by_annotation(data: Path) -> Iterator[Row]:
    """B-cubed over the quotations whose speaker is right in their article and has a first name."""
    records, names = [], {}
    for file in sorted((data / "quotes").glob("*/*.json")):
        gold = read_gold(file)
        record = find_quotes(gold.article)
        records.append(record)
        for match in match_quotes(record.quotes, gold.quotes):
            mention = " + ".join(gold.article.text[start:end] for start, end in match.annotated.speaker)
            named = named_in(mention, gold.article.text)
            if (
                named is not None
                and named.first
                and speaker_verdict(match.found, match.annotated.speaker, record, gold.article.text) == "right"
            ):
                parts = match.found.parts
                names[record.article_id, parts[0][0], parts[-1][1]] = plain(named.full)
    table = merge_speakers(records)
    found = {
        (quote.span.article_id, quote.span.start, quote.span.end): quote.speaker_id
        for quote in table.quotes
        if quote.speaker_id is not None
    }
    pairs = [(found[place], name) for place, name in sorted(names.items()) if place in found]
    precision, recall = b_cubed(pairs)
    without = len(names) - len(pairs)
    print(f"{len(pairs)} quotations of {len({name for _, name in pairs})} names; {without} have no speaker")
    yield Row("annotated names: B-cubed precision", precision, "0.99", precision >= 0.99)
    yield Row("annotated names: B-cubed recall", recall, "0.98", recall >= 0.98)


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of the first of each pair (found) as a grouping of what the second (true) groups."""
    both, found, true = Counter(pairs), Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    total = max(len(pairs), 1)
    precision = sum(count * count / found[one] for (one, _), count in both.items()) / total
    return precision, sum(count * count / true[other] for (_, other), count in both.items()) / total


def _by_spelling() -> Iterator[Row]:
    """Pairs of spellings of one name that stay two, and of two names that become one."""
    families = spellings()
    missed = [pair for family in families for pair in combinations(sorted(family), 2) if len(merged(pair)) > 1]
    total = sum(len(family) * (len(family) - 1) // 2 for family in families)
    wrong = [pair for pair in DIFFERENT if len(merged(pair)) < 2]
    print(f"spellings not joined: {missed}; other people joined: {wrong}")
    yield Row(f"{total} pairs of spellings: joined", 1 - len(missed) / total, "0.95", len(missed) <= 0.05 * total)
    yield Row(f"{len(DIFFERENT)} pairs of people: kept apart", 1 - len(wrong) / len(DIFFERENT), "1.00", not wrong)


def merged(names: Sequence[str]) -> list[str]:
    """Names of the speakers that people so called, each in an article of their own, become."""
    records = [
        ArticleQuotes(
            article_id=f"a{number}",
            quotes=(LocalQuote(parts=((0, 1),), kind=QuoteKind.DIRECT, speaker=0),),
            speakers=(LocalSpeaker(name=name, kind=SpeakerKind.PERSON, names=(name,), spellings=(name,)),),
        )
        for number, name in enumerate(names)
    ]
    return [speaker.name for speaker in merge_speakers(records).speakers.values()]


def near_pairs(records: Sequence[ArticleQuotes], least: float) -> list[tuple[str, str, float]]:
    """Speakers whose names are nearly the same, the nearest first."""
    names = sorted(speaker.name for speaker in merge_speakers(records).speakers.values())
    alike = ((one, other, similar_names(one, other)) for one, other in combinations(names, 2))
    return sorted((pair for pair in alike if pair[2] >= least), key=lambda pair: (-pair[2], pair))


def _copy(record: ArticleQuotes, number: int) -> ArticleQuotes:
    return record.model_copy(update={"article_id": f"{record.article_id}-{number}"})


def _seconds(records: Sequence[ArticleQuotes]) -> float:
    begin = time.process_time()
    merge_speakers(records)
    return time.process_time() - begin


if __name__ == "__main__":
    main()
