"""Who is meant inside one article: names, roles and pronouns put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.datatypes import Extent, SpeakerKind
from index.quotes import lexicon
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import in_dictionary
from index.quotes.roles import is_office, place_name
from index.quotes.text import Text

_NEAR = 4
"""Sentences a pronoun may look back."""


@dataclass(slots=True)
class Entity:
    """A person or body of the article; grows while the article is read."""

    name: str
    kind: SpeakerKind
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    female: bool | None = None
    mentions: list[Extent] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)


def named_mentions(text: Text) -> Iterator[Mention]:
    """Every phrase of the article that holds a name of two words, or a role and a name."""
    tokens, at = text.tokens, 0
    while at < len(tokens) - 1:
        if not tokens[at].capital or not (
            tokens[at + 1].capital
            or tokens[at + 1].lower in lexicon.PARTICLES
            or (len(tokens[at].text) <= 2 and tokens[at + 1].text == ".")
        ):
            at += 1
            continue
        mention = read_mention(text, at, len(tokens))
        if mention is None:
            at += 1
            continue
        if mention.name and (mention.role or " " in mention.name):
            yield mention
        at = max(mention.last, at + 1)


class People:
    """The entities of one article."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self.by_word: dict[str, list[Entity]] = {}
        self._roles: dict[tuple[str, ...], list[Entity]] = {}
        self._bodies: dict[str, Entity] = {}
        for mention in sorted(named_mentions(text), key=lambda found: (-found.name.count(" "), found.first)):
            self.add(mention)

    def add(self, mention: Mention) -> Entity:
        """The entity a phrase with a name belongs to; a new one if there is none."""
        entity = self._known(mention)
        if entity is None:
            place = place_name(mention.name)
            if place:
                mention = replace(mention, name=place, kind=SpeakerKind.INSTITUTION)
            entity = Entity(mention.name, mention.kind or SpeakerKind.PERSON)
            self.entities.append(entity)
        if mention.name not in entity.names and not (
            entity.names and mention.name.removesuffix("s").rstrip("'’") in entity.names
        ):
            entity.names.append(mention.name)
        for word in mention.name.split():
            family = self.by_word.setdefault(word.lower(), [])
            if entity not in family:
                family.append(entity)
        self._note(entity, mention)
        return entity

    def _known(self, mention: Mention) -> Entity | None:
        words = mention.name.lower().split()
        candidates = [
            entity for entity in self.by_word.get(words[-1], []) if _same_name(words, entity.name.lower().split())
        ]
        if not candidates and words[-1].endswith("s"):
            base = [*words[:-1], words[-1].removesuffix("s").removesuffix("'").removesuffix("’")]
            candidates = [
                entity for entity in self.by_word.get(base[-1], []) if _same_name(base, entity.name.lower().split())
            ]
        return candidates[0] if len(candidates) == 1 else None

    def _note(self, entity: Entity, mention: Mention) -> None:
        extent = mention.extent(self.text)
        entity.mentions.append(extent)
        if mention.role and mention.role not in entity.roles:
            entity.roles.append(mention.role)
        if mention.role:
            entity.heads.add(mention.head)
            if lexicon.role_head(mention.head) and entity.kind is not SpeakerKind.PERSON:
                entity.kind = SpeakerKind.PERSON
        if entity.female is None:
            entity.female = mention.female

    def of(self, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        """The entity a phrase names, plays the role of, or stands for; None where that is not certain.

        `antecedents` are subjects and speakers before a pronoun, the nearest first.
        """
        if mention.stands_for is not None:
            return self.of(mention.stands_for, antecedents)
        if mention.kind is SpeakerKind.GROUP:
            return self._group(mention) if mention.name else None
        if mention.name:
            return self.add(mention)
        if not mention.pronoun and mention.last == mention.first + 1 and (family := self.by_word.get(mention.head)):
            return family[0] if len(family) == 1 else None
        if mention.pronoun:
            return self._of_pronoun(mention, antecedents)
        if lexicon.is_institution(mention.head) and mention.definite:
            return self._body(mention)
        if mention.definite and not mention.plural:
            return self._in_role(mention) or self._by_epithet(mention, antecedents)
        return None

    def _by_epithet(self, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        """As in "der Republikaner", "der 52-Jährige", "die Politikerin" for the person just spoken of."""
        if not mention.head.endswith(lexicon.EPITHETS):
            return None
        found = self._of_pronoun(replace(mention, pronoun="sie" if mention.female else "er"), antecedents)
        return found if found is not None and found.kind is SpeakerKind.PERSON else None

    def _of_pronoun(self, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        if mention.pronoun not in {"er", "sie", "dieser", "diese"} or mention.plural:
            return None
        for antecedent in antecedents:
            if antecedent.pronoun or antecedent.plural:
                continue
            entity = self.of(antecedent, [])
            if entity is None:
                if lexicon.role_head(antecedent.head):
                    return None
                continue
            if entity.kind is SpeakerKind.INSTITUTION and mention.pronoun in {"er", "dieser"}:
                continue
            if entity.female is (mention.pronoun in {"er", "dieser"}):
                continue
            if mention.pronoun in {"sie", "diese"} and entity.female is False:
                continue
            entity.mentions.append(mention.extent(self.text))
            return entity
        return None

    def _in_role(self, mention: Mention) -> Entity | None:
        """As in "der US-Präsident" where the article has "US-Präsident Donald Trump", and nobody else in that role."""
        words = _role_words(mention.role)
        if not words:
            return None
        exact = self._holders(words)
        if not exact and is_office(mention.role):
            return self._officer(mention)
        if len(exact) != 1:
            return None
        spelling = self.text.text[self.text.tokens[mention.first].start : self.text.tokens[mention.last - 1].end]
        if spelling not in exact[0].spellings:
            exact[0].spellings.append(spelling)
        exact[0].mentions.append(mention.extent(self.text))
        return exact[0]

    def _holders(self, words: list[str]) -> list[Entity]:
        """People in the role of these words; looked up once a role, since articles repeat few of them often."""
        key = (*words, str(len(self.entities)))
        if key not in self._roles:
            self._roles[key] = self._find_holders(words)
        return self._roles[key]

    def _find_holders(self, words: list[str]) -> list[Entity]:
        exact = [entity for entity in self.entities if any(words == _role_words(role) for role in entity.roles)]
        if not exact:
            exact = [
                entity for entity in self.entities if any(_role_fits(words, _role_words(role)) for role in entity.roles)
            ]
        return exact

    def _group(self, mention: Mention) -> Entity:
        """Several people named together; none of them is said to have said it alone."""
        return self._nameless(mention.name, mention.name, SpeakerKind.GROUP, mention)

    def _nameless(self, key: str, name: str, kind: SpeakerKind, mention: Mention) -> Entity:
        """The entity of this key, made at its first mention."""
        entity = self._bodies.get(f"{kind} {key}")
        if entity is None:
            entity = Entity(name, kind, names=[name])
            self._bodies[f"{kind} {key}"] = entity
            self.entities.append(entity)
        entity.mentions.append(mention.extent(self.text))
        return entity

    def _officer(self, mention: Mention) -> Entity:
        """Somebody the article calls by an office alone ("der Kremlsprecher"); the corpus may know the name."""
        entity = Entity(mention.role, SpeakerKind.PERSON, roles=[mention.role], mentions=[mention.extent(self.text)])
        self.entities.append(entity)
        return entity

    def _body_name(self, mention: Mention) -> str:
        """The phrase without its article, as it stands alone: "das Weiße Haus" -> "Weißes Haus"."""
        tokens, begin = self.text.tokens, mention.first
        article = tokens[begin].lower
        if article in lexicon.DETERMINERS and begin + 1 < mention.last:
            begin += 1
        name = self.text.text[tokens[begin].start : tokens[mention.last - 1].end]
        first = tokens[begin].text
        if article in {"des", "eines", "dieses"}:
            name = _nominative(name)
        if article == "das" and begin + 1 < mention.last and tokens[begin + 1].capital and first.endswith("e"):
            name = f"{first}s{name[len(first) :]}"
        if name.lower() in {"grünen", "linken", "liberalen"}:
            name = name[:-1]
        return name[0].upper() + name[1:]

    def _body(self, mention: Mention) -> Entity:
        """An institution by its noun: "das Auswärtige Amt", "die Polizei"."""
        name = self._body_name(mention)
        return self._nameless(" ".join(_role_words(name)), name, SpeakerKind.INSTITUTION, mention)


def _nominative(name: str) -> str:
    """Without the ending of the genitive: "Ministeriums" -> "Ministerium", "Weißen Hauses" -> "Weißen Haus"."""
    for ending in ("es", "s"):
        if name.endswith(ending) and in_dictionary(name.removesuffix(ending).rpartition(" ")[2]):
            return name.removesuffix(ending)
    return name.removesuffix("s")


def _same_name(words: list[str], other: list[str]) -> bool:
    """Whether one name is the other's surname, or both agree ("Peskow", "Dmitri Peskow")."""
    if words == other or (len(words) == 1 and words[0] == other[-1]) or (len(other) == 1 and other[0] == words[-1]):
        return True
    return words[-1] == other[-1] and (words[0] == other[0] or words[0].rstrip(".") == other[0][:1])


def _role_words(role: str) -> list[str]:
    """Content words of a role without endings: "der Präsident der Ukraine" -> ["präsident", "ukrain"]."""
    words = [word.strip('.,()„“"').lower() for word in role.split()]
    return [_stem(word) for word in words if word not in lexicon.DETERMINERS | lexicon.PREPOSITIONS and word]


def _stem(word: str) -> str:
    for ending in ("innen", "in", "en", "es", "er", "em", "s", "e", "n"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word.removesuffix(ending)
    return word


def _role_fits(words: list[str], other: list[str]) -> bool:
    """Whether the shorter way of naming the role lies in the longer: "Minister" in "Verteidigungsminister"."""
    if not other:
        return False
    if set(words) <= set(other) and words[0] in other:
        return True
    return len(words) == 1 and len(words[0]) > 4 and other[0].endswith(words[0])
