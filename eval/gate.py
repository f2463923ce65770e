"""Floors under the figures: a change may raise them with one command, and lower them only with a reason."""

from __future__ import annotations

import math
from pathlib import Path

from pydantic import ValidationError

from eval.datatypes import Model, Run
from eval.errors import EvalError, GateError
from eval.figures import BY_NAME, Figure, run_figures

FLOORS = Path(__file__).parent / "floors.json"
RAISE = "python app.py eval --raise-floors"
_EXACT = frozenset({"grounding", "well_formed", "wrong_speaker"})
"""No margin where a single miss is a fault of the product and not of the processor's arithmetic."""


class Lowered(Model):
    """Why a floor once went down."""

    figure: str
    before: float
    after: float
    reason: str


class Floors(Model):
    """The figures no run may fall behind, and the data they were measured on; `wrong_speaker` is a ceiling."""

    corpus_sha256: str
    questions_sha256: str
    floors: dict[str, float]
    lowered: tuple[Lowered, ...] = ()


def read_floors(path: Path = FLOORS) -> Floors:
    """Read a floors file; EvalError where it is missing or no floors file."""
    try:
        floors = Floors.model_validate_json(path.read_bytes())
    except OSError as error:
        msg = f"cannot read the floors {path}: {error.strerror}; write them with `{RAISE}`"
        raise EvalError(msg) from error
    except ValidationError as error:
        msg = f"{path} is not a floors file: {error.errors()[0]['msg']}"
        raise EvalError(msg) from error
    unknown = sorted(set(floors.floors) - set(BY_NAME))
    if unknown:
        msg = f"{path} has a floor for {unknown[0]!r}, which is no figure of the evaluation"
        raise EvalError(msg)
    return floors


def check(run: Run, floors: Floors) -> None:
    """Raise GateError, naming every figure behind its floor, or other data than the floors were measured on."""
    for what, now, then in (
        ("corpus", run.corpus_sha256, floors.corpus_sha256),
        ("question file", run.questions_sha256, floors.questions_sha256),
    ):
        if now != then:
            msg = (
                f"the {what} changed since the floors were measured: look at the failures in the report "
                f"(app.py eval --report report.html), then run `{RAISE}` and commit eval/floors.json with it"
            )
            raise GateError(msg)
    measured = {figure.metric.name: figure for figure in run_figures(run)}
    behind = [_behind(name, floor, measured.get(name)) for name, floor in sorted(floors.floors.items())]
    problems = [problem for problem in behind if problem]
    if problems:
        raise GateError("; ".join(problems))


def raised(run: Run, floors: Floors | None, *, reason: str | None = None) -> Floors:
    """Floors as this run allows them, never behind the present ones.

    Where the run is behind a floor, GateError, unless there is a reason; then that floor goes down and the reason
    is kept. A floor stands one question under what was measured: the arithmetic of another processor can tip a
    tie. Grounding and wrong speakers have no such margin.
    """
    new: dict[str, float] = {}
    lowered = list(floors.lowered) if floors else []
    for figure in run_figures(run):
        name, measured = figure.metric.name, _floor(figure)
        old = floors.floors.get(name) if floors else None
        if old is not None and not _holds(figure, old):
            if not (reason and reason.strip()):
                msg = f"{_behind(name, old, figure)}; lowering a floor needs a reason: `{RAISE} --reason 'why'`"
                raise GateError(msg)
            lowered.append(Lowered(figure=name, before=old, after=measured, reason=reason.strip()))
            new[name] = measured
        else:
            new[name] = measured if old is None else _better(figure, measured, old)
    gone = sorted(set(floors.floors) - set(new)) if floors else []
    if gone:
        msg = f"this run has no figure {gone[0]!r}, for which there is a floor; evaluate the whole question set"
        raise GateError(msg)
    return Floors(
        corpus_sha256=run.corpus_sha256, questions_sha256=run.questions_sha256, floors=new, lowered=tuple(lowered)
    )


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, whole or not at all."""
    temporary = path.with_suffix(".tmp")
    temporary.write_text(floors.model_dump_json(indent=2) + "\n", encoding="utf-8")
    temporary.replace(path)


def _holds(figure: Figure, floor: float) -> bool:
    return figure.estimate.value >= floor if figure.metric.rises else figure.estimate.value <= floor


def _floor(figure: Figure) -> float:
    margin = 0.0 if figure.metric.name in _EXACT else 1 / figure.estimate.count
    if figure.metric.rises:
        return max(0.0, math.floor(1000 * (figure.estimate.value - margin) + 1e-9) / 1000)
    return math.ceil(1000 * (figure.estimate.value + margin) - 1e-9) / 1000


def _better(figure: Figure, one: float, other: float) -> float:
    return max(one, other) if figure.metric.rises else min(one, other)


def _behind(name: str, floor: float, figure: Figure | None) -> str | None:
    if figure is None:
        return f"{name} was not measured, its floor is {floor:.3f}"
    if _holds(figure, floor):
        return None
    word = "below its floor" if figure.metric.rises else "above its ceiling"
    return f"{name} is {figure.estimate.value:.4f}, {word} {floor:.3f}"
