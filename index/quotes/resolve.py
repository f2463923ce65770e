"""From what a user types to the speakers meant: names, misspelt names, roles, institutions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.datatypes import Speaker, SpeakerKind
from index.quotes.morphology import in_dictionary
from index.quotes.names import one_typo_apart, sound_key
from index.quotes.roles import role_key
from index.quotes.spelling import fold

EXACT, SURNAME, SOUND, SOUND_SURNAME, ROLE, PART, TYPO = 1.0, 0.95, 0.9, 0.85, 0.8, 0.65, 0.6
"""Scores of the ways to meet a speaker, best first; a worse way is tried only where no better one meets anybody."""


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """A speaker a phrase can mean; a higher score is surer."""

    speaker: Speaker
    score: float


class SpeakerNames:
    """Look-up tables over the speakers of a corpus; build once, ask often."""

    def __init__(self, speakers: Mapping[str, Speaker]) -> None:
        self._speakers = speakers
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._surname: dict[str, set[str]] = defaultdict(set)
        self._sound: dict[str, set[str]] = defaultdict(set)
        self._sound_surname: dict[str, set[str]] = defaultdict(set)
        self._role: dict[frozenset[str], set[str]] = defaultdict(set)
        for key, speaker in speakers.items():
            self._add(key, speaker)

    def _add(self, key: str, speaker: Speaker) -> None:
        for spelling in {speaker.name, *speaker.spellings}:
            self._exact[fold(spelling)].add(key)
            if speaker.kind is SpeakerKind.PERSON and not spelling.lower().startswith(("der ", "die ")):
                words = fold(spelling).split() or [""]
                self._surname[words[-1]].add(key)
                self._sound[" ".join(map(sound_key, words))].add(key)
                self._sound_surname[sound_key(words[-1])].add(key)
            else:
                self._role[role_key(spelling)].add(key)
        for role in speaker.roles:
            self._role[role_key(role.text)].add(key)

    def resolve(self, phrase: str) -> list[SpeakerMatch]:
        """Speakers the phrase can mean, best first; none for words that name nobody.

        "Zelensky" -> Selenskyj; "der Kremlsprecher" -> who is called so; "Außenministerium Russlands" ->
        "das russische Außenministerium"; "Trumps" -> Trump. An exact name hides all that is merely like it.
        """
        folded = fold(phrase)
        if not folded:
            return []
        for form in dict.fromkeys((folded, folded.removesuffix("s"))):
            for keys, score in self._ways(form):
                if keys:
                    return self._matches(keys, score)
        keys = self._by_role(phrase)
        if keys:
            return self._matches(keys, ROLE)
        return self._matches(self._with_typo(phrase), TYPO)

    def _ways(self, folded: str) -> Iterable[tuple[set[str], float]]:
        words = folded.split()
        yield self._exact.get(folded, set()), EXACT
        sounds = [sound_key(word) for word in words]
        if len(words) == 1:
            yield self._surname.get(folded, set()), SURNAME
            if not _is_ordinary(folded):
                yield self._sound_surname.get(sounds[0], set()), SOUND_SURNAME
            return
        yield self._sound.get(" ".join(sounds), set()), SOUND

    def _by_role(self, phrase: str) -> set[str]:
        wanted = role_key(phrase)
        if not wanted:
            return set()
        if exact := self._role.get(wanted):
            return exact
        if len(wanted) < 2:
            return set()
        return {
            key
            for role, keys in self._role.items()
            if wanted <= role or (len(role) > 1 and role <= wanted)
            for key in keys
        }

    def _with_typo(self, phrase: str) -> set[str]:
        """Surnames one letter off, for words no dictionary has; a second word must fit the name too."""
        words = fold(phrase).split()
        if not words or _is_ordinary(words[-1]) or len(words) > 3:
            return set()
        wanted = sound_key(words[-1])
        found = {key for sound, keys in self._sound_surname.items() if one_typo_apart(wanted, sound) for key in keys}
        if len(words) == 1:
            return found
        first = sound_key(words[0])
        return {
            key for key in found if any(sound_key(word) == first for word in fold(self._speakers[key].name).split())
        }

    def _matches(self, keys: Iterable[str], score: float) -> list[SpeakerMatch]:
        found = [SpeakerMatch(self._speakers[key], score) for key in keys]
        return sorted(found, key=lambda match: (-match.score, -len(match.speaker.spellings), match.speaker.id))


def _is_ordinary(word: str) -> bool:
    """Whether the word is an ordinary German word, which is never taken for a misspelt name."""
    return in_dictionary(word) or in_dictionary(word.capitalize())


def find_speaker(phrase: str, speakers: Mapping[str, Speaker]) -> list[SpeakerMatch]:
    """`SpeakerNames(speakers).resolve(phrase)`, for a single question."""
    return SpeakerNames(speakers).resolve(phrase)
