"""Every sentence the answerer itself says, in German and English; none of it is about the news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rag.language import Language

_TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    # refusals
    "empty_question": ("Bitte stellen Sie eine Frage.", "Please ask a question."),
    "question_too_long": (
        "Die Frage ist zu lang: höchstens {limit} Zeichen.",
        "The question is too long: at most {limit} characters.",
    ),
    "not_understood": (
        "Diese Frage habe ich nicht verstanden. Fragen Sie zum Beispiel, was jemand zu einem Thema gesagt hat.",
        "I did not understand this question. Ask, for example, what somebody said on a topic.",
    ),
    "who_is_meant": (
        "Wer ist gemeint? Bitte nennen Sie die Person mit Namen oder Amt.",
        "Who is meant? Please name the person or the office.",
    ),
    "ambiguous_person": (
        "{name} kann mehrere meinen: {names}. Wer ist gemeint?",
        "{name} can mean several people: {names}. Who is meant?",
    ),
    "person_not_quoted": (
        "{name} wird in diesen Artikeln nicht zitiert.",
        "{name} is not quoted in these articles.",
    ),
    "not_on_this_topic": (
        "{name} wird in diesen Artikeln zitiert, aber nicht zu diesem Thema: {topic}.",
        "{name} is quoted in these articles, but not on this topic: {topic}.",
    ),
    "topic_not_covered": (
        "Dazu steht in diesen Artikeln nichts.",
        "These articles do not cover this.",
    ),
    "outside_dates": (
        "Zu diesem Zeitraum gibt es keine Artikel; die Sammlung reicht vom {first} bis zum {last}.",
        "There are no articles for this period; the collection covers {first} to {last}.",
    ),
    "nearest_days": ("Am nächsten liegen Artikel vom {days}.", "Closest are articles of {days}."),
    "and": ("und", "and"),
    "outside_dates_speaker": (
        "Von {name} gibt es aus diesem Zeitraum keine Äußerung.",
        "There is no statement by {name} from this period.",
    ),
    "instead_speakers": ("Dazu äußerten sich: {names}.", "Those who spoke about it: {names}."),
    "mentioned_in": ("Der Name kommt vor in: {titles}.", "The name occurs in: {titles}."),
    "instead_topics": (
        "{name} äußerte sich unter anderem in: {titles}.",
        "{name} is quoted, among others, in: {titles}.",
    ),
    # questions offered instead
    "ask_speaker": ("Was sagte {name}?", "What did {name} say?"),
    "ask_speaker_topic": ("Was sagte {name} über {topic}?", "What did {name} say about {topic}?"),
    # how a question was understood
    "statements": ("Äußerungen von {who}", "Statements by {who}"),
    "who_said": ("Wer sich geäußert hat", "Who said it"),
    "fact": ("Gesucht: {fact}", "Asked for: {fact}"),
    "list": ("Aufzählung", "List"),
    "comparison": ("Vergleich", "Comparison"),
    "comparison_of": ("Vergleich: {who}", "Comparison: {who}"),
    "yes_no": ("Ja oder nein", "Yes or no"),
    "timeline": ("Zeitlicher Ablauf", "Timeline"),
    "unknown": ("Stichwortsuche", "Keyword search"),
    "on": ("zu: {topic}", "on: {topic}"),
    "about": ("mit: {who}", "about: {who}"),
    "according": ("laut: {who}", "according to: {who}"),
    "period": ("Zeitraum: {period}", "period: {period}"),
    "outlet": ("Quelle: {outlet}", "source: {outlet}"),
    "recent": ("neueste zuerst", "latest first"),
    "corrected": ("„{written}“ gelesen als „{read_as}“", "“{written}” read as “{read_as}”"),
    "carried_over": ("übernommen: {what}", "carried over: {what}"),
    "fact_who": ("Person", "person"),
    "fact_when": ("Zeitpunkt", "time"),
    "fact_where": ("Ort", "place"),
    "fact_how_many": ("Zahl", "number"),
    "fact_how_long": ("Dauer", "duration"),
    "fact_why": ("Grund", "reason"),
    "fact_what": ("Sache", "fact"),
    "carried_speaker": ("Person", "person"),
    "carried_topic": ("Thema", "topic"),
    "carried_period": ("Zeitraum", "period"),
    # kinds of statements
    "kind_direct": ("wörtlich", "verbatim"),
    "kind_indirect": ("indirekt", "indirect"),
    "kind_reported": ("zusammengefasst", "summarised"),
    "kind_narration": ("Bericht der Redaktion", "the outlet's own report"),
    # statements of those without a name
    "source": ("im Artikel: „{name}“", "in the article: “{name}”"),
    "undated": ("ohne Datum", "undated"),
    "until": ("bis", "until"),
    "since": ("ab", "from"),
}


def say(key: str, language: Language, **values: object) -> str:
    """Return the text of a message in a language, its gaps filled."""
    german, english = _TEXTS[key]
    return (german if language == "de" else english).format(**values)
