"""What a build has to do: which articles an older index already has as they are now, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Corpus, Problem
from index.archive import content_digest
from index.errors import StoreError
from index.manifest import Manifest, code_versions
from index.store import Index, TextEncoder


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; `rebuilt` says why an existing index was not built upon, else None."""

    new: int
    changed: int
    deleted: int
    unchanged: int
    passages: int
    quotes: int
    speakers: int
    recall: float
    """Recall@10 of the dense leg against exact search; 1.0 where the search is exact."""
    problems: tuple[Problem, ...]
    rebuilt: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """For each article its number in the old index, -1 where it is not in there as it is now."""

    articles: tuple[Article, ...]
    digests: tuple[bytes, ...]
    old: Index | None
    old_numbers: NDArray[np.int64]
    changed: int
    rebuilt: str | None

    @property
    def unchanged(self) -> int:
        """Articles that are in the old index as they are now."""
        return int((self.old_numbers >= 0).sum())


def make_plan(corpus: Corpus, folder: Path, encoder: TextEncoder) -> Plan:
    """Compare a corpus with the index in `folder`; one that cannot be read is built anew, with the reason kept."""
    articles = tuple(sorted(corpus.articles, key=lambda article: article.id))
    digests = tuple(content_digest(article) for article in articles)
    nowhere = np.full(len(articles), -1, dtype=np.int64)
    try:
        old = Index.open(folder, encoder=encoder)
    except StoreError as error:
        there = (folder / "CURRENT").exists()
        return Plan(articles, digests, None, nowhere, 0, str(error) if there else None)
    found = [old.articles.ids.find(article.id) for article in articles]
    numbers = np.array([-1 if number is None else number for number in found], dtype=np.int64)
    same = np.array(
        [
            number >= 0 and old.articles.digests[number].tobytes() == digest
            for number, digest in zip(numbers, digests, strict=True)
        ]
    )
    return Plan(articles, digests, old, np.where(same, numbers, -1), int((numbers >= 0).sum() - same.sum()), None)


def is_same(plan: Plan, old: Index, encoder: TextEncoder) -> bool:
    """Whether the old index is what a build would write."""
    return (
        plan.unchanged == len(plan.articles) == len(old.articles)
        and old.manifest.versions == code_versions()
        and same_vectors(old, encoder)
    )


def same_vectors(old: Index, encoder: TextEncoder) -> bool:
    """Whether the vectors of the old index are what the encoder gives."""
    return (old.manifest.encoder, old.manifest.encoder_fingerprint) == (encoder.name, encoder.fingerprint)


def make_report(plan: Plan, corpus: Corpus, manifest: Manifest) -> BuildReport:
    """What a build did, by its plan and what it wrote."""
    old_total = len(plan.old.articles) if plan.old is not None else 0
    return BuildReport(
        new=len(plan.articles) - plan.unchanged - plan.changed,
        changed=plan.changed,
        deleted=old_total - plan.unchanged - plan.changed,
        unchanged=plan.unchanged,
        passages=manifest.counts.passages,
        quotes=manifest.counts.quotes,
        speakers=manifest.counts.speakers,
        recall=manifest.dense.recall,
        problems=corpus.problems,
        rebuilt=plan.rebuilt,
    )
