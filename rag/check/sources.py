"""Which outlet or article a text names for a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus import Article
from index.quotes.morphology import in_dictionary

_NUMBER = re.compile(r"\[\^?(\d{1,3})\]")
_ENTRY = re.compile(r"^\s*(?:[-*]\s*)?\[\^?(\d{1,3})\]:?[ \t]+(\S.*)$", re.MULTILINE)
_SHORTEST_TITLE = 12
"""Characters; a shorter headline ("Am Deich") can stand in a sentence by chance."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, or one article, as the text names it."""

    shown: str
    article_ids: frozenset[str]


class Sources:
    """Outlets, headlines and addresses of the archive, to be recognised in a text."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._outlets: dict[str, set[str]] = {}
        self._titles: dict[str, set[str]] = {}
        self._addresses: dict[str, set[str]] = {}
        for article in articles:
            if article.outlet and not _ordinary(article.outlet):
                self._outlets.setdefault(article.outlet, set()).add(article.id)
            if len(article.title) >= _SHORTEST_TITLE:
                self._titles.setdefault(article.title, set()).add(article.id)
            if article.url:
                self._addresses.setdefault(article.url, set()).add(article.id)

    def named(self, around: str, text: str) -> Source | None:
        """What a paragraph names: an address, a headline, a number of the text's list of sources, or an outlet."""
        entries = dict(_ENTRY.findall(text))
        cited = [entries[number] for number in _NUMBER.findall(around) if number in entries]
        for where in (*cited, around):
            for known in (self._addresses, self._titles):
                found = {name: ids for name, ids in known.items() if name in where}
                if found:
                    return _source(found)
        for where in (*cited, around):
            found = {name: ids for name, ids in self._outlets.items() if _stands_in(name, where)}
            if found:
                return _source(found)
        return None


def _source(found: Mapping[str, set[str]]) -> Source:
    return Source(", ".join(sorted(found)), frozenset().union(*found.values()))


def _stands_in(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _ordinary(name: str) -> bool:
    """Whether the outlet is called like a thing ("Die Zeit", "Stern"): in a sentence it says nothing."""
    words = [word for word in name.split() if word.lower() not in {"der", "die", "das"}]
    return len(words) == 1 and in_dictionary(words[0])
