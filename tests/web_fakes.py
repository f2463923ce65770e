"""A small assistant for tests of the page: two articles, found by their words; a pure function of the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from corpus import Article, Span
from index import Extent, Quote, QuoteKind, Role, Speaker, SpeakerKind
from rag.datatypes import (
    Answer,
    AnswerSpeaker,
    Citation,
    Filters,
    Mark,
    Refusal,
    RefusalReason,
    Statement,
    StatementKind,
    Understanding,
)


def article(article_id: str, title: str, text: str, **fields: str | None) -> Article:
    return Article(id=article_id, title=title, text=text, **fields)


BUDGET = article(
    "haushalt",
    "Der Bundestag streitet über den Haushalt",
    "Berlin. Der Bundestag hat am Dienstag über den Haushalt beraten.\n\n"
    "„Wir geben für Schulen so viel aus wie noch nie“, sagte der Finanzminister. "
    "Die Opposition sprach von einem Haushalt ohne Richtung.\n\n"
    "Nach Angaben des Ministeriums steigen die Ausgaben um 4,2 Prozent.",
    outlet="Beispielzeitung",
    author="Redaktion Inland",
    published="2025-03-04",
    url="https://zeitung.example/haushalt",
)
SCHOOLS = article(
    "schulen",
    "Städtetag fordert Geld für Schulen",
    "Der Städtetag habe lange gewartet, sagte ein Sprecher. Die Schulen brauchten mehr Geld für Schulen.\n\n"
    "„Es regnet in die Klassenzimmer“, so der Städtetag.",
    outlet="Beispielbote",
    published="2025-04-11",
)
HOSTILE_WORDS = (
    '<img src=x onerror="window.hacked=1"> <script>window.hacked=2</script> [klick](javascript:window.hacked=3) '
    "![bild](http://192.0.2.1/pixel.png) <form action=http://192.0.2.1/><input name=a></form> "
    "{{constructor.constructor('window.hacked=4')()}} ${window.hacked=5} {% raw %} C:\\neu\\u0041 `a` "
    "<iframe src=http://192.0.2.1/></iframe> <a href=javascript:window.hacked=6>x</a> \u202egnp.exe\u202c $$x^2$$ "
    '<div style="position:fixed;inset:0;background:url(http://192.0.2.1/b.png)">d</div> 1. März '
    "<svg onload=window.hacked=7>"
)
HOSTILE = article(
    "<b onmouseover=window.hacked=8>böse</b>",
    f"Titel {HOSTILE_WORDS}",
    f"Vorweg: „{HOSTILE_WORDS}“, sagte jemand.\n\n1. März: {HOSTILE_WORDS}",
    outlet=f"Blatt {HOSTILE_WORDS}",
    author=HOSTILE_WORDS,
    published="2025-05-01",
    url="javascript:window.hacked=9",
)
TREASURER = Speaker(
    "finanzminister", "Der Finanzminister", SpeakerKind.PERSON, (Role("Minister", "haushalt"),), ("der Finanzminister",)
)
CITIES = Speaker("staedtetag", "Deutscher Städtetag", SpeakerKind.INSTITUTION, (), ("Städtetag", "Der Städtetag"))
VILLAIN = Speaker(
    f"x{HOSTILE_WORDS}",
    f"Name {HOSTILE_WORDS}",
    SpeakerKind.PERSON,
    (Role(HOSTILE_WORDS, HOSTILE.id),),
    (HOSTILE_WORDS,),
)


def quote(article: Article, words: str, kind: QuoteKind, speaker: Speaker) -> Quote:
    start = article.text.index(words)
    span = Span(article.id, start, start + len(words))
    return Quote(
        span,
        (Extent(span.start, span.end),),
        kind,
        speaker.id,
        speaker.roles[0].text if speaker.roles else None,
        None,
        None,
    )


@dataclass(frozen=True)
class FakeQuotes:
    all: tuple[Quote, ...]
    speakers: dict[str, Speaker]

    def by_speaker(self, speaker_id: str) -> tuple[Quote, ...]:
        return tuple(one for one in self.all if one.speaker_id == speaker_id)

    def in_article(self, article_id: str) -> tuple[Quote, ...]:
        return tuple(one for one in self.all if one.span.article_id == article_id)


QUOTES = (
    quote(BUDGET, "Wir geben für Schulen so viel aus wie noch nie", QuoteKind.DIRECT, TREASURER),
    quote(BUDGET, "steigen die Ausgaben um 4,2 Prozent", QuoteKind.INDIRECT, TREASURER),
    quote(SCHOOLS, "Es regnet in die Klassenzimmer", QuoteKind.DIRECT, CITIES),
    quote(SCHOOLS, "Der Städtetag habe lange gewartet", QuoteKind.INDIRECT, CITIES),
    quote(HOSTILE, HOSTILE_WORDS, QuoteKind.DIRECT, VILLAIN),
)


class FakeAssistant:
    """`words` of the question choose the quotes: those whose article holds one of them."""

    def __init__(self) -> None:
        articles = {one.id: one for one in (BUDGET, SCHOOLS, HOSTILE)}
        speakers = {one.id: one for one in (TREASURER, CITIES, VILLAIN)}
        self.index = SimpleNamespace(articles=articles, quotes=FakeQuotes(QUOTES, speakers), manifest="fake")

    def ask(self, question: str, history: Sequence[str] = (), *, filters: Filters | None = None) -> Answer:
        filters = filters or Filters()
        carried = ("speaker",) if history and question.startswith("Und") else ()
        words = [word.strip("?.") for word in [*question.split(), *(history[-1].split() if carried else ())]]
        topics = [word for word in words if word in ("Schulen", "Haushalt", "böse", "Zeitleiste", "Vergleich")]
        found = [
            one
            for one in QUOTES
            if ("böse" in topics) == (one.span.article_id == HOSTILE.id)
            and topics
            and filters.outlet in (None, self.index.articles[one.span.article_id].outlet)
        ]
        asks_for = "timeline" if "Zeitleiste" in topics else "comparison" if "Vergleich" in topics else "statements"
        understood = Understanding(
            asks_for=asks_for, topic=" ".join(topics), carried_over=carried, summary=f"Aussagen über {' '.join(topics)}"
        )
        if not found:
            refusal = Refusal(
                reason=RefusalReason.TOPIC_NOT_COVERED,
                message=f"Darüber steht nichts im Archiv: {question}",
                suggestions=("Was wurde über Schulen gesagt?",),
            )
            return self._answer(question, understood, refusal, ())
        return self._answer(question, understood, None, tuple(found))

    def _answer(
        self, question: str, understood: Understanding, refusal: Refusal | None, found: tuple[Quote, ...]
    ) -> Answer:
        ids = list(dict.fromkeys(one.span.article_id for one in found))
        articles = self.index.articles
        return Answer(
            question=question,
            language="de",
            understood_as=understood,
            status="refused" if refusal else "answered",
            refusal=refusal,
            statements=tuple(
                self._statement(one, ids.index(one.span.article_id) + 1, understood.asks_for) for one in found
            ),
            citations=tuple(
                Citation(
                    number=n,
                    article_id=i,
                    title=articles[i].title,
                    outlet=articles[i].outlet,
                    published=articles[i].published,
                    url=articles[i].url,
                )
                for n, i in enumerate(ids, 1)
            ),
            confidence=0.0 if refusal else 0.9,
        )

    def _statement(self, one: Quote, number: int, asks_for: str) -> Statement:
        article = self.index.articles[one.span.article_id]
        speaker = self.index.quotes.speakers[one.speaker_id]
        mark = (
            one.span.start + one.span.of(article).find("4,2 Prozent") if "4,2 Prozent" in one.span.of(article) else None
        )
        return Statement(
            text=one.span.of(article),
            kind=StatementKind(one.kind.value),
            speaker=AnswerSpeaker(id=speaker.id, name=speaker.name, role=one.role),
            article_id=article.id,
            start=one.span.start,
            end=one.span.end,
            citation=number,
            score=1.0,
            mark=Mark(start=mark, end=mark + len("4,2 Prozent")) if mark else None,
            group=article.published if asks_for == "timeline" else speaker.name if asks_for == "comparison" else None,
        )
