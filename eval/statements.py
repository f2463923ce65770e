"""Ask "Was sagte X?" for every named speaker of annotated articles: `python -m eval.statements --data DIR`.

All articles of the part form one corpus, as a user has it. X is everybody whom an annotated mention names (see
`eval/naming.py`): a person by full name and by bare surname, a body by the name in the mention. A statement shown is
right where it shares most of its characters, or of the quotation's, with a quotation annotated as X's; wrong where it
meets only quotations of others, or none. Where it meets one annotated with a pronoun or a role ("er", "der Minister")
the annotation does not say whose words they are, and it is not judged. X's statements are those annotated as X's; an
answer shows five at most, so at most five can be found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Article
from eval.gold import read_gold
from eval.naming import Named, named_in, people, plain, same
from eval.rows import Row
from eval.verdicts import Bounds
from index import Index, build_index
from rag import Answer, Assistant

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Said:
    """An annotated quotation: its characters, the words for its speaker, and whom those name."""

    article_id: str
    parts: tuple[Bounds, ...]
    mention: str
    named: Named | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what came of it."""

    question: str
    right: int
    unjudged: int
    wrong: tuple[str, ...]
    missed: tuple[Said, ...]
    findable: int
    why: tuple[str, ...] = ()
    """For each missed statement what was lost: the quotation, its speaker, or the choice."""

    @property
    def found(self) -> int:
        """Statements found, at most five."""
        return min(_SHOWN, self.findable - len(self.missed))


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument("--part", default="dev", choices=("train", "dev"), help="which annotated articles")
    parser.add_argument("--failures", type=int, default=0, help="print that many statements that are wrong or missing")
    arguments = parser.parse_args()
    for row in measure_statements(arguments.data, part=arguments.part, failures=arguments.failures):
        print(row.line())


def measure_statements(data: Path, *, part: str = "dev", failures: int = 0) -> list[Row]:
    """Both figures over the questions about all named speakers of a part."""
    files = sorted((data / "quotes" / part).glob("*.json"))
    if not files:
        raise SystemExit(
            f"{data / 'quotes' / part}: no annotated articles there; --data names the folder that holds quotes/"
        )
    articles, said = read_said(files)
    with tempfile.TemporaryDirectory() as folder:
        assistant = _assistant(articles, Path(folder))
        asked = [_judge(assistant.ask(question), x, said, assistant.index) for x, question in _questions(said)]
    for line in [line for one in asked for line in _failures(one)][:failures]:
        print(line, file=sys.stderr)
    right, wrong = sum(one.right for one in asked), sum(len(one.wrong) for one in asked)
    found, findable = sum(one.found for one in asked), sum(min(_SHOWN, one.findable) for one in asked)
    answered = sum(one.right + one.unjudged + len(one.wrong) > 0 for one in asked)
    unjudged = sum(one.unjudged for one in asked)
    print(
        f"{len(people(one.named for one in said))} named speakers, {len(asked)} questions, {answered} answered; "
        f"statements shown: {right} right, {wrong} wrong, {unjudged} not judged; {findable} to be found"
    )
    lost = Counter(why for one in asked if one.found < min(_SHOWN, one.findable) for why in one.why)
    print("not found because: " + "; ".join(f"{why} {count}" for why, count in lost.most_common()))
    precision, recall = right / max(right + wrong, 1), found / max(findable, 1)
    return [
        Row('"Was sagte X?": statements that are X\'s', precision, "0.95", precision >= 0.95),
        Row('"Was sagte X?": X\'s statements found', recall, "0.80", recall >= 0.80),
    ]


def read_said(files: Sequence[Path]) -> tuple[list[Article], list[Said]]:
    """The annotated articles and quotations."""
    articles, said = [], []
    for file in files:
        gold = read_gold(file)
        articles.append(gold.article)
        for one in gold.quotes:
            mention = " + ".join(gold.article.text[start:end] for start, end in one.speaker)
            said.append(Said(gold.article.id, one.parts, mention, named_in(mention, gold.article.text)))
    return articles, said


def _questions(said: Sequence[Said]) -> Iterator[tuple[Named, str]]:
    """By full name, and by surname where no other annotated person has it."""
    everybody = people(one.named for one in said)
    surnames = Counter(plain(one.surname) for one in everybody)
    for x in everybody:
        yield x, f"Was sagte {x.full}?"
        if x.first and surnames[plain(x.surname)] == 1:
            yield x, f"Was sagte {x.surname}?"


def _judge(answer: Answer, x: Named, said: Sequence[Said], index: Index) -> Asked:
    by_article = defaultdict(list)
    for one in said:
        by_article[one.article_id].append(one)
    own = [one for one in said if one.named is not None and same(one.named, x)]
    right = unjudged = 0
    wrong = []
    for shown in answer.statements:
        met = [one for one in by_article[shown.article_id] if overlaps(shown.start, shown.end, one.parts)]
        if any(one in own for one in met):
            right += 1
        elif any(one.named is None for one in met):
            unjudged += 1
        else:
            whose = ", ".join(sorted({one.mention for one in met})) or "nobody"
            wrong.append(f"[{shown.text[:140]}] of {whose} | {shown.article_id[:40]}")
    shown_by_article = defaultdict(list)
    for shown in answer.statements:
        shown_by_article[shown.article_id].append((shown.start, shown.end))
    missed = [
        one for one in own if not any(overlaps(*bounds, one.parts) for bounds in shown_by_article[one.article_id])
    ]
    ids = {speaker.id for speaker in answer.understood_as.speakers}
    why = tuple(_lost(one, ids, index) for one in missed)
    return Asked(answer.question, right, unjudged, tuple(wrong), tuple(missed), len(own), why)


def _lost(one: Said, asked: Collection[str], index: Index) -> str:
    """Where on the way a statement was lost."""
    quotes = [
        quote
        for quote in index.quotes.in_article(one.article_id)
        if any(overlaps(part.start, part.end, one.parts) for part in quote.parts)
    ]
    speakers = {quote.speaker_id for quote in quotes}
    if not quotes:
        return "quotation not found"
    if speakers & set(asked):
        return "found, not chosen"
    if speakers == {None}:
        return "found without speaker"
    return "found, another speaker" if asked else "found, the name asked for met nobody"


def overlaps(start: int, end: int, parts: Sequence[Bounds]) -> bool:
    """Whether characters `start` to `end` share most of the shorter side with an annotated quotation."""
    shared = sum(max(0, min(end, last) - max(start, first)) for first, last in parts)
    length = sum(last - first for first, last in parts)
    return 2 * shared >= min(length, end - start)


def _failures(asked: Asked) -> Iterator[str]:
    for line in asked.wrong:
        yield f"wrong: {asked.question} {line}"
    if asked.found < min(_SHOWN, asked.findable):
        for one, why in zip(asked.missed, asked.why, strict=True):
            yield f"missed ({why}): {asked.question} {one.mention!r} at {one.parts[0]} | {one.article_id[:60]}"


def _assistant(articles: Sequence[Article], folder: Path) -> Assistant:
    corpus = folder / "corpus"
    corpus.mkdir()
    lines = "\n".join(article.model_dump_json() for article in articles)
    (corpus / "annotated.jsonl").write_text(lines, encoding="utf-8")
    build_index(corpus, folder / "store")
    return Assistant(Index.open(folder / "store"))


if __name__ == "__main__":
    main()
