"""Speakers that are no subject: documents, agents of a passive, the one who is quoted by another."""

from __future__ import annotations

from collections.abc import Iterator

from index.quotes import lexicon
from index.quotes.attribution import Cue
from index.quotes.clauses import can_be_subject, can_speak, phrases
from index.quotes.context import Context
from index.quotes.cues import CLAUSE_NOUNS
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import lemma, verb
from index.quotes.naming import is_name_word, is_thing
from index.quotes.segments import Clause, Segment
from index.quotes.text import Text, is_mark

_DOCUMENTS = tuple(
    """
    bericht berichte berichten studie studien untersuchung umfrage mitteilung meldung erklärung stellungnahme brief
    schreiben resolution urteil gutachten antrag papier dokument entwurf fassung version ausgabe artikel kommentar
    begründung protokoll beschluss anordnung verordnung gesetz vertrag abkommen analyse leitartikel nachruf rede
    ansprache interview veröffentlichung petition klage anzeige broschüre programm konzept statement communiqué
    """.split()
)
"""What is written or spoken as a whole and "says" things: "im Bericht heißt es", "in einem Brief wird gefordert"."""

_SURFACES = tuple(
    """
    seite website webseite homepage internetseite plakat plakaten transparent transparenten spruchband spruchbändern
    banner bannern flugblatt flugblättern blog twitter plattform portal zettel schild schildern facebook tafel
    """.split()
)
"""What words stand "auf": "Auf der Internetseite heißt es"."""


def document(context: Context, number: int) -> Mention | None:
    """As in "In dem Bericht heißt es", "In dem Bericht, der gestern erschien, heißt es", "hieß es aus dem Kreml"."""
    segment, text = context.segments[number], context.text
    if segment.kind is Clause.RELATIVE or (
        segment.sign == "," and text.tokens[segment.first + 1].lower in lexicon.RELATIVES
    ):
        return noun_before(context, number)
    for searched in (segment, *_before_apposition(context, number)):
        for phrase in phrases(text, searched.first, searched.last):
            head = phrase.mention.head
            if phrase.preposition in _IN and head not in lexicon.TIMES:
                return phrase.mention
            if phrase.preposition == "auf" and head.endswith(_SURFACES):
                return phrase.mention
    return None


_IN = frozenset({"in", "im", "aus", "von", "vom", "bei", "beim", "seitens"})


def _before_apposition(context: Context, number: int) -> Iterator[Segment]:
    """Segments before one that begins with its verb, over a relative clause, back to the clause's beginning."""
    if context.segments[number].finite != context.segments[number].first:
        return
    for index in range(number - 1, -1, -1):
        earlier = context.segments[index]
        if earlier.kind is Clause.FRAGMENT:
            yield earlier
        elif earlier.kind is not Clause.RELATIVE:
            return


def agent(context: Context, number: int) -> Mention | None:
    """Who acts in a passive: "von Fachleuten wurde vermutet"; else the document: "im Bericht wird gefordert"."""
    segment, text = context.segments[number], context.text
    written: Mention | None = None
    others: Mention | None = None
    for searched in (segment, *_before_apposition(context, number)):
        for phrase in phrases(text, searched.first, searched.last):
            mention = phrase.mention
            if phrase.preposition in _BY:
                mention = _genitive(text, mention) if mention.head in {"seiten", "seite"} else mention
                if can_speak(mention):
                    return mention
                if phrase.preposition != "durch" and _is_somebody(text, mention):
                    others = others or mention
            titled = is_mark(text.tokens[mention.first]) and mention.name  # "wurde im „Standard“ als Gewinn bezeichnet"
            if phrase.preposition in {"in", "im"} and (mention.head.endswith(_DOCUMENTS) or titled):
                written = written or mention
            if phrase.preposition == "auf" and mention.head.endswith(_SURFACES):
                written = written or mention
            if phrase.preposition == "über" and mention.head.endswith(_CHANNELS):
                written = written or Mention(mention.first, mention.last, plural=True)
    return written or others


_CHANNELS = tuple("lautsprecher radio rundfunk rundfunksender radiosender fernsehen twitter facebook".split())
"""What words go out "über": "über Lautsprecher wurde gefordert"; that tells whence they come, and names nobody."""
_BY = frozenset({"von", "vom", "seitens", "durch"})


def _genitive(text: Text, mention: Mention) -> Mention:
    """As in "von Seiten" + "der Delegation"."""
    for at in range(mention.first + 1, mention.last):
        if text.tokens[at].lower in lexicon.GENITIVES:
            return read_mention(text, at, mention.last) or mention
    return mention


def _is_somebody(text: Text, mention: Mention) -> bool:
    """Whether a noun no list knows may be an agent: "von der Junta", not "von 20 Prozent", "von Gewalt"."""
    if is_thing(mention.head) or mention.head in lexicon.TIMES or mention.pronoun:
        return False
    first = text.tokens[mention.first]
    several = first.capital and mention.last == mention.first + 1 and lemma(first.text) + "n" == first.text  # "Kennern"
    return several or first.lower in {"der", "dem", "den", "einem", "einer"}


def quoted_person(context: Context, number: int) -> Mention | None:
    """Whom a paper quotes: "Die Zeitung zitierte den Minister", "zitiert der Bote Olaf Braun"; alone, who quotes."""
    segment, text = context.segments[number], context.text
    found = [
        phrase.mention
        for phrase in phrases(text, segment.first, segment.last)
        if not phrase.preposition and phrase.mention.head not in lexicon.TIMES and can_speak(phrase.mention)
    ]
    if len(found) < 2:
        quoter = next((mention for mention in found if can_be_subject(text, mention)), found[0] if found else None)
        return _named_last(text, segment) or quoter if quoter is None or quoter.last <= segment.finite else quoter
    return next((mention for mention in found if not can_be_subject(text, mention)), found[1])


def _named_last(text: Text, segment: Segment) -> Mention | None:
    """The full name a clause ends in behind its verb: "zitierte in ihrer Rede Willy Brandt: ..."."""
    for at in range(segment.finite + 2, segment.last - 1):
        before, article = text.tokens[at - 1], text.tokens[at - 2].lower
        governed = before.lower in lexicon.PREPOSITIONS or (
            before.capital and article not in lexicon.DETERMINERS | _CONTRACTED  # "in Richtung Olaf Scholz"
        )
        if text.tokens[at].capital and is_name_word(text.tokens[at].text) and not governed:
            mention = read_mention(text, at, segment.last)
            return mention if mention is not None and mention.last == segment.last and " " in mention.name else None
    return None


_CONTRACTED = frozenset("am im beim zum zur vom".split())


_SAYINGS = frozenset(
    """
    satz satzes wort worte worten spruch ausspruch diktum bonmot zitat motto leitspruch mahnung aussage äußerung
    """.split()
)


def recalled(context: Context, number: int) -> Mention | None:
    """Whose words a clause recalls before a colon: "erinnerte an einen Satz von Willy Brandt: ..."."""
    segment, text = context.segments[number], context.text
    if number + 1 >= len(context.segments) or context.segments[number + 1].sign != ":":
        return None
    for at in range(segment.first, segment.last - 2):
        if text.tokens[at].lower in _SAYINGS and text.tokens[at + 1].lower in lexicon.GENITIVES | {"von", "vom"}:
            whose = read_mention(text, at + 1 + (text.tokens[at + 1].lower in {"von", "vom"}), segment.last)
            return whose if whose is not None and can_speak(whose) else None
    return None


_UTTERANCES = CLAUSE_NOUNS | frozenset(
    "fazit kernaussage antwort kommentar reaktion worte credo devise motto resümee bilanz rat diagnose plädoyer".split()
)


def utterer(text: Text, mention: Mention | None, stop: int) -> Mention | None:
    """Of "die Antwort des Ministers" and "das Fazit von Anna Berg" who gives it; any other mention as it is."""
    if mention is None or mention.name or mention.head not in _UTTERANCES:
        return mention
    for at in range(mention.first + 1, min(mention.last + 1, stop)):
        word = text.tokens[at].lower
        if word in lexicon.GENITIVES or word in {"von", "vom"}:
            found = read_mention(text, at + (word in {"von", "vom"}), stop)
            return found if found is not None and can_speak(found) else mention
    return mention


def noun_before(context: Context, number: int, *, speaking: bool = False) -> Mention | None:
    """The noun phrase that ends where segment `number` begins, or before the verb there: "wenn er Braun folgt, der".

    Of "dem Beispiel des Ministers, der sagte" the one that speaks, where that is asked for.
    """
    if number == 0:
        return None
    segment, text = context.segments[number - 1], context.text
    last = verb(text.tokens[segment.last - 1].lower)
    end = segment.last - int(last is not None and last.finite and segment.finite == segment.last - 1)
    found: Mention | None = None
    for at in range(max(segment.first, end - 8), end):
        mention = read_mention(text, at, segment.last)
        if mention is not None and mention.last == end:
            if not speaking or can_speak(mention):
                return _apposed(context, number - 1, mention) or mention
            found = found or mention
    return found


def _apposed(context: Context, number: int, mention: Mention) -> Mention | None:
    """The name before an apposition: "von Olaf Scholz, Vorsitzender der SPD, der sagte"."""
    segment, text = context.segments[number], context.text
    if not number or not mention.role or mention.name or segment.kind is not Clause.FRAGMENT:
        return None
    before = context.segments[number - 1]
    for at in range(max(before.first, before.last - 4), before.last):
        named = read_mention(text, at, segment.last)
        if named is not None and named.last == mention.last and named.name:
            return named
    return None


def is_passive(context: Context, number: int, cue: Cue) -> bool:
    """As in "wurde mitgeteilt", "werden beschuldigt": the subject does not speak.

    The auxiliary may stand before an apposition: "wird Olaf Braun, der Leiter, zitiert".
    """
    segment, text = context.segments[number], context.text
    found = verb(text.tokens[cue.at].lower)
    if found is None or not found.participle:
        return False
    finite = segment.finite
    if finite < 0 or finite == cue.at:
        if text.tokens[cue.at - 1].lower == "worden":
            return True
        finite = _finite_before(context, number) if finite < 0 else -1
    if finite < 0:
        return False
    auxiliary = verb(text.tokens[finite].lower)
    if auxiliary is None:
        return False
    worden = cue.at + 1 < segment.last and text.tokens[cue.at + 1].lower in {"worden", "werden"}
    return auxiliary.lemma == "werden" or worden


def _finite_before(context: Context, number: int) -> int:
    """The finite verb of the clause that a segment without one ends; -1 for none."""
    for index in range(number - 1, -1, -1):
        if context.segments[index].finite >= 0 and context.segments[index].kind is Clause.MAIN:
            return context.segments[index].finite
        if context.segments[index].kind is not Clause.FRAGMENT:
            return -1
    return -1
