"""Everything the page says, in German and English."""

from __future__ import annotations

from typing import get_args

from rag.language import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)

_TEXTS: dict[str, tuple[str, str]] = {
    "name": ("Belegstelle", "Belegstelle"),
    "tagline": (
        "Fragen Sie das Archiv. Jeder Satz der Antwort ist eine Fundstelle.",
        "Ask the archive. Every sentence of the answer is a passage you can open.",
    ),
    "corpus": ("{articles} Artikel, {speakers} zitierte Stimmen", "{articles} articles, {speakers} voices quoted"),
    "opening": (
        "Das Archiv wird geöffnet. Sie können schon fragen.",
        "The archive is being opened. You can ask already.",
    ),
    "welcome": ("Was möchten Sie belegt haben?", "What do you want evidence for?"),
    "welcome_hint": (
        "Antworten bestehen nur aus wörtlichen Stellen der Artikel. Die Nummer hinter einer Stelle "
        "zeigt sie im Artikel.",
        "Answers are made of verbatim passages only. The number behind a passage shows it in its article.",
    ),
    "examples": ("Zum Beispiel", "For example"),
    "example_said": ("Was sagte {name}?", "What did {name} say?"),
    "example_compare": ("Was sagten {one} und {other} im Vergleich?", "How do {one} and {other} compare?"),
    "example_about": ("Was sagte {name} über {topic}?", "What did {name} say about {topic}?"),
    "question": ("Frage", "Question"),
    "ask_here": ("Frage an das Archiv …", "Ask the archive …"),
    "send": ("Fragen", "Ask"),
    "stop": ("Anhalten", "Stop"),
    "retry": ("Noch einmal fragen", "Ask again"),
    "filters": ("Eingrenzen: Zeitraum, Medium, Stimme", "Narrow down: period, outlet, speaker"),
    "since": ("Von", "From"),
    "until": ("Bis", "To"),
    "date_hint": ("JJJJ-MM-TT", "YYYY-MM-DD"),
    "outlet": ("Medium", "Outlet"),
    "speaker": ("Stimme", "Speaker"),
    "all": ("alle", "all"),
    "clear_filters": ("Eingrenzung aufheben", "Clear"),
    "narrowed": ("Eingegrenzt: {what}", "Narrowed to: {what}"),
    "chat": ("Fragen", "Ask"),
    "speakers": ("Stimmen", "Speakers"),
    "speakers_intro": (
        "Alle, die im Archiv zu Wort kommen, mit ihren Aussagen.",
        "Everybody quoted in the archive, with what they said.",
    ),
    "find_speaker": ("Stimme suchen", "Find a speaker"),
    "statements": ("{n} Aussagen", "{n} statements"),
    "statement": ("1 Aussage", "1 statement"),
    "no_speaker": ("Niemand dieses Namens kommt im Archiv zu Wort.", "Nobody of that name is quoted in the archive."),
    "more_speakers": ("und {n} weitere; die Suche findet sie", "and {n} more; search finds them"),
    "back": ("Alle Stimmen", "All speakers"),
    "ask_about": ("Danach fragen", "Ask about this"),
    "waiting": ("wartet", "waiting"),
    "searching": ("Das Archiv wird durchsucht …", "Searching the archive …"),
    "stopped": ("Angehalten. Die Frage ist nicht verloren.", "Stopped. The question is not lost."),
    "answer": ("Antwort", "Answer"),
    "understood": ("Verstanden als", "Understood as"),
    "carried": ("aus der vorigen Frage übernommen: {what}", "taken from the earlier question: {what}"),
    "carried_speaker": ("Stimme", "speaker"),
    "carried_topic": ("Thema", "topic"),
    "carried_period": ("Zeitraum", "period"),
    "direct": ("wörtlich", "verbatim"),
    "indirect": ("indirekt", "indirect"),
    "reported": ("zusammengefasst", "summarised"),
    "narration": ("Bericht der Redaktion", "newsroom report"),
    "direct_hint": (
        "Wörtlich zitiert, mit den Anführungszeichen des Artikels",
        "Quoted word for word, with the article's quotation marks",
    ),
    "indirect_hint": ("In indirekter Rede wiedergegeben", "Given in reported speech"),
    "reported_hint": ("Vom Medium zusammengefasst", "Summarised by the outlet"),
    "narration_hint": (
        "Vom Medium berichtet, keine Aussage einer Person",
        "Reported by the outlet, nobody's statement",
    ),
    "source": ("im Artikel: „{name}“", "in the article: “{name}”"),
    "unattributed": ("ohne eindeutige Zuordnung", "no certain attribution"),
    "also_in": ("auch in", "also in"),
    "no_outlet": ("ohne Angabe des Mediums", "outlet not given"),
    "no_date": ("ohne Datum", "no date"),
    "show_passage": ("Stelle {n} im Artikel zeigen: {title}", "Show passage {n} in its article: {title}"),
    "sources": ("Quellen", "Sources"),
    "gone": ("Diese Stelle steht nicht mehr im Archiv.", "This passage is no longer in the archive."),
    "refused": ("Keine Antwort im Archiv", "No answer in the archive"),
    "instead": ("Das Archiv kann stattdessen:", "What the archive can answer instead:"),
    "timeline": ("Zeitleiste", "Timeline"),
    "timeline_summary": ("{n} Aussagen zwischen {first} und {last}", "{n} statements between {first} and {last}"),
    "copy": ("Mit Beleg kopieren", "Copy with citation"),
    "copy_one": ("Stelle mit Beleg kopieren", "Copy this passage with its citation"),
    "copied": ("Kopiert", "Copied"),
    "export": ("Als Markdown sichern", "Save as Markdown"),
    "new": ("Neues Gespräch", "New conversation"),
    "new_sure": (
        "Gespräch löschen? Es lässt sich nicht zurückholen.",
        "Delete this conversation? It cannot be brought back.",
    ),
    "print": ("Drucken", "Print"),
    "export_title": ("Gespräch mit dem Archiv", "Conversation with the archive"),
    "exported_at": ("Gesichert am {date}", "Saved on {date}"),
    "feedback": ("Stimmt das?", "Is this right?"),
    "right": ("Richtig", "Right"),
    "wrong_passage": ("Falsche Stelle", "Wrong passage"),
    "wrong_speaker": ("Falsche Stimme", "Wrong speaker"),
    "missing": ("Es fehlt etwas", "Something is missing"),
    "thanks": ("Danke, ist notiert.", "Thank you, noted."),
    "evidence": ("Beleg", "Evidence"),
    "evidence_empty": (
        "Wählen Sie die Nummer hinter einer Stelle: Hier erscheint der Artikel, die Stelle ist markiert.",
        "Choose the number behind a passage: its article appears here, with the passage marked.",
    ),
    "close": ("Schließen", "Close"),
    "original": ("Zum Original", "Open the original"),
    "by": ("Von {author}", "By {author}"),
    "passage_of": ("Stelle {n}", "Passage {n}"),
    "not_located": (
        "Dieser Artikel sagt dasselbe mit anderen Worten; eine Stelle ist nicht markiert.",
        "This article says the same in other words; no passage is marked.",
    ),
    "dark": ("Dunkel", "Dark"),
    "light": ("Hell", "Light"),
    "language": ("English", "Deutsch"),
    "to_language": ("Switch to English", "Auf Deutsch umstellen"),
    "skip": ("Zur Frage springen", "Skip to the question"),
    "you": ("Sie fragten", "You asked"),
    "conversation": ("Gespräch", "Conversation"),
    "busy": (
        "Gerade fragen sehr viele. Bitte versuchen Sie es gleich noch einmal.",
        "Too many are asking right now. Please try again in a moment.",
    ),
    "too_fast": (
        "Das waren viele Fragen in kurzer Zeit. Bitte warten Sie {seconds} Sekunden.",
        "That was a lot of questions. Please wait {seconds} seconds.",
    ),
    "too_large": ("Die Anfrage ist zu groß.", "The request is too large."),
    "failed": (
        "Beim Antworten ist ein Fehler aufgetreten. Die Frage ist nicht verloren.",
        "Something went wrong while answering. The question is not lost.",
    ),
    "no_index": (
        "Das Archiv ließ sich nicht öffnen. Der Grund steht im Protokoll des Servers.",
        "The archive could not be opened. The server's log says why.",
    ),
    "offline": (
        "Der Server antwortet nicht. Die Frage ist nicht verloren.",
        "The server does not answer. The question is not lost.",
    ),
    "bad_date": ("Ein Datum bitte so: 2025-12-29.", "Please write a date like this: 2025-12-29."),
    "bad_request": ("Die Anfrage hat nicht die erwartete Form.", "The request does not have the expected form."),
    "unknown_host": (
        "Dieser Name des Servers ist nicht freigegeben (BELEGSTELLE_HOSTS).",
        "This server name is not allowed (BELEGSTELLE_HOSTS).",
    ),
    "sign_in": ("Bitte melden Sie sich an.", "Please sign in."),
    "token_needed": ("Für diese Seite braucht es ein Zugangskennwort.", "This page needs an access token."),
    "not_found": ("Diese Adresse gibt es nicht.", "There is no such address."),
    "unknown_article": ("Diesen Artikel gibt es im Archiv nicht.", "There is no such article in the archive."),
    "unknown_speaker": ("Diese Stimme gibt es im Archiv nicht.", "There is no such speaker in the archive."),
    "feedback_full": ("Rückmeldungen werden gerade nicht angenommen.", "Feedback is not being taken at the moment."),
}  # fmt: skip

# What assets/page.js says by itself.
_BROWSER = (
    "waiting searching stopped retry offline failed copied you opening no_index new_sure send stop language "
    "to_language "
    "dark light question close name tagline export print new conversation skip"
).split()


def say(language: Language, key: str, **values: object) -> str:
    """Return the page's words for `key`."""
    return _TEXTS[key][LANGUAGES.index(language)].format(**values)


def labels(*keys: str) -> dict[Language, dict[str, str]]:
    """Return the words for `keys` in every language."""
    return {language: {key: say(language, key) for key in keys} for language in LANGUAGES}


def browser_texts() -> dict[Language, dict[str, str]]:
    """Return what the script of the page needs."""
    return labels(*_BROWSER)
