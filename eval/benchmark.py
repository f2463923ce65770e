"""Size and speed side by side in one run: our legs, the hybrid, a whole answer, rank_bm25 and bm25s.

    python -m eval.benchmark [--data FILE_OR_FOLDER] [--sizes 1000,10000,100000] [--queries 100] [--seed 7]

Every method answers one query after the other in turns, in one process, so that whatever else the machine does hits
all of them alike. All lexical methods get the same tokens from the same tokenizer, and its time counts for each.
"""

from __future__ import annotations

import argparse
import importlib.util
import lzma
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import bm25s
import numpy as np
from rank_bm25 import BM25Okapi

from corpus import Article, BelegstelleError, Corpus, read_corpus
from index import Encoder, Index, Leg, tokenize, write_index
from index.lexical import K1, B
from index.passages import cut_passages
from index.tokens import passage_terms
from rag import Assistant
from rag.retriever import Retriever

_TOP = 10
_SLOW = "rank_bm25"
_SLOW_QUERIES = 20  # rank_bm25 takes up to half a second a query
_WARM_UP = 3
_VOCABULARY = 60_000
_PARAGRAPHS = 6  # of a text without articles of its own, in each article made of it
_SHORTEST = 60  # characters; shorter lines are calls and headings
Search = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Built:
    """What one size cost; seconds and bytes."""

    passages: int
    build: float
    size: int
    opened: float
    memory: int


def synthetic_articles(seed: int) -> Iterator[Article]:
    """German-like articles without end: words of syllables, as frequent as Zipf has it; a seed gives the same ones."""
    rng = np.random.default_rng(seed)
    syllables = [
        a + b + c for a in "b d f g k l m n r s t w sch st".split() for b in "aeiou" for c in ("", "n", "r", "l")
    ]
    words = ["".join(rng.choice(syllables, size=rng.integers(1, 5))) for _ in range(_VOCABULARY)]
    words = [word.capitalize() if rank % 3 == 0 else word for rank, word in enumerate(words)]
    shares = 1 / np.arange(1, _VOCABULARY + 1)
    shares /= shares.sum()
    number = 0
    while True:
        number += 1
        paragraphs = [
            " ".join(
                " ".join(
                    words[at] for at in rng.choice(_VOCABULARY, size=int(rng.integers(8, 22)), p=shares)
                ).capitalize()
                + "."
                for _ in range(int(rng.integers(3, 7)))
            )
            for _ in range(_PARAGRAPHS)
        ]
        yield Article(id=f"synthetic-{number:07}", title=paragraphs[0][:60], text="\n\n".join(paragraphs))


def real_articles(data: Path) -> Iterator[Article]:
    """Articles of a corpus, or made of a text of one paragraph a line (.txt or .txt.xz)."""
    if not data.name.endswith(".txt.xz"):
        yield from read_corpus(data).articles
        return
    with lzma.open(data, "rt", encoding="utf-8") as lines:
        paragraphs = (line.strip() for line in lines if len(line) >= _SHORTEST)
        number = 0
        while block := list(islice(paragraphs, _PARAGRAPHS)):
            number += 1
            yield Article(id=f"text-{number:07}", title=" ".join(block[0].split()[:8]), text="\n\n".join(block))


def take(articles: Iterator[Article], passages: int) -> Corpus:
    """As many articles as give so many passages; fewer where the text ends before."""
    taken, count = [], 0
    for article in articles:
        taken.append(article)
        count += len(cut_passages(article.text))
        if count >= passages:
            break
    return Corpus(tuple(sorted(taken, key=lambda article: article.id)), ())


def questions_from(texts: Sequence[str], count: int, seed: int) -> list[str]:
    """Question-like queries: five to nine words of one passage, in another order."""
    rng = np.random.default_rng(seed)
    questions = []
    for row in rng.choice(len(texts), size=count, replace=len(texts) < count):
        words = texts[int(row)].split()
        chosen = rng.permutation(len(words))[: int(rng.integers(5, 10))]
        questions.append(" ".join(words[at] for at in chosen) + "?")
    return questions


def _memory() -> int:
    """Bytes of this process in memory, what is mapped and read included."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _built(corpus: Corpus, folder: Path, encoder: Encoder) -> tuple[Built, Index]:
    started = time.perf_counter()
    write_index(corpus, folder, encoder)
    build = time.perf_counter() - started
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    before = _memory()
    started = time.perf_counter()
    index = Index.open(folder, encoder=encoder)
    opened = time.perf_counter() - started
    for question in questions_from(
        [index.passage_text(index.passages[row]) for row in range(min(50, len(index.passages)))], 20, 1
    ):
        index.lexical.search(question, _TOP)
        index.dense.search(encoder.encode_query(question), _TOP)
    return Built(len(index.passages), build, size, opened, _memory() - before), index


def _methods(index: Index, tokens: list[list[str]]) -> tuple[dict[str, Search], BM25Okapi]:
    okapi = BM25Okapi(tokens, k1=K1, b=B)
    retriever, assistant = Retriever(index), Assistant(index)
    methods: dict[str, Search] = {
        "our lexical": lambda query: index.lexical.search(query, _TOP),
        _SLOW: lambda query: np.argpartition(okapi.get_scores(tokenize(query)), -_TOP)[-_TOP:],
    }
    backends = ["numpy", *(["numba"] if importlib.util.find_spec("numba") else [])]
    for backend in backends:
        model = bm25s.BM25(k1=K1, b=B, backend=backend)
        model.index(tokens, show_progress=False)
        methods[f"bm25s ({backend})"] = lambda query, model=model: model.retrieve(  # type: ignore[misc]
            [tokenize(query)], k=_TOP, show_progress=False
        )
    methods["our dense"] = lambda query: index.dense.search(index.encoder.encode_query(query), _TOP)
    methods["hybrid"] = lambda query: retriever.search(query, _TOP, leg=Leg.HYBRID)
    methods["Assistant.ask"] = assistant.ask
    return methods, okapi


def _timed(methods: dict[str, Search], queries: Sequence[str]) -> dict[str, list[float]]:
    """Milliseconds of each method for each query, the order of the methods turning with every query."""
    times: dict[str, list[float]] = {name: [] for name in methods}
    names = list(methods)
    for number, query in enumerate(queries):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            if name == _SLOW and number >= _SLOW_QUERIES:
                continue
            started = time.perf_counter()
            methods[name](query)
            if number >= _WARM_UP:
                times[name].append((time.perf_counter() - started) * 1000)
    return times


def _difference(index: Index, okapi: BM25Okapi, queries: Sequence[str]) -> float:
    """The largest difference between our lexical scores and rank_bm25's, over all rows."""
    rows = np.arange(len(index.passages))
    differences = [np.abs(index.lexical.score(one, rows) - okapi.get_scores(tokenize(one))).max() for one in queries]
    return float(max(differences))


def _print(built: Built, times: dict[str, list[float]], difference: float) -> None:
    print(
        f"\n{built.passages:,} passages: built in {built.build:.1f} s, {built.size / 1e6:.1f} MB on disk, opened in "
        f"{built.opened * 1000:.0f} ms ({built.opened / built.build:.2%} of building), "
        f"{built.memory / 1e6:.1f} MB more memory after opening and 20 queries"
    )
    print(f"largest difference to a score of rank_bm25: {difference:.1e}")
    print(f"{'method':<16}{'p50 ms':>10}{'p95 ms':>10}{'queries':>9}{'p50 / our lexical':>20}")
    ours = float(np.median(times["our lexical"]))
    for name, values in times.items():
        p50, p95 = np.percentile(values, [50, 95])
        print(f"{name:<16}{p50:>10.2f}{p95:>10.2f}{len(values):>9}{p50 / ours:>19.1f}x")
    ratio = np.median(times["Assistant.ask"]) / np.median(times["hybrid"])
    print(f"Assistant.ask takes {ratio:.1f} times the hybrid query")


def run(size: int, data: Path | None, queries: int, seed: int) -> None:
    """Build, open and query an index of `size` passages in a folder that is gone afterwards."""
    corpus = take(real_articles(data) if data else synthetic_articles(seed), size)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        built, index = _built(corpus, Path(folder) / "store", Encoder())
        texts = [index.passage_text(passage) for passage in index.passages]
        titles = [index.articles[passage.span.article_id].title for passage in index.passages]
        methods, okapi = _methods(index, list(map(passage_terms, titles, texts)))
        asked = questions_from(texts, queries, seed)
        _print(built, _timed(methods, asked), _difference(index, okapi, asked[:5]))


def main() -> None:
    """Read the options and print one table a size."""
    parser = argparse.ArgumentParser(prog="python -m eval.benchmark", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="a corpus, or a .txt.xz of one paragraph a line; default: synthetic")
    parser.add_argument("--sizes", default="1000,10000,100000", help="passages, separated by commas")
    parser.add_argument("--queries", type=int, default=100, help="queries a method (rank_bm25 gets at most 20)")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    sizes = options.sizes.split(",")
    if not all(size.strip().isdecimal() and int(size) >= _TOP for size in sizes):
        parser.error(f"--sizes needs whole numbers of at least {_TOP}, separated by commas, not {options.sizes!r}")
    if options.queries <= _WARM_UP:
        parser.error(f"--queries needs more than the {_WARM_UP} that warm up, not {options.queries}")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}, {options.data or 'synthetic'}, seed {options.seed}")
    try:
        for size in sizes:
            run(int(size), options.data, options.queries, options.seed)
    except BelegstelleError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
