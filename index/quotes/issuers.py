"""Who speaks through what is written: "ein Bericht der „Welt“" gives the paper, "Homepage der Stadt Ulm" the town."""

from __future__ import annotations

from index.quotes import lexicon
from index.quotes.clauses import can_speak
from index.quotes.mentions import Mention, read_mention
from index.quotes.text import Text

_WRITTEN = tuple(
    """
    bericht berichts berichte berichten bericht artikel artikels meldung meldungen mitteilung erklärung stellungnahme
    schreiben brief studie studien umfrage gutachten analyse untersuchung ausgabe internetseite webseite website
    homepage seite internetauftritt onlinedienst leitartikel kommentar bulletin communiqué protokoll papier
    """.split()
)
"""What speaks for whoever issues it; not a law, a film or a book, which have readers of their own."""


def published_at(text: Text, mention: Mention, stop: int) -> Mention | None:
    """Where a document stands: "laut einer Meldung auf der Homepage der Stadt"; None for anything else behind it."""
    if mention.name or mention.last + 1 >= stop or text.tokens[mention.last].lower not in {"auf", "in", "im"}:
        return None
    where = read_mention(text, mention.last + 1, stop)
    written = mention.head.endswith(_WRITTEN) and where is not None and where.head.endswith(_WRITTEN)
    return where if written else None


_AND = frozenset({"und", "sowie"})


def issuer(text: Text, mention: Mention) -> Mention | None:
    """Who issues a document: the genitive in its phrase or "von" behind it; None where it names nobody who speaks.

    "laut einem Artikel von „BBC News“" gives the sender, "eine Meldung auf der Homepage der Stadt Ulm" the town; "ein
    Bericht der letzten Woche" gives nobody.
    """
    if mention.name or mention.pronoun or not mention.head.endswith(_WRITTEN):
        return None
    tokens = text.tokens
    noun = next((at for at in range(mention.first, mention.last) if tokens[at].lower == mention.head), mention.last)
    behind = noun + 1
    if behind >= len(tokens):
        return None
    word = tokens[behind].lower
    if behind < mention.last and word in lexicon.GENITIVES:
        found = read_mention(text, behind, mention.last)
    elif behind == mention.last and word in {"auf", "in", "im"}:
        inner = read_mention(text, behind + 1, text.sentences[text.sentence_of(noun)].last)
        return issuer(text, inner) if inner is not None else None
    elif behind == mention.last and word in {"von", "vom"}:
        found = read_mention(text, behind + 1, text.sentences[text.sentence_of(noun)].last)
    else:
        return None
    if found is None or found.pronoun or found.plural or tokens[found.last - 1 : found.last + 1][-1].lower in _AND:
        return None
    return found if found.name or can_speak(found) else None
