"""Questions the corpus at hand has answers to: after its most quoted people and what they speak about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from index import Speaker, SpeakerKind
from rag.language import Language
from rag.web.texts import say

if TYPE_CHECKING:
    from rag.assistant import Assistant

_SHOWN = 4
_TRIED = 12  # candidates asked before giving up on one speaker's topics
_PEOPLE = 8
_READ = 200  # statements of a speaker, and articles, read for topics: enough to choose, on any corpus
# A capitalised word behind another word: in German a noun or a name, in English a name.
_NOUN = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]{5,}")


def examples(assistant: Assistant, ranked: list[tuple[Speaker, int]], language: Language) -> list[str]:
    """Return questions that are answered, one for each of the most quoted people, and a comparison of the first two."""
    people = [speaker for speaker, _ in ranked if speaker.kind is SpeakerKind.PERSON][:_PEOPLE]
    found = list(islice(_answered(assistant, people, language), _SHOWN - 1))
    if len(people) > 1:
        both = say(language, "example_compare", one=people[0].name, other=people[1].name)
        found += [both] if _answers(assistant, both) else []
    return found


def _answered(assistant: Assistant, people: list[Speaker], language: Language) -> Iterator[str]:
    used: set[str] = set()
    for speaker in people:
        topics = (topic for topic in _topics(assistant, speaker) if topic not in used)
        for topic in islice(topics, _TRIED):
            question = say(language, "example_about", name=speaker.name, topic=topic)
            if _answers(assistant, question):
                used.add(topic)
                yield question
                break
        else:
            question = say(language, "example_said", name=speaker.name)
            if _answers(assistant, question):
                yield question


def _topics(assistant: Assistant, speaker: Speaker) -> list[str]:
    """Return the nouns a speaker's statements share, most frequent first; names of speakers are no topics."""
    index = assistant.index
    names = {
        word for one in index.quotes.speakers.values() for name in (one.name, *one.spellings) for word in name.split()
    }
    quotes = index.quotes.by_speaker(speaker.id)[:_READ]
    said = [set(_NOUN.findall(quote.span.of(index.articles[quote.span.article_id]))) for quote in quotes]
    known = set().union(*said, *(_NOUN.findall(article.text) for article in islice(index.articles.values(), _READ)))
    counts = Counter(_plainest(word, known) for words in said for word in words - names)
    return [
        word
        for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        if count > 1 and not _genitive(word)
    ]


def _plainest(word: str, known: set[str]) -> str:
    """Return the word without a case ending, where the corpus has it so ("Konflikts" as "Konflikt")."""
    shorter = [word[: -len(ending)] for ending in ("es", "s", "en", "n") if word.endswith(ending)]
    return next((form for form in shorter if form in known), word)


def _genitive(word: str) -> bool:
    """Whether a noun looks like a genitive ("Konflikts"): "über Konflikts" is no German."""
    return word[-1] == "s" and word[-2] in "bdfgklmnprt"


def _answers(assistant: Assistant, question: str) -> bool:
    return assistant.ask(question).status == "answered"
