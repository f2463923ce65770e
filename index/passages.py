"""Passages: neighbouring sentences of one article, long enough to be about something, short enough to cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.datatypes import Extent
from index.sentences import split_sentences

PASSAGES_VERSION = 1
"""Part of what the manifest compares: raise it when passages are cut differently."""

_TARGET = 80  # words; XQuAD-de and Wikinews: 60 and 110 find the right passage less often
_LONGEST_SENTENCE = 1_500  # characters; text without a stop is cut at blanks, so that nothing grows without bound
_LONGEST_HEADING = 90
_WORD = re.compile(r"\S+")


def split_passages(text: str) -> list[tuple[Extent, ...]]:
    """Return the passages of a text as their sentences, in order; every sentence is in exactly one.

    A passage ends at the first paragraph break after half the target length, at the latest with the
    sentence that reaches the target; a heading goes with what follows it.
    """
    passages: list[tuple[Extent, ...]] = []
    current: list[Extent] = []
    words = 0
    sentences = [piece for sentence in split_sentences(text) for piece in _cut(text, sentence)]
    for number, sentence in enumerate(sentences):
        new_paragraph = bool(current) and "\n" in text[current[-1].end : sentence.start]
        ends_here = words >= _TARGET or (new_paragraph and words >= _TARGET // 2)
        if ends_here or (new_paragraph and words >= _TARGET // 4 and _is_heading(text, sentences, number)):
            passages.append(tuple(current))
            current, words = [], 0
        current.append(sentence)
        words += len(_WORD.findall(text, sentence.start, sentence.end))
    if current:
        passages.append(tuple(current))
    return passages


def _is_heading(text: str, sentences: Sequence[Extent], number: int) -> bool:
    """Whether a sentence is a short line of its own without a stop, and something follows."""
    sentence = sentences[number]
    line = text[sentence.start : sentence.end]
    follows = number + 1 < len(sentences) and "\n" in text[sentence.end : sentences[number + 1].start]
    return follows and len(line) <= _LONGEST_HEADING and line[-1] not in '.!?…:"“«»”'


def _cut(text: str, sentence: Extent) -> Iterator[Extent]:
    """Cut what is too long for a sentence at blanks; without a blank, anywhere."""
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        end = blank if blank > start else start + _LONGEST_SENTENCE
        yield Extent(start, end)
        start = end + 1 if blank > start else end
        while start < sentence.end and text[start].isspace():
            start += 1
    if start < sentence.end:
        yield Extent(start, sentence.end)
