"""What users say about answers, kept as JSON lines the evaluation reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from rag.datatypes import Answer
from rag.web.errors import TurnedAwayError

Verdict = Literal["right", "wrong_passage", "wrong_speaker", "missing"]


class Feedback(BaseModel):
    """One user's verdict on one answer, with everything needed to ask again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    verdict: Verdict
    question: str = Field(max_length=10_000)
    history: tuple[str, ...] = ()
    answer: Answer
    index_version: str


class FeedbackFile:
    """The file; `limit` is its largest size in bytes."""

    def __init__(self, path: Path, *, limit: int) -> None:
        self.path = path
        self._limit = limit
        self._lock = Lock()

    def add(self, feedback: Feedback) -> None:
        """Append one line; raise TurnedAwayError when the file is full or cannot be written."""
        line = feedback.model_dump_json().encode() + b"\n"
        with self._lock:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with self.path.open("ab") as file:
                    if file.tell() + len(line) > self._limit:
                        raise TurnedAwayError("feedback_full", status=507)
                    file.write(line)
            except OSError as error:
                raise TurnedAwayError("feedback_full", status=507) from error


def read_feedback(path: Path) -> Iterator[Feedback]:
    """Yield every line of a feedback file; raise ValueError naming file and line for one that is not feedback."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield Feedback.model_validate_json(line)
            except ValueError as error:
                msg = f"{path}, line {number}: not a line of feedback"
                raise ValueError(msg) from error
