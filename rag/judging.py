"""What the judge of rag/network.py reads: all that speaks for or against an answer being among the best sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rag.archive import Archive
from rag.candidates import Candidates, Floats, Numbers
from rag.features import ASKED, PAIR, TERM, Features
from rag.network import by_kind
from rag.question import Question
from rag.signals import SIGNALS, signals_of

MET = (
    "dated", "dated_own", "dated_missing", "number_dated_missing",
    "like", "like_missing", "like_around", "like_around_missing",
    "like_name_missing", "like_noun_missing", "like_verb_missing",
    "worded", "worded_missing", "worded_around", "worded_around_missing", "worded_noun_missing", "worded_verb_missing",
)  # fmt: skip
"""Coverage of the question with what the day of the article adds, and with likeness: all, by the sentence alone, the
rarest term missing, the same of numbers; likeness in the sentence and around it, and the names, nouns and verbs that
nothing around is like; the same with synonyms instead, of nouns and verbs."""
JUDGED = (
    *SIGNALS, *MET, "odds", *ASKED, *(f"fits_{kind}" for kind in ASKED), *(f"holds_none_{kind}" for kind in ASKED)
)  # fmt: skip


def judged_by(
    archive: Archive, question: Question, found: Candidates, best: Numbers, scores: Floats, odds: float, of: Features
) -> tuple[dict[str, float], Floats]:
    """The signals by name, and all that the judge reads, of the best sentences, which come best first."""
    signals = signals_of(archive, question, found, best, scores, of)
    kinds = by_kind(of.asked, of.sentences[:1])[0]
    values = [*(signals[name] for name in SIGNALS), *_met(of), odds]
    return signals, np.concatenate([np.array(values, dtype=np.float32), of.asked, kinds])


def _met(of: Features) -> list[float]:
    """The values of `MET` for the first sentence."""
    pair = {name: of.pairs[0, :, number] for number, name in enumerate(PAIR)}
    term = {name: of.terms[:, number] for number, name in enumerate(TERM)}
    rarity = term["rarity"]
    shares = _shares(rarity)
    dated_own = np.maximum(pair["own"], pair["published"])
    dated = np.maximum.reduce([dated_own, pair["passage"], pair["title"]])
    said = np.stack([pair["own_or_title"], np.maximum(pair["passage"], pair["title"])])
    like = np.maximum(said, np.stack([pair["alike"], pair["alike_passage"]]))
    worded = np.maximum(said, np.stack([pair["synonym"], pair["synonym_passage"]]))
    return [
        float(shares @ dated),
        float(shares @ dated_own),
        float((rarity * (1 - dated)).max()),
        float((term["number"] * (1 - dated)).max()),
        *_met_and_missed(rarity, like, [term[name] for name in ("name", "NN", "VV")]),
        *_met_and_missed(rarity, worded, [term[name] for name in ("NN", "VV")]),
    ]


def _met_and_missed(rarity: Floats, met: Floats, kinds: Sequence[Floats]) -> list[float]:
    """What a sentence meets and the rarest it misses, the same with what is around it, and what that misses of kinds.

    `met` has two rows, for the sentence and for what is around it, and a column for each term.
    """
    shares, (own, around) = _shares(rarity), met
    missing = rarity * (1 - around)
    return [
        float(shares @ own),
        float((rarity * (1 - own)).max()),
        float(shares @ around),
        float(missing.max()),
        *(float(missing @ kind) for kind in kinds),
    ]


def _shares(rarity: Floats) -> Floats:
    shares: Floats = rarity / max(float(rarity.sum()), 1e-6)
    return shares
