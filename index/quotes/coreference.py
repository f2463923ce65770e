"""Who is meant inside one article: names, roles and pronouns put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.datatypes import SpeakerKind
from index.quotes import lexicon
from index.quotes.bodies import body_name, is_feminine, is_proper
from index.quotes.body_classes import class_noun, is_of_class, may_be, own_noun
from index.quotes.demonyms import is_demonym
from index.quotes.entities import Entity, is_sure_name, named_mentions, same_name
from index.quotes.gender import is_given_name, of_given_name
from index.quotes.issuers import issuer
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import in_english_dictionary
from index.quotes.naming import is_name_word
from index.quotes.nearby import FAR, NEAR, is_female, named_before, only_one, taken_up
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
            entity = Entity(
                mention.name, mention.kind or SpeakerKind.PERSON, female=of_given_name(mention.name.lower())
            )
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
        return self._called_by_first_name(words) if not mention.role else None

    def _called_by_first_name(self, words: Sequence[str]) -> Entity | None:
        """The only one of the article with that first name: "Pia" for Pia Berg."""
        if len(words) > 1 or not is_given_name(words[0]):
            return None
        people = [one for one in self.by_word.get(words[0], ()) if one.kind is SpeakerKind.PERSON]
        called = [one for one in people if one.name.lower().split()[0] == words[0]]
        return called[0] if len(called) == 1 == len(people) else None

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
        mention = self._without_demonym(mention)
        if mention.kind is SpeakerKind.GROUP:
            return self._nameless(SpeakerKind.GROUP, mention.name, mention.name, mention) if mention.name else None
        if mention.name:
            return self.add(mention)
        if mention.pronoun in NEAR | FAR:
            return self._taken_up(mention, antecedents)
        if mention.pronoun:
            return self._of_pronoun(mention, antecedents)
        if (whose := issuer(self.text, mention)) is not None:
            return self.of(whose, antecedents)
        if mention.last == mention.first + 1 and (family := self.by_word.get(mention.head)):
            return family[0] if len(family) == 1 else None
        institution = lexicon.is_institution(mention.head) or is_proper(self.text, mention)
        if institution and mention.kind is not SpeakerKind.PERSON:
            if not mention.definite:
                return None
            alone = mention.last - mention.first == 2
            noun = class_noun(mention.head) if alone else ""
            return self._of_class(noun, mention, antecedents) if noun else self._body(mention)
        if mention.definite and not mention.plural:
            return self._in_role(mention) or self._by_epithet(mention, antecedents)
        return None

    def _without_demonym(self, mention: Mention) -> Mention:
        """As in "die Estin", where a word of no dictionary was taken for a name."""
        article = self.text.tokens[mention.first].lower
        alone = mention.name and not mention.role and " " not in mention.name
        if not alone or article not in lexicon.DETERMINERS or not is_demonym(mention.name):
            return mention
        if any(mention.name in entity.names for entity in self.by_word.get(mention.name.lower(), ())):
            return mention
        return replace(
            mention, name="", head=mention.name.lower(), kind=None, female=article in {"die", "eine", "einer"}
        )

    def _taken_up(self, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        """Whom "dieser" means, or the body that "diese" does."""
        told_of = [one for one in antecedents if not one.pronoun and one.first < mention.first]
        subjects = [entity for one in told_of if (entity := self.of(one, [])) is not None]
        entity = taken_up(self.text, mention, self.by_word, subjects)
        named = next(named_before(self.text, mention, self.by_word, sentences=1), mention) is not mention
        if entity is None and mention.pronoun == "diese" and not named:
            entity = self._of_pronoun(replace(mention, pronoun="sie"), antecedents)
            entity = entity if entity is not None and entity.kind is SpeakerKind.INSTITUTION else None
        return self._meant(entity, mention)

    def _meant(self, entity: Entity | None, mention: Mention) -> Entity | None:
        if entity is not None:
            entity.mentions.append(mention.extent(self.text))
        return entity

    def _by_epithet(self, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        """As in "der Republikaner", "der 52-Jährige", "die Politikerin" for the person just spoken of.

        Any other noun ("der Grünen-Chef", "die Estin") only for who is named in the same sentence: in the sentence
        before, the one who acts is as often another than who answers.
        """
        epithet = mention.head.endswith(lexicon.EPITHETS)
        here = self.text.sentence_of(mention.first)
        near = [one for one in antecedents if epithet or self.text.sentence_of(one.first) == here]
        if not near or (mention.role and is_office(mention.role)):
            return None
        pronoun = replace(mention, pronoun="sie" if mention.female else "er")
        found = self._of_pronoun(pronoun, near)
        if found is None or found.kind is not SpeakerKind.PERSON or self._contested(found, pronoun, near):
            return None
        return found if epithet or only_one(self.text, mention, self.by_word) is found else None

    def _contested(self, found: Entity, pronoun: Mention, antecedents: list[Mention]) -> bool:
        """Whether the sentence that has whom a pronoun means has another subject or speaker it could mean as well."""
        others = [one for one in antecedents if not one.pronoun and not one.plural]
        nearest = next((self.text.sentence_of(one.first) for one in others if self.of(one, []) is found), None)
        same = [one for one in others if self.text.sentence_of(one.first) == nearest]
        able = [entity for one in same if (entity := self._of_pronoun(pronoun, [one])) is not None]
        return any(entity is not found for entity in able)

    def _of_pronoun(self, mention: Mention, antecedents: Sequence[Mention]) -> Entity | None:
        """The nearest antecedent the pronoun agrees with; a person of unknown sex only where nobody else is near."""
        if mention.pronoun not in {"er", "sie"} or mention.plural:
            return None
        female = is_female(mention.pronoun)
        for number, antecedent in enumerate(antecedents):
            if (antecedent.pronoun and antecedent.pronoun not in NEAR | FAR) or antecedent.plural:
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

    def _of_class(self, noun: str, mention: Mention, antecedents: list[Mention]) -> Entity | None:
        """The body that "der Konzern" takes up: the one of its kind the article has, or the last spoken of; else none.

        As a name "Organisation" would be that of all organisations of the archive.
        """
        if mention.plural or (self.text.tokens[mention.first].lower == "die" and noun.endswith("er")):
            return None  # "die Betreiber"
        whole = self._of_kind(body_name(self.text, mention))
        if whole is not None and whole.first < mention.first:
            return self._meant(self._body(whole), mention)
        nearest = -1
        found: list[Entity] = []
        for antecedent in antecedents:
            sentence = self.text.sentence_of(antecedent.first)
            if antecedent.pronoun or antecedent.plural or (found and sentence != nearest):
                continue
            entity = self.of(antecedent, [])
            if entity is not None and _is_body(entity) and may_be(entity.name, antecedent.head, noun):
                nearest = sentence
                found += [entity] if entity not in found else []
        if found and self._rivals(found[0], nearest):
            return None
        found = found or self._of_same_class(noun, mention) or self._called_with_noun(noun)
        return self._meant(found[0], mention) if len(found) == 1 else None

    def _rivals(self, body: Entity, sentence: int) -> bool:
        """Whether a sentence names something else that could be meant: "Der ADAC warnte vor Flixbus."."""
        first, last = self.text.sentences[sentence].first, self.text.sentences[sentence].last
        own = [one for one in body.mentions if one.start < self.text.sentences[sentence].end]
        for at in range(first, last):
            token = self.text.tokens[at]
            if not token.capital or any(one.start <= token.start < one.end for one in own):
                continue
            people = [one for one in self.by_word.get(token.lower, ()) if one.female is not None]
            place = at > first and self.text.tokens[at - 1].lower in _WHERE and not token.text.isupper()
            body_like = token.text.isupper() or lexicon.is_institution(token.lower) or is_name_word(token.text)
            if body_like and not people and not place_name(token.text) and not (place and not _is_firm(token)):
                return True
        return False

    def _of_same_class(self, noun: str, mention: Mention) -> list[Entity]:
        """Bodies spoken of before that are called by a noun of the same class."""
        start = self.text.tokens[mention.first].start
        return [
            entity
            for entity in self.entities
            if entity.kind is SpeakerKind.INSTITUTION
            and any(one.start < start for one in entity.mentions)
            and is_of_class(own_noun(entity.name), noun)
        ]

    def _called_with_noun(self, noun: str) -> list[Entity]:
        """Bodies whose name stands behind the noun anywhere, or behind a compound of it: "der Firma Euryza"."""
        found: list[Entity] = []
        for at, token in enumerate(self.text.tokens):
            own = class_noun(token.lower) if token.capital else ""
            if own and (own.endswith(noun) or noun.endswith(own)):
                mention = read_mention(self.text, self._begin(at), len(self.text.tokens))
                entity = self.add(mention) if mention is not None and mention.name and not mention.role else None
                found += [entity] if entity is not None and entity not in found else []
        return found

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


def _is_body(entity: Entity) -> bool:
    """Whether a name is a body's; of English words alone it is no person's: "Human Rights Watch"."""
    words = entity.name.lower().split()
    english = len(words) > 1 and not entity.roles and not is_given_name(words[0])
    return entity.kind is SpeakerKind.INSTITUTION or (english and all(map(in_english_dictionary, words)))


_WHERE = frozenset("in im aus nach auf am bei".split())


def _is_firm(token: Token) -> bool:
    """Whether a noun is one for a body whatever stands before it."""
    return lexicon.is_institution(token.lower)


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
