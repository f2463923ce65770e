"""Measure `index.quotes` on annotated articles: `python -m eval.quotations --data DIR`.

DIR holds the `*.pretty.json` files of Petersen-Frey and Biemann (2024, arXiv 2404.16764). Their five types are read
as our three kinds: Direct is direct; Indirect, IndirectFreeIndirect and FreeIndirect (speech that goes on without a
cue, with and without the subjunctive) are indirect; Reported is reported. All of them count in "all kinds", nested ones
too; recall is also given for each of the five. A found quotation matches an annotated one where the characters of
their parts overlap with intersection over union of at least 0.5, one to one, best first; the kind need not agree. A
speaker is right where the mention overlaps the annotated one or resolves to it (`eval.verdicts`), and wrong where it
does not; both are shares of the matched quotations whose annotation names a speaker. Wrong counts mentions that name
nobody too ("er", "ein Augenzeuge"); beside it stands the share of the quotations with a named speaker whose name is
wrong. Where the annotation names none it is often an omission ("A spokesman said", unmarked), so what is found there
is counted apart.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.gold import Annotated, AnnotationError, Gold, overlap, read_gold
from eval.growth import growth_table
from eval.verdicts import Bounds, speaker_verdict
from index.datatypes import QuoteKind
from index.quotes import ArticleQuotes, LocalQuote, find_quotes

KINDS = {
    "Direct": QuoteKind.DIRECT,
    "Indirect": QuoteKind.INDIRECT,
    "IndirectFreeIndirect": QuoteKind.INDIRECT,
    "FreeIndirect": QuoteKind.INDIRECT,
    "Reported": QuoteKind.REPORTED,
}
OVERLAP = 0.5
TARGETS = {
    "all kinds, F1": "0.70 (floor 0.23)",
    "direct, precision": "0.93",
    "direct, recall": "0.93 (floor 0.61)",
    "indirect, recall": "0.70 (floor about 0.05)",
    "speaker right, of matched": "0.88 (floor 0.40)",
    "speaker wrong, of matched": "at most 0.06",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A found and an annotated quotation that overlap enough."""

    found: LocalQuote
    annotated: Annotated
    overlap: float


@dataclass(slots=True)
class Tally:
    """Counts over all articles."""

    found: Counter[str] = field(default_factory=Counter)
    annotated: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)
    matched_found: Counter[str] = field(default_factory=Counter)
    speaker: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    articles: int = 0
    errors: list[str] = field(default_factory=list)


def match_quotes(
    found: Sequence[LocalQuote],
    annotated: Sequence[Annotated],
    same_speaker: Callable[[LocalQuote, Annotated], bool] = lambda quote, gold: False,
) -> list[Match]:
    """One-to-one matches, the greatest overlap first.

    Of equals the pair of one kind goes first, then that of one speaker (the same words said by one and relayed by
    another are annotated twice), then the first in the text.
    """
    candidates = []
    for i, quote in enumerate(found):
        for j, gold in enumerate(annotated):
            share = overlap(quote.parts, gold.parts)
            if share >= OVERLAP:
                candidates.append((-share, KINDS[gold.type] is not quote.kind, not same_speaker(quote, gold), i, j))
    used_found: set[int] = set()
    used_gold: set[int] = set()
    matches = []
    for share, _, _, i, j in sorted(candidates):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            matches.append(Match(found[i], annotated[j], -share))
    return matches


def measure(golds: Iterable[Gold]) -> Tally:
    """Run over the articles and count."""
    tally = Tally()
    for gold in golds:
        begin = time.process_time()
        record = find_quotes(gold.article)
        tally.seconds += time.process_time() - begin
        tally.articles += 1
        matches = _match(gold, record)
        tally.found.update(quote.kind.value for quote in record.quotes)
        tally.annotated.update(quote.type for quote in gold.quotes)
        tally.matched.update(match.annotated.type for match in matches)
        tally.matched_found.update(match.found.kind.value for match in matches)
        for match in matches:
            verdict = speaker_verdict(match.found, match.annotated.speaker, record, gold.article.text)
            tally.speaker[verdict] += 1
            tally.named[verdict] += match.found.speaker is not None
            if verdict not in {"right", "none"}:
                tally.errors.append(_speaker_error(gold, match, verdict))
        tally.errors.extend(_unmatched(gold, record, matches))
    return tally


def _match(gold: Gold, record: ArticleQuotes) -> list[Match]:
    def same_speaker(quote: LocalQuote, annotated: Annotated) -> bool:
        return speaker_verdict(quote, annotated.speaker, record, gold.article.text) == "right"

    return match_quotes(record.quotes, gold.quotes, same_speaker)


def _speaker_error(gold: Gold, match: Match, verdict: str) -> str:
    text = gold.article.text
    said = text[slice(*match.found.mention)] if match.found.mention else "-"
    true = " + ".join(text[slice(*part)] for part in match.annotated.speaker) or "-"
    quote = _show(text, match.annotated.parts)
    return f"speaker {verdict}: {said!r} for {true!r} | {match.annotated.type} {quote} | {gold.article.id}"


def _unmatched(gold: Gold, record: ArticleQuotes, matches: Sequence[Match]) -> list[str]:
    text = gold.article.text
    found = [match.found for match in matches]
    annotated = [match.annotated for match in matches]
    lines = [
        f"missed {quote.type}: {_show(text, quote.parts)} | {gold.article.id}"
        for quote in gold.quotes
        if quote not in annotated
    ]
    lines += [
        f"extra {quote.kind.value}: {_show(text, quote.parts)} | {gold.article.id}"
        for quote in record.quotes
        if quote not in found
    ]
    return lines


def _show(text: str, parts: Sequence[Bounds]) -> str:
    before = text[max(0, parts[0][0] - 60) : parts[0][0]]
    behind = text[parts[-1][1] : parts[-1][1] + 40]
    return (before + "[" + "] [".join(text[start:end] for start, end in parts) + "]" + behind).replace("\n", "|")


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def figures(tally: Tally) -> dict[str, float]:
    """The figures by name, in the order they are printed."""
    matched, found, annotated = tally.matched.total(), tally.found.total(), tally.annotated.total()
    precision, recall = _ratio(matched, found), _ratio(matched, annotated)
    result = {
        "all kinds, F1": _ratio(2 * precision * recall, precision + recall),
        "all kinds, precision": precision,
        "all kinds, recall": recall,
    }
    for kind in QuoteKind:
        result[f"{kind.value}, precision"] = _ratio(tally.matched_found[kind.value], tally.found[kind.value])
        types = [name for name, mapped in KINDS.items() if mapped is kind]
        result[f"{kind.value}, recall"] = _ratio(
            sum(tally.matched[name] for name in types), sum(tally.annotated[name] for name in types)
        )
    for name in ("Indirect", "IndirectFreeIndirect", "FreeIndirect"):
        result[f"  annotated as {name}, recall"] = _ratio(tally.matched[name], tally.annotated[name])
    named = matched - tally.speaker["none"]
    result["speaker right, of matched"] = _ratio(tally.speaker["right"], named)
    result["speaker wrong, of matched"] = _ratio(tally.speaker["wrong"], named)
    certain = tally.named["right"] + tally.named["wrong"]
    result["  wrong, of matched with a named speaker"] = _ratio(tally.named["wrong"], certain)
    others = named - certain
    result["  wrong, of matched with a nameless one"] = _ratio(tally.speaker["wrong"] - tally.named["wrong"], others)
    result["  matched with no speaker annotated"] = _ratio(tally.speaker["none"], matched)
    result["articles a second, one core"] = _ratio(tally.articles, tally.seconds)
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and with --errors the mismatches."""
    parser = argparse.ArgumentParser(description="Measure quotations and speakers on annotated articles.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", type=Path, help="folder of *.pretty.json files")
    what.add_argument("--growth", action="store_true", help="time against size on hostile text, up to 1 MB, instead")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N mismatches")
    parser.add_argument("--only", default="", help="list only mismatches that begin so, such as 'missed Direct'")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    if options.growth:
        for line in growth_table():
            print(line, flush=True)
        return 0
    try:
        files = sorted(options.data.glob("*.json"))
        if not files:
            msg = f"--data {options.data}: holds no *.json files; name the folder of annotated articles"
            raise AnnotationError(msg)
        tally = measure(read_gold(path) for path in files)
    except AnnotationError as error:
        print(error, file=sys.stderr)
        return 1
    result = figures(tally)
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        for name, value in result.items():
            print(f"{name:40} {value:8.3f}   {'target ' + TARGETS[name] if name in TARGETS else ''}")
    for line in [line for line in tally.errors if line.startswith(options.only)][: options.errors]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
