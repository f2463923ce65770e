"""Does the retriever bring the passages that answer? Rankings are judged by ir-measures (trec_eval)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import ir_measures
from ir_measures import RR, nDCG

CUTOFF = 10
"""Depth of reciprocal rank and nDCG: the answer is chosen from about that many passages."""


def recall_at(ranking: Sequence[int], relevant: Mapping[str, Collection[int]], k: int) -> float:
    """Share of the things asked for that the first `k` passages cover.

    recall@k = |{items i : ranking[:k] ∩ relevant(i) ≠ ∅}| / |items|

    Subtopic recall of Zhai, Cohen and Lafferty (SIGIR 2003): a question with one item and several passages that
    answer it equally well counts as found with any of them, which recall over passages would punish.
    """
    if not relevant:
        msg = "recall needs at least one relevant item"
        raise ValueError(msg)
    top = set(ranking[:k])
    return sum(1 for rows in relevant.values() if top.intersection(rows)) / len(relevant)


def reciprocal_rank(ranking: Sequence[int], relevant: Collection[int]) -> float:
    """1 / rank of the first relevant passage among the first 10, or 0; its mean is MRR (Voorhees, TREC-8, 1999)."""
    return _measure(RR @ CUTOFF, ranking, relevant)


def ndcg(ranking: Sequence[int], relevant: Collection[int]) -> float:
    """Normalised discounted cumulative gain at 10, with gain 1 for a relevant passage.

    DCG = Σ gain(r) / log2(r + 1) over ranks r = 1..10; nDCG = DCG / DCG of the best ranking
    (Järvelin and Kekäläinen, TOIS 2002).
    """
    return _measure(nDCG @ CUTOFF, ranking, relevant)


def _measure(measure: ir_measures.Measure, ranking: Sequence[int], relevant: Collection[int]) -> float:
    if not relevant:
        msg = "a ranking cannot be judged without a relevant passage"
        raise ValueError(msg)
    if len(set(ranking)) < len(ranking):
        msg = "a ranking names each passage once"
        raise ValueError(msg)
    qrels = [ir_measures.Qrel("q", str(row), 1) for row in relevant]
    # trec_eval sorts by score and breaks ties by name: distinct scores keep the order we were given.
    scored = [ir_measures.ScoredDoc("q", str(row), float(-rank)) for rank, row in enumerate(ranking)]
    return float(ir_measures.calc_aggregate([measure], qrels, scored)[measure])
