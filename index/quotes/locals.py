"""The speakers of each article as merging sees them: person, body, or a role without a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.body_names import bare_name, is_body_name, is_plural, nominative
from index.quotes.morphology import tags
from index.quotes.persons import PersonName, clean_name, is_thing, person_name
from index.quotes.places import place_name
from index.quotes.records import ArticleQuotes, LocalSpeaker
from index.quotes.roles import Key, role_key
from index.quotes.spelling import fold

Place = tuple[str, int]
"""Article id and number of the speaker in that article's record."""


@dataclass(frozen=True, slots=True)
class Local:
    """A speaker of one article. `names` are a person's, the fullest first; `body` is an institution's or a group's.

    `day` counts days (`date.toordinal`) and is None where the article has no date; `quoted` is False for people the
    article only names, who tell two people of one surname apart but are no speakers.
    """

    place: Place
    kind: SpeakerKind
    quoted: bool
    names: tuple[str, ...]
    person: PersonName | None
    body: str
    roles: tuple[str, ...]
    spellings: tuple[str, ...]
    day: int | None
    shorts: tuple[str, ...] = ()
    """What the article says a body is called for short."""
    doubt: str = ""
    """Why a lone word is perhaps no surname: "noun" as in "Orkanböen", "article" as in "der Independent"."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The roles as sets of words."""
        return tuple(map(role_key, self.roles))


def read_locals(records: Iterable[ArticleQuotes]) -> list[Local]:
    """All speakers of all records that can be somebody, in order."""
    return _settled([local for record in records for local in _of_record(record)])


def _settled(locals_: Sequence[Local]) -> list[Local]:
    """What one article leaves open and another tells: "Reuters" is a body, "Bush" a man, a noun nobody."""
    full = {local.person for local in locals_ if local.person and local.person.full and local.names}
    surnames = {person.last for person in full}
    called = surnames | {person.first[0] for person in full if person.first}
    alone = {local.person.last for local in locals_ if local.person and not local.person.full and not local.doubt}
    bodies = {fold(local.body) for local in locals_ if local.kind is SpeakerKind.INSTITUTION}
    settled = []
    for local in locals_:
        if local.kind is SpeakerKind.INSTITUTION and _is_known(local.body, surnames, full) and not local.doubt:
            person = person_name(local.body)
            local = replace(local, kind=SpeakerKind.PERSON, names=(local.body,), person=person, body="")
        elif local.person is not None and (bare := _before_noun(local, surnames)):
            local = replace(local, names=(bare,), person=person_name(bare), spellings=(bare,))
        elif local.person is not None and not local.roles and local.person.last not in surnames:
            if local.doubt == "noun":
                continue
            known = {local.person.last, local.person.last.removesuffix("s")} & (called | alone)
            if (local.doubt and not known) or fold(local.names[0]) in bodies:
                local = replace(local, kind=SpeakerKind.INSTITUTION, names=(), person=None, body=local.names[0])
        settled.append(local)
    return settled


def _of_record(record: ArticleQuotes) -> Iterator[Local]:
    day = record.published.toordinal() if record.published else None
    for number, speaker in enumerate((*record.speakers, *record.others)):
        place = (record.article_id, number)
        local = Local(
            place,
            speaker.kind,
            number < len(record.speakers),
            (),
            None,
            "",
            _roles(speaker.roles),
            speaker.spellings,
            day,
        )
        read = _read(local, speaker)
        if read is not None:
            yield _with_short_name(_with_abbreviation(read, record.abbreviations), record.short_names)


def _read(local: Local, speaker: LocalSpeaker) -> Local | None:
    if local.kind is SpeakerKind.GROUP:
        return replace(local, body=speaker.name)
    cleaned = dict.fromkeys(name for name in map(clean_name, speaker.names) if name)
    people = [name for name in cleaned if person_name(name) is not None and not is_body_name(name)]
    if local.kind is SpeakerKind.INSTITUTION:
        origin = [name for name in people if " " in name and name not in map(bare_name, speaker.names)]
        role, name = _in_body_name(speaker.name)
        if role:
            local = replace(local, kind=SpeakerKind.PERSON, roles=(*local.roles, role), spellings=())
            return _person(local, [name], speaker) if name else local
        return _person(local, origin, speaker) if origin else _body(local, speaker)
    if people:
        return _person(local, people, speaker)
    places = [place for name in speaker.names if (place := place_name(name))]
    if places and local.roles:  # "der Präsident Indonesiens": a role, no name
        return replace(local, roles=tuple(f"{role} {places[0]}" for role in local.roles), spellings=())
    if cleaned:
        return _body(replace(local, kind=SpeakerKind.INSTITUTION), speaker)
    if not local.roles or speaker.names:
        return None
    role, name = _in_body_name(local.roles[0])  # "Kultusministerin Eisenmann" taken for a role
    return _person(replace(local, roles=(role,), spellings=()), [name], speaker) if name else local


def _is_known(body: str, surnames: Collection[str], full: Collection[PersonName]) -> bool:
    """Whether what one article takes for a body is a person of another: "Bush", "Joachim Banke"."""
    return not place_name(body) and (fold(body) in surnames or person_name(body) in full)


def _before_noun(local: Local, surnames: Collection[str]) -> str:
    """The surname of "Trump Budapest" or "Steinbrück Positives", where a place or a noun was taken for one."""
    words = local.names[0].split()
    if len(words) != 2 or local.roles or fold(words[0]) not in surnames:
        return ""
    adjective = not words[1].endswith("er") and tags(words[1].lower())[:1] == ("ADJ(A)",)
    return words[0] if place_name(words[1]) or adjective or is_thing(words[1], articled=True) else ""


def _person(local: Local, names: list[str], speaker: LocalSpeaker) -> Local:
    """A person, with a doubt where a lone word without a role may be none."""
    ordered = sorted(names, key=lambda name: (-min(name.count(" "), 2), -len(name), name))
    person = person_name(ordered[0])
    doubt = ""
    if person is not None and not person.full and not speaker.roles:
        doubt = "noun" if is_thing(ordered[0], articled=speaker.articled) else "article" if speaker.articled else ""
    phrases = [one for one in speaker.spellings if one not in speaker.names]
    return replace(
        local,
        kind=SpeakerKind.PERSON,
        names=tuple(ordered),
        person=person,
        spellings=(*ordered, *phrases),
        doubt=doubt,
    )


def _in_body_name(name: str) -> tuple[str, str]:
    """Role and name of a person taken for a body: "Hessens Ministerpräsident Roland Koch"; the name may be empty."""
    words = name.split()
    at = next((n for n in range(len(words) - 1, -1, -1) if _is_role(words[n])), None)
    if at is None or any(word[:1].islower() for word in words[at + 1 :]):
        return "", ""
    behind = " ".join(words[at + 1 :])
    if place_name(behind):
        return name, ""
    named = person_name(behind) is not None and (" " in behind or tags(behind)[:1] == ("NE",))
    return (" ".join(words[: at + 1]), behind) if named and not is_body_name(behind) else ("", "")


def _is_role(word: str) -> bool:
    return bool(lexicon.role_head(word)) and not lexicon.is_institution(word)


def _roles(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles without stray letters ("z. B. Kremlchef"), and no thing among them ("Münchner Sicherheitskonferenz")."""
    kept = (" ".join(word for word in role.split() if len(word) > 1) for role in roles)
    return tuple(dict.fromkeys(role for role in kept if any(map(lexicon.role_head, role.split()))))


def _with_abbreviation(local: Local, abbreviations: Iterable[tuple[str, str]]) -> Local:
    """A body with its abbreviation, or an abbreviation with what it is short for, where the article gives both."""
    if local.kind is not SpeakerKind.INSTITUTION or not local.body:
        return local
    own = fold(local.body)
    for words, short in abbreviations:
        if fold(words).endswith(own) and len(own) > len(short) and _same_initial(own, short):
            return replace(local, spellings=(*local.spellings, short))
    return local


def _with_short_name(local: Local, short_names: Iterable[tuple[str, str]]) -> Local:
    """A body with what the article says it is called for short, in whatever letters."""
    if local.kind is not SpeakerKind.INSTITUTION or not local.body:
        return local
    own = fold(local.body)
    shorts = tuple(short for words, short in short_names if fold(words).endswith(own))
    return replace(local, spellings=(*local.spellings, *shorts), shorts=shorts) if shorts else local


def _same_initial(name: str, short: str) -> bool:
    """Whether an abbreviation can be one of the name: "BGH" of "Bundesgerichtshof"; not the party behind a ministry."""
    return name[0] == fold(short)[0] and (len(name.split()) == 1 or fold(short)[-1] in name.split()[-1])


def _body(local: Local, speaker: LocalSpeaker) -> Local:
    name = next((one for one in speaker.names if one.isupper()), clean_name(speaker.name) or speaker.name)
    name = place_name(name) or nominative(bare_name(name))
    kind = SpeakerKind.GROUP if is_plural(name) else local.kind
    return replace(
        local, kind=kind, body=name, roles=(), spellings=tuple(dict.fromkeys((name, *map(bare_name, speaker.names))))
    )
