"""What the index keeps of sentences as statements are judged by it: words of spans, words of one family, likeness."""

from __future__ import annotations

import numpy as np
import pytest

from corpus import Article, Corpus, Span
from index import Encoder, Index, write_index
from index.word_keys import word_keys
from rag.archive import Archive
from rag.compose import Chosen
from rag.coverage import cover_words
from rag.kinship import kin_among, kinship
from rag.same_claim import merge_claims
from rag.span_words import likeness, words_around, words_of
from rag.terms import Term

_PLAN = (
    "Der Friedensplan liegt vor. Frieden wünschen sich viele Menschen. "
    "Grönland gehört nicht dazu, sagte er, und niemand sonst."
)
_COPY = "Frieden wünschen sich viele Menschen dort. Frieden wünschen sich 30 Menschen."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("words")
    articles = (Article(id="copy", title="Abschrift", text=_COPY), Article(id="plan", title="Der Plan", text=_PLAN))
    encoder = Encoder()
    write_index(Corpus(articles, ()), folder, encoder)
    return Index.open(folder, encoder=encoder)


def _span(index: Index, article: str, text: str) -> Span:
    start = index.articles[article].text.index(text)
    return Span(article, start, start + len(text))


def _read(index: Index, words: np.ndarray) -> list[str]:
    return [bytes(index.sentences.vocabulary[number]).decode() for number in words]


def test_a_span_of_whole_sentences_has_their_words(index: Index) -> None:
    span = _span(index, "plan", "Der Friedensplan liegt vor. Frieden wünschen sich viele Menschen.")
    assert _read(index, words_of(index, span)) == word_keys(span.of(index.articles["plan"]))


def test_a_part_of_a_sentence_has_its_own_words_alone(index: Index) -> None:
    assert _read(index, words_of(index, _span(index, "plan", "Grönland gehört nicht dazu"))) == word_keys(
        "Grönland gehört nicht dazu"
    )


def test_around_a_span_are_the_title_and_the_sentences_beside_it(index: Index) -> None:
    middle = words_around(index, _span(index, "plan", "Frieden wünschen sich viele Menschen."))
    assert _read(index, middle) == word_keys(
        "Der Plan Der Friedensplan liegt vor. Grönland gehört nicht dazu, sagte er, und niemand sonst."
    )
    first = words_around(index, _span(index, "plan", "Der Friedensplan liegt vor."))
    assert _read(index, first) == word_keys("Der Plan Frieden wünschen sich viele Menschen.")


def test_likeness_is_that_of_the_text(index: Index) -> None:
    query = Encoder().encode_query("Frieden und Plan")
    spans = [_span(index, "plan", "Der Friedensplan liegt vor."), _span(index, "plan", "Grönland gehört nicht dazu")]
    texts = [span.of(index.articles["plan"]) for span in spans]
    assert np.allclose(likeness(index, query, spans), Encoder().encode_passages(texts) @ query, atol=0.01)


def test_a_word_inside_a_compound_is_kin_where_the_rest_is_a_word_too(index: Index) -> None:
    numbers = index.sentences.numbers(["friedensplan", "gronland"])
    assert list(kin_among(index.sentences, numbers, ["plan"])) == [(0, 0, 0.7)]
    assert list(kin_among(index.sentences, numbers, ["land"])) == []
    plan = index.sentences.numbers(["plan"])
    assert list(kin_among(index.sentences, plan, ["friedensplan"])) == [(0, 0, 0.7)]
    assert list(kin_among(index.sentences, plan, ["friedensplan"], wider=0.3)) == [(0, 0, 0.3)]


@pytest.mark.parametrize(
    ("one", "other", "worth"),
    [
        ("sicherheit", "sicherheitsgaranti", 0.7),
        ("verringer", "verringerung", 0.7),
        ("sudkalifornisch", "sudkaliforni", 0.7),
        ("schlachtung", "schlachter", 0.6),
        ("regierung", "regierbarkeit", 0.0),
        ("rat", "ratssitzung", 0.0),
        ("mitglied", "mittwoch", 0.0),
    ],
)
def test_words_of_one_family(one: str, other: str, worth: float) -> None:
    assert kinship(one.encode(), other.encode()) == kinship(other.encode(), one.encode()) == worth


def test_kin_of_a_part_of_a_hyphenated_word_does_not_count(index: Index) -> None:
    texts = [
        words_of(index, _span(index, "plan", text)) for text in ("Der Friedensplan liegt vor.", "Frieden wünschen")
    ]
    terms = (
        Term("Frieden", (("fried",),), 1.0, solid=True),
        Term("Plan-Frieden", (("plan", "fried"),), 1.0, solid=True),
    )
    assert cover_words(index.sentences, texts, terms).tolist() == [[pytest.approx(0.7), 0.0], [1.0, 0.5]]


def test_statements_of_the_same_words_are_one_claim_unless_their_numbers_differ(index: Index) -> None:
    spans = [
        _span(index, "plan", "Frieden wünschen sich viele Menschen."),
        _span(index, "copy", "Frieden wünschen sich viele Menschen dort."),
        _span(index, "copy", "Frieden wünschen sich 30 Menschen."),
    ]
    merged = merge_claims(Archive(index), [Chosen(span, None, 1.0) for span in spans])
    assert [(one.span, one.also_in) for one in merged] == [(spans[0], ("copy",)), (spans[2], ())]
    order = [Chosen(spans[number], None, 1.0) for number in (0, 2, 1)]  # the last is the first once more
    limited = merge_claims(Archive(index), order, limit=1)
    assert [(one.span, one.also_in) for one in limited] == [(spans[0], ("copy",))]


def test_the_sentences_of_some_characters_are_those_that_have_any_of_them(index: Index) -> None:
    text = index.articles["plan"].text
    first, second, third = index.sentences_of("plan")
    assert text[second.start : second.end] == "Frieden wünschen sich viele Menschen."
    assert index.sentences_of("plan", second.start, second.end) == [second]
    assert index.sentences_of("plan", first.end - 1, third.start + 1) == [first, second, third]
    assert index.sentences_of("plan", first.end, second.start) == []
    with pytest.raises(KeyError):
        index.sentences_of("nowhere")
