"""The five articles as scraped, where they are at hand: who is found to say what, by short keywords."""

from pathlib import Path

import pytest

from corpus import Article, read_file
from index.quotes import QuoteTable, find_quotes, merge_speakers

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles as scraped are not at ../shared/seeds")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {article.id: article for path in sorted(SEEDS.glob("*.txt")) for article in read_file(path)}


@pytest.fixture(scope="module")
def found(articles: dict[str, Article]) -> QuoteTable:
    return merge_speakers(find_quotes(article) for article in articles.values())


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("donald-trump", "sehr produktiv"),
        ("wolodymyr-selenskyj", "Sicherheitsgarantien"),
        ("wolodymyr-selenskyj", "Augenhöhe"),
        ("dmitri-peskow", "eineinhalb Stunden"),
        ("juri-uschakow", "schockiert"),
        ("pete-hegseth", "unrealistisch"),
        ("dmitri-medwedew", "für alle schlecht"),
        ("viktor-orban", "Wir sind bereit"),
        ("caroline-levvitt", "positives Gespräch"),
        ("russisches-aussenministerium", "unkontrollierbare"),
    ],
)
def test_who_says_what(found: QuoteTable, articles: dict[str, Article], speaker: str, words: str) -> None:
    said = [
        articles[q.span.article_id].text[part.start : part.end]
        for q in found.quotes
        if q.speaker_id == speaker
        for part in q.parts
    ]
    assert any(words in text for text in said)


def test_spellings_over_the_articles_are_one_speaker(found: QuoteTable) -> None:
    assert {"Selenskyj", "Selenskij"} <= set(found.speakers["wolodymyr-selenskyj"].spellings)
    assert [key for key in found.speakers if "selensk" in key] == ["wolodymyr-selenskyj"]
    assert [key for key in found.speakers if "peskow" in key and "und" not in key] == ["dmitri-peskow"]


def test_relayed_words_keep_the_outer_speaker(found: QuoteTable) -> None:
    assert any(q.speaker_id == "wladimir-putin" and q.relayed_by == "dmitri-peskow" for q in found.quotes)
