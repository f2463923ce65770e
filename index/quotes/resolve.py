"""A user's spelling, misspelling or role to the speakers of the corpus it can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from index.datatypes import Speaker, SpeakerKind
from index.quotes.speakers import slug

_LIKELY = 84
_FIRST = 3


class SpeakerResolver:
    """Names and roles of the corpus's speakers, to find them by."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._exact: dict[str, list[tuple[Speaker, float]]] = defaultdict(list)
        for speaker in speakers:
            for spelling in {speaker.name, *speaker.spellings, *(role.text for role in speaker.roles)}:
                self._add(spelling, speaker, 1.0)
            if speaker.kind is SpeakerKind.PERSON:
                for spelling in {speaker.name, *speaker.spellings}:
                    self._add(spelling.split()[-1], speaker, 0.97)
        self._keys = list(self._exact)

    def _add(self, spelling: str, speaker: Speaker, score: float) -> None:
        key = slug(spelling)
        if all(other is not speaker for other, _ in self._exact[key]):
            self._exact[key].append((speaker, score))

    def __call__(self, name: str) -> list[tuple[Speaker, float]]:
        """Speakers that a name can mean, best first, with a score from 0 to 1."""
        key = slug(name)
        for form in (key, key.removesuffix("s"), key.removeprefix("der-").removeprefix("die-").removeprefix("das-")):
            if self._exact.get(form):
                return sorted(self._exact[form], key=lambda one: (-one[1], -len(one[0].spellings), one[0].id))
        if len(key) < 5:
            return []
        likely = process.extract(key, self._keys, scorer=fuzz.ratio, limit=_FIRST, score_cutoff=_LIKELY)
        return [(speaker, score / 100) for form, score, _ in likely if form[:1] == key[:1] for speaker, _ in self._exact[form]]
