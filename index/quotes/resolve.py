"""From what a user types to the speakers meant: names, misspelt names, roles, institutions.

Precision before recall: a phrase that can mean several speakers gives them all, and the caller decides or asks; words
of the dictionary are never taken for a misspelt name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.datatypes import Speaker, SpeakerKind
from index.quotes import lexicon
from index.quotes.body_names import body_keys
from index.quotes.morphology import in_dictionary, in_english_dictionary, tags
from index.quotes.names import TypoIndex, sound_key
from index.quotes.persons import PersonName, clean_name, compatible, person_name
from index.quotes.roles import Key, is_former, is_second, role_key
from index.quotes.spelling import fold
from index.quotes.transliteration import readings

EXACT, SURNAME, SPELLING, SPELT_SURNAME, ROLE, TYPO = 1.0, 0.95, 0.9, 0.85, 0.8, 0.6
"""Scores of the ways to meet a speaker, best first; a worse way is tried only where no better one meets anybody."""

_TITLES = frozenset((*lexicon.TITLES, "mr", "mrs", "ms", "president", "minister", "chancellor"))


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """A speaker a phrase can mean; a higher score is surer. `role` is the key of the role met, empty for a name."""

    speaker: Speaker
    score: float
    role: Key = frozenset()


class SpeakerNames:
    """Look-up tables over the speakers of a corpus; build once, ask often.

    `is_written` says whether the articles have a word: what they have is no misspelling of a speaker's name.
    """

    def __init__(self, speakers: Mapping[str, Speaker], is_written: Callable[[str], bool] | None = None) -> None:
        self._speakers = speakers
        self._is_written = is_written
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._surname: dict[str, set[str]] = defaultdict(set)
        self._reading: dict[str, set[str]] = defaultdict(set)
        self._sound: dict[str, set[str]] = defaultdict(set)
        self._people: dict[str, set[PersonName]] = defaultdict(set)
        self._together: dict[str, set[str]] = defaultdict(set)
        self._body: dict[Key, set[str]] = defaultdict(set)
        self._role: dict[Key, set[str]] = defaultdict(set)
        self._of_word: dict[str, set[Key]] = defaultdict(set)
        for key, speaker in speakers.items():
            self._add(key, speaker)
        self._first = frozenset(map(_first_word, self._whole))
        self._surnames, self._sounds = TypoIndex(self._surname), TypoIndex(self._sound)

    def _add(self, key: str, speaker: Speaker) -> None:
        for spelling in {speaker.name, *speaker.spellings}:
            if speaker.kind is not SpeakerKind.PERSON:
                self._whole[fold(spelling)].add(key)
                for words in body_keys(spelling):
                    self._body[words].add(key)
                for name in spelling.split(" und ") if " und " in spelling else ():
                    if (one := person_name(name)) is not None and one.full:
                        self._together[one.last].add(key)
                continue
            person = person_name(spelling)
            if person is None or _is_phrase(spelling):
                continue
            self._people[key].add(person)
            self._whole[fold(spelling)].add(key)
            self._surname[person.last].add(key)
            self._sound[sound_key(person.last)].add(key)
            for reading in readings(person.last):
                self._reading[reading].add(key)
        for role in speaker.roles:
            words = role_key(role.text)
            self._role[words].add(key)
            for word in words:
                self._of_word[word].add(words)

    def resolve(self, phrase: str) -> list[SpeakerMatch]:
        """Speakers the phrase can mean, best first; none for words that name nobody.

        "Zelensky" -> Selenskyj; "der Kremlsprecher" -> who is called so; "Außenministerium Russlands" -> "Russisches
        Außenministerium"; "Trumps" -> Trump; "Kremlsprecher Peskow" -> Peskow. Several of one score are several that
        the phrase can mean.
        """
        if phrase.islower():  # "was sagte peskow"
            phrase = " ".join(word if word in lexicon.DETERMINERS else word.capitalize() for word in phrase.split())
        role, name = _role_and_name(phrase)
        if role and name:
            named = self.resolve(name)
            inside = [match for match in named if self._plays(match.speaker.id, role)]
            return inside or ([] if len(named) > 1 else named)
        for form in dict.fromkeys((phrase, phrase.removesuffix("'s").removesuffix("’s"), phrase.removesuffix("s"))):
            for keys, score in self._ways(form):
                if keys:
                    return self._matches(keys, score)
        matches = self._by_role(role_key(phrase)) if any(map(lexicon.role_head, phrase.split())) else []
        return matches or self._misspelt(phrase) or self._matches(self._joint(phrase), SPELT_SURNAME)

    def called(self, phrase: str) -> Speaker | None:
        """The only one whose whole name or spelling is that phrase; None where none or several are called so.

        For names that read like more than a name: "Reporter ohne Grenzen", "Aktion Deutschland hilft".
        """
        if _first_word(fold(phrase.partition(" ")[0])) not in self._first:
            return None
        met = self._whole.get(fold(phrase), set())
        return self._speakers[next(iter(met))] if len(met) == 1 else None

    def _ways(self, phrase: str) -> Iterator[tuple[set[str], float]]:
        folded = fold(phrase)
        if not folded:
            return
        person = person_name(phrase) if phrase.endswith(clean_name(phrase)) else None  # "Hegseth von den Nato-Ländern"
        if person is None or person.full:
            yield self._whole.get(folded, set()), EXACT
        if person is not None and person.full:
            yield self._like(person, {person.last}), SPELLING
            yield self._like(person, readings(person.last)), SPELLING
        elif person is not None:
            yield self._called(person.last, self._surname, self._whole.get(folded, set())), SURNAME
            if not _is_ordinary(folded) and not _is_ordinary(phrase):
                yield self._called(person.last, self._reading, set()), SPELT_SURNAME
        yield self._bodies(phrase), EXACT

    def _bodies(self, phrase: str) -> set[str]:
        for words in body_keys(phrase):
            if found := self._body.get(words):
                return found
        return set()

    def _like(self, person: PersonName, forms: Iterable[str]) -> set[str]:
        """People of that surname whose first names can be the ones given."""
        near = {key for form in forms for key in self._surname.get(form, set()) | self._reading.get(form, set())}
        return {key for key in near if any(_agrees(person, own) for own in self._people[key] if own.full)}

    def _called(self, surname: str, table: Mapping[str, set[str]], whole: set[str]) -> set[str]:
        """Everybody of a surname; those known by it alone only where nobody has a first name to it."""
        forms = (surname,) if table is self._surname else readings(surname)
        family = {key for form in forms for key in table.get(form, set())} | whole
        people = {key for key in family if self._speakers[key].kind is SpeakerKind.PERSON}
        if people:
            return {key for key in people if any(own.full for own in self._people[key])} or people
        return {key for key in whole if fold(self._speakers[key].name) == surname} or whole

    def _by_role(self, wanted: Key) -> list[SpeakerMatch]:
        """Holders of the office, of its fuller name where nobody has the short one, or of the only shorter one.

        A lone "der Präsident" or "der Minister" means whoever the article meant, so that it names only the one person
        who is called nothing else.
        """
        if not wanted or is_former(wanted):
            return []
        exact = self._role.get(wanted, set())
        if len(wanted) < 2:
            return self._matches(exact, ROLE, wanted) if len(exact) == 1 else []
        keys = {key for role in self._fuller(wanted) for key in self._role[role]}
        return self._matches(exact or keys, ROLE, wanted)

    def _fuller(self, wanted: Key) -> Iterator[Key]:
        """Roles with all the words asked for: "Berater des Kremlchefs" in "außenpolitischer Berater des Kremlchefs"."""
        for role in self._of_word.get(next(iter(wanted)), ()):
            if wanted < role and is_second(role) is is_second(wanted) and not is_former(role):
                yield role

    def _plays(self, key: str, role: str) -> bool:
        wanted = role_key(role)
        return any(wanted & role_key(own.text) for own in self._speakers[key].roles)

    def _misspelt(self, phrase: str) -> list[SpeakerMatch]:
        """Surnames that sound the same or are one letter off, for words no dictionary has; first names must fit."""
        person = person_name(phrase) if phrase.endswith(clean_name(phrase)) else None
        if person is None or len(phrase.split()) > 3 or len(person.last) < 5:
            return []
        last = phrase.split()[-1]
        if any(map(_is_ordinary, (person.last, last))) or (self._is_written is not None and self._is_written(last)):
            return []
        sound = sound_key(person.last)
        near, score = set(self._sound.get(sound, set())), SPELT_SURNAME
        if not near:
            score = TYPO
            near = {key for other in self._surnames.one_typo_from(person.last) for key in self._surname[other]}
            near |= {key for other in self._sounds.one_typo_from(sound) for key in self._sound[other]}
        if person.full:
            near = {key for key in near if any(_near_first(person, own) for own in self._people[key])}
        return self._matches(near, score)

    def _joint(self, phrase: str) -> set[str]:
        """Those who spoke only together with somebody: "John Healey" of "Boris Pistorius und John Healey"."""
        person = person_name(phrase)
        return set() if person is None else self._together.get(person.last, set())

    def _matches(self, keys: Iterable[str], score: float, role: Key = frozenset()) -> list[SpeakerMatch]:
        found = [SpeakerMatch(self._speakers[key], score, role) for key in keys]
        return sorted(found, key=lambda match: (-len(match.speaker.spellings), match.speaker.id))


def _first_word(folded: str) -> str:
    return folded.partition(" ")[0]


def _role_and_name(phrase: str) -> tuple[str, str]:
    """As in "Kremlsprecher Dmitri Peskow", "der ukrainische Präsident Selenskyj", "Herr Merz"."""
    words = phrase.split()
    for at in range(len(words) - 1, 0, -1):
        before = words[at - 1]
        titled = fold(before) in _TITLES
        if (titled or lexicon.role_head(before)) and words[at][:1].isupper() and not lexicon.role_head(words[at]):
            return ("", phrase) if fold(words[at]) in {"von", "of"} else (" ".join(words[:at]), " ".join(words[at:]))
    return "", phrase


def _agrees(asked: PersonName, own: PersonName) -> bool:
    """Whether first names agree; any of several will do: "Husni Mubarak" for "Muhammad Husni Mubarak"."""
    return compatible(asked, own) or (bool(asked.first) and set(asked.first) <= set(own.first))


def _is_phrase(spelling: str) -> bool:
    """Whether a spelling is a role with an article ("der Kremlsprecher") rather than a name."""
    return spelling.split()[0].lower() in lexicon.DETERMINERS


def _near_first(one: PersonName, other: PersonName) -> bool:
    return bool(one.first and other.first) and sound_key(one.first[0]) == sound_key(other.first[0])


def _is_ordinary(word: str) -> bool:
    """Whether the word is an ordinary German or English word, which is never taken for a misspelt name."""
    return any(in_dictionary(form) for form in (word, word.capitalize())) or in_english_dictionary(word)


def is_common_noun(word: str) -> bool:
    """Whether a surname is also a German noun, so that an article before it means the thing: "im Papier"."""
    return in_dictionary(word.capitalize()) and "NN" in tags(word.capitalize())


def find_speaker(phrase: str, speakers: Mapping[str, Speaker]) -> list[SpeakerMatch]:
    """`SpeakerNames(speakers).resolve(phrase)`, for a single question."""
    return SpeakerNames(speakers).resolve(phrase)
