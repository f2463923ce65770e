"""From found quotations to the record of the article: each speaker resolved, once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus import Article
from index.datatypes import Extent, SpeakerKind
from index.quotes import lexicon
from index.quotes.coreference import People
from index.quotes.demonyms import is_demonym
from index.quotes.entities import Entity
from index.quotes.found import Found
from index.quotes.mentions import Mention
from index.quotes.records import ArticleQuotes, LocalQuote, LocalSpeaker
from index.quotes.roles import is_office
from index.quotes.text import Text

Antecedents = Callable[[int], list[Mention]]


def write_record(article: Article, found: Sequence[Found], people: People, antecedents: Antecedents) -> ArticleQuotes:
    """Resolve every mention and write down quotations and speakers."""
    numbers: dict[int, int] = {}
    entities: list[Entity] = []

    def number_of(mention: Mention | None, sentence: int) -> int | None:
        if mention is None:
            return None
        entity = people.of(mention, _near(mention, people, antecedents))
        if entity is None:
            return None
        if id(entity) not in numbers:
            numbers[id(entity)] = len(entities)
            entities.append(entity)
        return numbers[id(entity)]

    quotes = []
    for quote in found:
        speaker = number_of(quote.mention, quote.sentence)
        relayed = number_of(quote.relayed, quote.sentence)
        quotes.append(
            LocalQuote(
                parts=tuple((part.start, part.end) for part in quote.parts),
                kind=quote.kind,
                speaker=speaker,
                role=_role(quote.mention, entities[speaker] if speaker is not None else None),
                mention=_bounds(quote.mention.extent(people.text)) if quote.mention else None,
                cue=_bounds(quote.cue) if quote.cue else None,
                relayed_by=relayed if relayed != speaker else None,
            )
        )
    others = [entity for entity in people.entities if id(entity) not in numbers and _is_person(entity)]
    return ArticleQuotes(
        article_id=article.id,
        published=article.published_on,
        quotes=tuple(quotes),
        speakers=tuple(_speaker(entity, people.text) for entity in entities),
        abbreviations=_before(_ABBREVIATION, people.text.text),
        short_names=_before(_SHORT, people.text.text),
        others=tuple(
            LocalSpeaker(name=entity.name, kind=entity.kind, names=tuple(entity.names), roles=tuple(entity.roles))
            for entity in others
        ),
    )


_ABBREVIATION = re.compile(r" \(([A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,5}[A-ZÄÖÜ])\)")
_SHORT = re.compile(r"(?: \(|, )(?:kurz|abgekürzt):? [„\"]?([A-ZÄÖÜ][\w-]*(?: [A-ZÄÖÜ][\w-]*)?)[“\"]?(?=[),])")
"""As in "Gewerkschaft Bauen-Agrar-Umwelt (kurz: „IG Bau“)", "Gesellschaft, kurz DLRG,"."""
_BEFORE = 90
"""Characters before the bracket in which the long name stands."""


def _before(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, str], ...]:
    """The words before each match, back to a sign, with what the match names."""
    found = ((text[max(0, match.start() - _BEFORE) : match.start()], match[1]) for match in pattern.finditer(text))
    return tuple(dict.fromkeys((re.split(r"[.,;:!?()\n]", before)[-1].strip(), short) for before, short in found))


def _is_person(entity: Entity) -> bool:
    return entity.kind is SpeakerKind.PERSON and bool(entity.names) and (" " in entity.name or bool(entity.roles))


def _near(mention: Mention, people: People, antecedents: Antecedents) -> list[Mention]:
    """Antecedents where the phrase may need some: a pronoun, or what calls a person something else."""
    if " " in mention.name or (mention.name and not is_demonym(mention.name)):
        return []
    if mention.plural or not mention.definite or (mention.role and is_office(mention.role)):
        return []
    return antecedents(people.text.sentence_of(mention.first))


def _bounds(extent: Extent) -> tuple[int, int]:
    return (extent.start, extent.end)


def _role(mention: Mention | None, entity: Entity | None) -> str | None:
    if entity is not None and entity.kind is not SpeakerKind.PERSON:
        return None
    if mention is not None and mention.role:
        return mention.role
    return entity.roles[0] if entity is not None and entity.roles else None


def _articled(entity: Entity, text: Text) -> bool:
    """Whether an article or "sein" stands before each mention of the name."""
    whole = [text.text[extent.start : extent.end] for extent in entity.mentions]
    named = [words.split() for words in whole if any(name in words for name in entity.names)]
    return bool(named) and all(words[0].lower() in lexicon.DETERMINERS for words in named)


def _speaker(entity: Entity, text: Text) -> LocalSpeaker:
    name = max(entity.names or [entity.name], key=lambda name: (name.count(" "), len(name), name))
    return LocalSpeaker(
        name=name,
        kind=entity.kind,
        names=tuple(entity.names),
        roles=tuple(entity.roles),
        spellings=tuple(dict.fromkeys((*entity.names, *entity.spellings))),
        mentions=tuple(sorted({_bounds(extent) for extent in entity.mentions})),
        articled=_articled(entity, text),
    )
