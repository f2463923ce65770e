"""What the judge of rag/network.py reads: all that speaks for or against an answer being among the best sentences."""

from __future__ import annotations

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
    shares = rarity / max(float(rarity.sum()), 1e-6)
    dated_own = np.maximum(pair["own"], pair["published"])
    dated = np.maximum.reduce([dated_own, pair["passage"], pair["title"]])
    like = np.maximum(pair["own_or_title"], pair["alike"])
    around = np.maximum.reduce([pair["passage"], pair["title"], pair["alike_passage"]])
    missing = rarity * (1 - around)
    worded = np.maximum(pair["own_or_title"], pair["synonym"])
    worded_around = np.maximum.reduce([pair["passage"], pair["title"], pair["synonym_passage"]])
    unworded = rarity * (1 - worded_around)
    return [
        float(shares @ dated),
        float(shares @ dated_own),
        float((rarity * (1 - dated)).max()),
        float((term["number"] * (1 - dated)).max()),
        float(shares @ like),
        float((rarity * (1 - like)).max()),
        float(shares @ around),
        float(missing.max()),
        float(missing @ term["name"]),
        float(missing @ term["NN"]),
        float(missing @ term["VV"]),
        float(shares @ worded),
        float((rarity * (1 - worded)).max()),
        float(shares @ worded_around),
        float(unworded.max()),
        float(unworded @ term["NN"]),
        float(unworded @ term["VV"]),
    ]
