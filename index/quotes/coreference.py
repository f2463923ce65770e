"""Who is meant inside one article: names, roles and pronouns put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.bodies import body_name, is_feminine, is_proper
from index.quotes.entities import Entity, is_sure_name, named_mentions, same_name
from index.quotes.issuers import issuer
from index.quotes.mentions import Mention, read_mention
from index.quotes.phrase_words import is_modifier, relative_behind
from index.quotes.roles import NATIONS, is_office, place_name, role_key
from index.quotes.text import Text, Token

_SHORTEST_KIND = 6  # letters; "Amt", "Rat", "Bank" end too many names


class People:
    """The entities of one article."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self.by_word: dict[str, list[Entity]] = {}
        self._holders_of: dict[tuple[frozenset[str], int], list[Entity]] = {}
        self._nameless_of: dict[tuple[SpeakerKind, str], Entity] = {}
        self._kinds: dict[str, Mention | None] = {}
        for mention in sorted(named_mentions(text), key=lambda found: (-found.name.count(" "), found.first)):
            self.add(mention)

    def add(self, mention: Mention) -> Entity | None:
        """The entity a phrase with a name belongs to; a new one if there is none, None where it is no name."""
        entity = self._known(mention)
        if entity is None:
            if not is_sure_name(mention):
                return None
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
        last = words[-1]
        for form in dict.fromkeys((last, last.removesuffix("s").rstrip("'’"))):
            full = [*words[:-1], form]
            candidates = [
                entity for entity in self.by_word.get(form, []) if same_name(full, entity.name.lower().split())
            ]
            if len(candidates) > 1 and mention.role:
                candidates = [entity for entity in candidates if _plays(entity, mention.role)]
            if candidates:
                return candidates[0] if len(candidates) == 1 else None
        return None

    def _note(self, entity: Entity, mention: Mention) -> None:
        entity.mentions.append(mention.extent(self.text))
        if (at := relative_behind(self.text.tokens, mention.last)) >= 0:
            entity.mentions.append(self.text.extent(at, at + 1))
        for role in (mention.role, mention.other_role):
            if role and role not in entity.roles:
                entity.roles.append(role)
        if mention.role and lexicon.role_head(mention.head):
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
            return self._nameless(SpeakerKind.GROUP, mention.name, mention.name, mention) if mention.name else None
        if mention.name:
            return self.add(mention)
        if mention.pronoun:
            return self._of_pronoun(mention, antecedents)
        if (whose := issuer(self.text, mention)) is not None:
            return self.of(whose, antecedents)
        if mention.last == mention.first + 1 and (family := self.by_word.get(mention.head)):
            return family[0] if len(family) == 1 else None
        institution = lexicon.is_institution(mention.head) or is_proper(self.text, mention)
        if institution and mention.kind is not SpeakerKind.PERSON:
            return self._body(mention) if mention.definite else None
        if mention.definite and not mention.plural:
            return self._in_role(mention) or self._by_epithet(mention, antecedents)
        return None

    def _by_epithet(self, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        """As in "der Republikaner", "der 52-Jährige", "die Politikerin" for the person just spoken of."""
        if not mention.head.endswith(lexicon.EPITHETS):
            return None
        found = self._of_pronoun(replace(mention, pronoun="sie" if mention.female else "er"), antecedents)
        return found if found is not None and found.kind is SpeakerKind.PERSON else None

    def _of_pronoun(self, mention: Mention, antecedents: Sequence[Mention]) -> Entity | None:
        """The nearest antecedent the pronoun agrees with; a person of unknown sex only where nobody else is near."""
        if mention.pronoun not in {"er", "sie", "dieser", "diese"} or mention.plural:
            return None
        female = mention.pronoun in {"sie", "diese"}
        for number, antecedent in enumerate(antecedents):
            if antecedent.pronoun or antecedent.plural:
                continue
            entity = self.of(antecedent, list(antecedents[number + 1 :]))
            if entity is None:
                if lexicon.role_head(antecedent.head) and antecedent.female is not (not female):
                    return None
                continue
            if entity.kind is SpeakerKind.INSTITUTION and not (female and is_feminine(antecedent, self.text)):
                continue
            if entity.female is (not female) or (female and entity.kind is SpeakerKind.PERSON and not entity.female):
                continue
            entity.mentions.append(mention.extent(self.text))
            return entity
        return None

    def _in_role(self, mention: Mention) -> Entity | None:
        """As in "der US-Präsident" where the article has "US-Präsident Donald Trump", and nobody else in that role."""
        key = role_key(mention.role or mention.head)
        if not key:
            return None
        holders = self._holders(key)
        if not holders and mention.role and is_office(mention.role):
            return self._nameless(SpeakerKind.PERSON, " ".join(sorted(key)), mention.role, mention)
        if len(holders) != 1:
            return None
        spelling = self.text.text[self.text.tokens[mention.first].start : self.text.tokens[mention.last - 1].end]
        if spelling not in holders[0].spellings:
            holders[0].spellings.append(spelling)
        holders[0].mentions.append(mention.extent(self.text))
        return holders[0]

    def _holders(self, key: frozenset[str]) -> list[Entity]:
        """People in this role; looked up once a role, since articles repeat few of them often."""
        known = (key, len(self.entities))
        if known not in self._holders_of:
            people = [entity for entity in self.entities if entity.kind is SpeakerKind.PERSON and entity.names]
            exact = [entity for entity in people if any(key == role_key(role) for role in entity.roles)]
            self._holders_of[known] = exact or [
                entity for entity in people if any(_fits(key, role_key(role)) for role in entity.roles)
            ]
        return self._holders_of[known]

    def _nameless(self, kind: SpeakerKind, key: str, name: str, mention: Mention) -> Entity:
        """The entity of this key without a person's name, made at its first mention."""
        entity = self._nameless_of.get((kind, key))
        if entity is None:
            person = kind is SpeakerKind.PERSON
            entity = Entity(name, kind, names=[] if person else [name], roles=[name] if person else [])
            self._nameless_of[kind, key] = entity
            self.entities.append(entity)
        entity.mentions.append(mention.extent(self.text))
        return entity

    def _body(self, mention: Mention) -> Entity:
        """An institution by its noun: "das Auswärtige Amt", "die Polizei"."""
        name = body_name(self.text, mention)
        words = name.split()
        if len(words) > 1 and any(
            entity.kind is SpeakerKind.PERSON for entity in self.by_word.get(words[-1].lower(), [])
        ):
            name = " ".join(words[:-1])  # "Gestern warf die Staatsanwaltschaft Braun vor, ..."
        whole = self._of_kind(name)
        if whole is not None and whole.first < mention.first:
            entity = self._body(whole)
            entity.mentions.append(mention.extent(self.text))
            return entity
        return self._nameless(SpeakerKind.INSTITUTION, " ".join(sorted(role_key(name))) or name, name, mention)

    def _of_kind(self, noun: str) -> Mention | None:
        """The first phrase for the one body of this kind: "das russische Außenministerium" for "das Ministerium"."""
        if noun not in self._kinds:
            first: dict[str, Mention] = {}
            for at, token in enumerate(self.text.tokens):
                if " " not in noun and len(noun) >= _SHORTEST_KIND and _is_kind(noun.lower(), token):
                    mention = read_mention(self.text, self._begin(at), at + 1)
                    if mention is not None and not mention.name:
                        first.setdefault(body_name(self.text, mention), mention)
            self._kinds[noun] = next(iter(first.values())) if len(first) == 1 else None
        return self._kinds[noun]

    def _begin(self, noun: int) -> int:
        """Where the phrase of a noun begins: with its adjectives and its article."""
        tokens = self.text.tokens
        while noun and not tokens[noun - 1].capital and is_modifier(tokens[noun - 1]):
            noun -= 1
        return noun - 1 if noun and tokens[noun - 1].lower in lexicon.DETERMINERS else noun


def _is_kind(kind: str, token: Token) -> bool:
    """Whether a noun is a compound of another: "Außenministeriums" of "ministerium"."""
    word = token.lower.removesuffix("s")
    return token.capital and len(word) > len(kind) + 2 and word.endswith(kind)


def _plays(entity: Entity, role: str) -> bool:
    key = role_key(role)
    return any(key == role_key(own) for own in entity.roles)


def _fits(key: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter way of naming a role lies in the longer: "Minister" in "deutscher Verteidigungsminister".

    Nations must agree: "der russische Präsident" is not "Präsident Braun".
    """
    if key <= other:
        return True
    if not key & NATIONS <= other:
        return False
    rest = key - NATIONS
    return len(rest) == 1 and all(len(word) > 4 and any(own.endswith(word) for own in other) for word in rest)
