"""Lists in articles: coordinations ("Kuba, Syrien und Venezuela"), and items one by one behind a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus import Span
from index import Extent
from index.quotes.morphology import lemma, tags, verb
from index.word_keys import word_keys
from rag.archive import Archive
from rag.asked import asked
from rag.compose import Chosen
from rag.evidence import main_quote
from rag.question import Question
from rag.words import Word, find_words

_WHICH = re.compile(
    r"^(?:(?:in|aus|mit|von|für|bei|zu|auf|an|gegen)\s)?(?:welche[nr]?|which|what)\s(?:\w+\s){0,2}?((?-i:[A-ZÄÖÜ])[\w-]+|\w+s\b)",
    re.IGNORECASE,
)
_AS = re.compile(
    r"^was (?:nann|nenn|bezeichne)\w+\b.*?\bals\s(?:die\s|ihre\s|seine\s)?((?-i:[A-ZÄÖÜ])[\w-]+)", re.IGNORECASE
)
_WHO = re.compile(r"^(?:wer (?:sind|waren|alles)|wen|was (?:alles|sind|waren)|who (?:are|were|all))\b", re.IGNORECASE)
_MEASURED = frozenset(("how_many", "how_long"))
_PAIR = re.compile(r"\b(?:zwei|beiden?|two|both)\b", re.IGNORECASE)
"""Two are asked for, and a coordination of three or more is not what answers."""
_CLAUSE = re.compile(r"[;:–—.!?\n]|\s-\s")
_BRACKETS = re.compile(r"\([^()]*\)")
_LAST = re.compile(r"\b(?:und|sowie|oder|and|or)\b")
_LONGEST_ITEM = 6  # words
_LIMIT = 5
_ITEMS = 3  # that make a coordination a list


def wants_items(question: Question) -> bool:
    """Whether several things are asked for: "Welche Länder stimmten ...?", "Nenne ...", "Wer sind die Gäste?"."""
    if question.asks_for == "list" or _WHO.match(question.text):
        return True
    which = _WHICH.match(question.text) or _AS.match(question.text)
    if which is None or question.fact in _MEASURED or _PAIR.search(which.group()):
        return False
    return _is_plural(which[1], question)


def _is_plural(noun: str, question: Question) -> bool:
    """Whether a noun is in the plural; where its form does not tell ("Politiker"), the verb behind it does."""
    if question.language == "en":
        return noun.endswith("s")
    if lemma(noun) != noun and not noun.endswith("s"):
        return True
    behind = [word for word in find_words(question.text) if word.start > question.text.find(noun)]
    found = verb(behind[0].lower) if behind else None
    return found is not None and found.finite and behind[0].lower.endswith(("en", "ern", "eln", "sind"))


def coordination(text: str) -> Extent | None:
    """The characters of the longest list of at least three items in a sentence; None where there is none.

    Items are short and have no verb: "von Kuba, Syrien und Venezuela" is a list, "er kam, sah und siegte" is none.
    """
    text = _BRACKETS.sub(lambda inside: " " * len(inside.group()), text)
    start, best = 0, None
    for cut in (*(match.span() for match in _CLAUSE.finditer(text)), (len(text), len(text))):
        found = _list_in(text, start, cut[0])
        if found is not None and (best is None or found.end - found.start > best.end - best.start):
            best = found
        start = cut[1]
    return best


def _list_in(text: str, start: int, end: int) -> Extent | None:
    """The list in one clause: items between commas, the last behind "und"."""
    parts = [(match.start(), match.end()) for match in re.finditer(r"[^,]+", text[start:end])]
    for last in range(len(parts) - 1, 0, -1):
        joint = _LAST.search(text, start + parts[last][0], start + parts[last][1])
        if joint is None or not _is_item(text[start + parts[last][0] : joint.start()]):
            continue
        first = last
        while first > 1 and _is_item(text[start + parts[first - 1][0] : start + parts[first - 1][1]]):
            first -= 1
        head = _tail(text, start + parts[first - 1][0], start + parts[first - 1][1])
        foot = _head(text, joint.end(), start + parts[last][1])
        if last - first + 3 >= _ITEMS and head is not None and foot is not None:
            return Extent(head, foot)
    return None


def _is_item(text: str) -> bool:
    words = find_words(text)
    return 0 < len(words) <= _LONGEST_ITEM and any(map(_is_nominal, words)) and not any(map(_is_verb, words))


def _is_nominal(word: Word) -> bool:
    return word.text[:1].isupper() or word.text[:1].isdigit()


def _is_verb(word: Word) -> bool:
    """Whether a word is a finite verb or an infinitive, no participle: those stand in items, too."""
    return word.text.islower() and bool(tags(word.text)) and tags(word.text)[0][:1] == "V" and not _is_past(word)


def _is_past(word: Word) -> bool:
    return "PP" in tags(word.text)[0]


def _tail(text: str, start: int, end: int) -> int | None:
    """Where the noun at the end of a part begins, with the capitalised words before it."""
    words = [word for word in find_words(text) if start <= word.start and word.end <= end]
    if not words or not _is_nominal(words[-1]):
        return None
    first = words[-1]
    for before, after in pairwise(reversed(words)):
        if not (_is_nominal(after) and before is first):
            break
        first = after
    return first.start


def _head(text: str, start: int, end: int) -> int | None:
    """Where the first noun of a part ends, with the capitalised words behind it."""
    words = [word for word in find_words(text) if start <= word.start and word.end <= end]
    nouns = [number for number, word in enumerate(words[:_LONGEST_ITEM]) if _is_nominal(word)]
    if not nouns or any(map(_is_verb, words[: nouns[0]])):
        return None
    last = nouns[0]
    while last + 1 < len(words) and _is_nominal(words[last + 1]):
        last += 1
    return words[last].end


_ORDINAL = re.compile(
    r"(?:erstens|zweitens|drittens|viertens|fünftens|zum einen|zum anderen|zum zweiten|zum dritten|first(?:ly)?|"
    r"second(?:ly)?|third(?:ly)?|\d{1,2}[.)]|[-•*])[\s:,]",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?-i:[A-ZÄÖÜ„'])[\w'„“-]*(?:\s[\w'„“-]+){0,2}:\s")


def is_item(text: str) -> bool:
    """Whether a sentence is an item of a list: "Zweitens: ...", "- ...", "Steuern: ..."."""
    return bool(_ORDINAL.match(text) or _LABEL.match(text))


def items_behind(text: str, sentences: Sequence[Extent], number: int) -> list[Extent]:
    """The items that follow a sentence one by one, each the first sentence of its own; none where no list follows."""
    found: list[Extent] = []
    for one in sentences[number + 1 :]:
        if is_item(text[one.start : one.end]):
            found.append(one)
        elif not found or text[found[-1].end : one.start].count("\n"):
            break
    return found if len(found) > 1 else []


_NEAR = 0.8
"""Part of the best score that a sentence with a coordination needs to go first."""
_INTRODUCING = 5
"""Statements looked at for a list behind them."""


def listed(archive: Archive, question: Question, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Statements in the order that answers a question for several things: items, then coordinations, then the rest."""
    if not chosen or not wants_items(question):
        return list(chosen)
    for one in chosen[:_INTRODUCING]:
        if items := _items_of(archive, question, one):
            spans = {item.span for item in items}
            return [*items, *(other for other in chosen if other.span not in spans)][:_LIMIT]
    best = chosen[0].score
    marks = {one.span: _coordination_in(archive, one) for one in chosen if one.score >= _NEAR * best}
    lists = [replace(one, mark=marks[one.span]) for one in chosen if marks.get(one.span)]
    return [*lists, *(one for one in chosen if not marks.get(one.span))]


def _items_of(archive: Archive, question: Question, chosen: Chosen) -> list[Chosen]:
    """The items that a statement introduces: it ends in a colon, or has the noun asked for ("drei Folgen")."""
    article = archive.index.articles[chosen.span.article_id]
    text, focus = chosen.span.of(article), asked(question.text, question.fact).focus
    if not text.rstrip().endswith(":") and (focus is None or focus not in word_keys(text)):
        return []
    sentences = archive.index.sentences_of(article.id)
    number = next((at for at, one in enumerate(sentences) if one.end >= chosen.span.end), len(sentences))
    quotes = archive.index.quotes.in_article(article.id)
    return [
        Chosen(Span(article.id, one.start, one.end), main_quote(one, quotes), chosen.score)
        for one in items_behind(article.text, sentences, number)
    ]


def _coordination_in(archive: Archive, chosen: Chosen) -> Extent | None:
    found = coordination(chosen.span.of(archive.index.articles[chosen.span.article_id]))
    return Extent(chosen.span.start + found.start, chosen.span.start + found.end) if found else None
