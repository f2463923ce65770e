"""Questions the corpus at hand has answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Speaker, SpeakerKind
from rag.language import Language
from rag.web.texts import say

if TYPE_CHECKING:
    from index import Index

_SHOWN = 4


def examples(index: Index, ranked: list[tuple[Speaker, int]], language: Language) -> list[str]:
    """Return questions after the most quoted people, then institutions."""
    people = [speaker for speaker, _ in ranked if speaker.kind is SpeakerKind.PERSON]
    institutions = [speaker for speaker, _ in ranked if speaker.kind is SpeakerKind.INSTITUTION]
    return [
        say(language, "example_said", name=speaker.name)
        for speaker in [*people[: _SHOWN - 1], *institutions, *people[_SHOWN - 1 :]][:_SHOWN]
    ]
