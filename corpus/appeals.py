"""Lines that address the reader on the outlet's behalf: newsletter, WhatsApp, tips, subscription, cookies."""

from __future__ import annotations

import re

from corpus.markers import EDITORIAL_NOTE

_QUOTED = re.compile(r"„[^„“”\"]{0,600}[“”\"]|«[^«»]{0,600}»|»[^«»]{0,600}«|\"[^\"]{0,600}\"|“[^“”]{0,600}”")
_INFORMAL = re.compile(r"\b(?:du|dich|dir|dein\w{0,3}|euch|euer|eure\w?)\b", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"\b(?:abonnieren|melden|folgen|schreiben|klicken|registrieren|teilen|senden|schicken|laden|testen|sichern"
    r"|bestellen"
    r"|unterstützen|besuchen|kontaktieren|diskutieren|holen|erhalten|lesen|bleiben|erreichen|werden|verpassen|haben"
    r"|möchten"
    r"|wollen|kennen|nutzen|treten|können|finden|aktivieren|stimmen) Sie\b"
    r"|\b(?:abonniere|melde dich|folge uns|folgt uns|schreib uns|schick uns|schickt uns|klick|hol dir|sichere dir"
    r"|registriere"
    r"|unterstütze uns|bleib)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"\b(?:uns|unser\w{0,2}|wir|redaktion|redaktion@\S+|leserservice)\b", re.IGNORECASE)
_HERE = re.compile(r"\b(?:hier|jetzt|kostenlos|gratis|unten|link|klick|gleich|täglich|direkt)\b", re.IGNORECASE)
_CHANNEL = re.compile(
    r"whatsapp|newsletter|telegram|push|\bapps?\b|kanal|hinweis|\btipps?\b|insider|formular|leserbrief|\babos?\b|abonn"
    r"|kostenlos"
    r"|gratis|e-mail|mail an|postfach|\bkonto\b|login|anmeld|registrier|einwillig|cookie|tracking|adblock|spende"
    r"|paypal|steady"
    r"|feedback|@|\bkommentar|einsend|zusend|zusendung|facebook|instagram|youtube|podcast|google news|probeabo|kündbar"
    r"|pro monat"
    r"|fotos, videos|anregung|kritik oder|folgen sie|journalismus|leser-reporter|leserreporter|briefing|überblick"
    r"|\bchat\b",
    re.IGNORECASE,
)


def is_appeal(text: str) -> bool:
    """What people are quoted with does not count: a mayor may ask for tips, an article may be about WhatsApp."""
    own = _QUOTED.sub(" ", text)
    if EDITORIAL_NOTE.search(own.casefold()):
        return True
    addressed = bool(_IMPERATIVE.search(own) or _INFORMAL.search(own))
    if not addressed:
        return False
    channels = len({found.casefold() for found in _CHANNEL.findall(own)})
    if _OUTLET.search(own):
        return channels >= 1
    return channels >= 1 and bool(_HERE.search(own))
