"""Sentences of German news text, as exact extents; one line is never joined with the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.datatypes import Extent

__all__ = ["split_sentences"]

_OPENERS = "„“”\"«»‚‘’'‹›`´"
_CLOSERS = "“”\"«»‘’'‹›`´"

# A stop, whatever closes right behind it, and then white space or the end of the line. "bald!» Es" ends after the
# mark; ".“, sagte" is no candidate at all, because a comma follows. "[1]" is a footnote mark.
_CANDIDATE = re.compile(rf"(?P<stop>[.!?…]+)(?P<close>(?:[{_CLOSERS})\]]|\[\d{{1,3}}\])*)(?=\s|$|[A-ZÄÖÜ][a-zäöü])")
# French spacing: « Ja. » Er ...; the mark stands apart from the stop and from what follows.
_SPACED_CLOSE = re.compile(r"\s([«»])(?=\s|$)")
_NEXT = re.compile(rf"\s*(?P<lead>[{_OPENERS}(\[–—•*\-\s]*)(?P<word>\w+)?(?P<after>\.?)")
_WORD_BEFORE = re.compile(r"[^\s„“”\"«»‚‘’'‹›(\[/–—:]*$")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,400}[)\]]")
_PART = re.compile(r"(?:^|[\s(„“\"»«])((?:[^\W\d_]{1,2}\.\s?){1,3}[^\W\d_]{1,2})$")
_LOWER_WORD = re.compile(r"(?:^|[\s„“\"»«(])[^\W\d_]*[a-zäöüß]{2}$")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_NO_VOWEL = re.compile(r"[A-ZÄÖÜ]?[bcdfghjklmnpqrstvwxz]+$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Capitalised function words begin sentences; behind an ordinal, an initial or an abbreviation nothing else tells a
# new sentence from a noun ("der 19. Bundestag", "am 19. Das Haus ...").
_STARTERS = _words(
    """
    Aber Ab Alle Allein Allem Allen Aller Allerdings Alles Als Also Am An Andere Andererseits Anders Anfang
    Angesichts Anschließend Auch Auf Aufgrund Aus Außer Außerdem Bei Beide Beim Bereits Bis Bislang Bisher Da
    Dabei Dadurch Dafür Dagegen Daher Dahinter Damals Damit Danach Daneben Dann Daran Darauf Daraufhin Daraus
    Darin Darüber Darum Darunter Das Dass Davon Davor Dazu Dem Demnach Den Denen Denn Dennoch Der Deren Derzeit
    Des Deshalb Dessen Deswegen Die Dies Diese Diesem Diesen Dieser Dieses Doch Dort Durch Ebenfalls Ebenso Ein
    Eine Einem Einen Einer Eines Einerseits Einige Er Erst Es Etwa Euch Etwas Falls Ferner Für Gegen Gegenüber
    Gemeinsam Genau Gerade Gestern Gleichzeitig Haben Hat Heute Hier Hierbei Hierzu Hingegen Hinter Hinzu Ich
    Ihm Ihn Ihnen Ihr Ihre Ihrem Ihren Ihrer Im Immer In Indes Infolge Innerhalb Insbesondere Insgesamt
    Inzwischen Ist Ja Je Jede Jedem Jeden Jeder Jedes Jedoch Jemand Jetzt Kein Keine Keiner Konkret Können Laut
    Man Manche Mehr Mehrere Mein Meine Meist Mit Mittlerweile Möglich Nach Nachdem Nachher Natürlich Neben Nein
    Nicht Nichts Niemand Noch Nun Nur Ob Obwohl Oder Offenbar Oft Ohne Schließlich Schon Seien Sein Seine Seinem
    Seinen Seiner Seit Seitdem Selbst Sie Sind Sobald So Sogar Solange Solche Somit Sondern Sonst Sowohl Später
    Statt Stattdessen Trotz Trotzdem Über Um Und Uns Unser Unsere Unter Unterdessen Unklar Viel Viele Vielleicht
    Vielmehr Vom Von Vor Vorher Während Wann War Waren Warum Was Wegen Weil Weiter Weitere Weiterhin Welche
    Welcher Wenige Wenn Wer Weshalb Wie Wieder Wieso Wir Wird Wo Wobei Woher Wurde Wurden Zu Zudem Zuerst
    Zuletzt Zum Zumal Zunächst Zur Zurzeit Zusätzlich Zuvor Zwar Zwischen A After An And As At But For From He
    Her His How I If It Its On Our She That The Their There These They This Those We What When Where While Who
    Why You Your
    """
)
# Never the end of a sentence: a name, a number or the rest of the phrase follows.
_BINDING = _words(
    """
    abg abs abschn allg art aufl ausg bd bearb bes bspw bzgl bzw ca dgl dipl doz dr drs ehem eigtl einschl
    entspr etw evtl exkl fam fig frhr frl geb gegr gem gen gest ggf ggfs ggü hg hl hr hrsg inkl ing insb insbes
    jur kap kgl lfd lic lt mag max med min mind mr mrs ms nr op phil pos priv prof ref resp rer röm sen sog
    sogen spez st stellv tel urspr verf vgl vorm vors zit ztr zzgl
    """
)
# An end of a sentence only where a function word follows ("10 Mio. Euro", "kostete 10 Mio. Das ...").
_OPEN = _words(
    """
    abb anm apr aug bld bros chr co corp dez dt engl ev feb febr fr franz inc jan jh jhd jr jul jun kath kfz ltd
    mind mio mrd mill milld mwst nov okt orig plc red russ sept sep sr std stk str tsd univ uvm wg zb dh ua
    """
)
# A capital behind these begins a sentence, function word or not.
_CLOSING = frozenset({"usw", "usf", "etc", "uvm", "uva"})
_BINDING_PARTS = frozenset({"zb", "dh", "idr", "ie", "eg", "va", "uu", "me", "so", "su", "sa", "ia", "iv", "zt"})
_CLOSING_PARTS = frozenset({"oä", "uä", "oa", "uvm", "uva"})
# Nouns that take their number behind them: "nach Artikel 5. Russland ..." ends after the number.
_NUMBERED = _words(
    """
    artikel paragraf paragraph absatz nummer kapitel seite punkt teil gruppe platz rang saal zimmer gleis tor
    halle version stufe phase klasse linie zone block agenda auf gegen mal rund etwa über unter fast nur
    mindestens höchstens
    """
)


def split_sentences(text: str) -> list[Extent]:
    """Sentences of `text` in order, without surrounding white space; every other character is in one of them.

    A line break always ends a sentence. Inside a line a stop ends one unless it belongs to a date, an
    ordinal, an initial or an abbreviation, stands inside a bracket in mid-sentence, or is followed by
    what goes on in small letters (an attribution: "„Kommt er?“ fragte sie.").
    """
    extents: list[Extent] = []
    for line in _LINE.finditer(text):
        body = line.group()
        start = 0
        for end in (*_ends(body), len(body)):
            piece = body[start:end]
            stripped = piece.strip()
            if stripped:
                first = line.start() + start + len(piece) - len(piece.lstrip())
                extents.append(Extent(first, first + len(stripped)))
            start = end
    return extents


def _ends(line: str) -> Iterator[int]:
    """Offsets in `line` behind which a new sentence begins."""
    brackets = [match.span() for match in _BRACKET.finditer(line)]
    start, bracket = _skip_space(line, 0), 0
    for match in _CANDIDATE.finditer(line):
        end = match.end()
        spaced = _SPACED_CLOSE.match(line, end)
        if spaced and line.count(spaced.group(1), 0, end) < line.count("»" if spaced.group(1) == "«" else "«", 0, end):
            end = spaced.end()
        following = _NEXT.match(line, end)
        if following is None or not (following["word"] or following["lead"]):
            continue
        while bracket < len(brackets) and brackets[bracket][1] < match.start("stop"):
            bracket += 1
        inside = bracket < len(brackets) and brackets[bracket][0] < match.start("stop") < brackets[bracket][1]
        if inside and _binds_bracket(line, brackets[bracket], start, end):
            continue
        if _is_end(line, start, match, following):
            yield end
            start = _skip_space(line, end)


def _skip_space(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _binds_bracket(line: str, bracket: tuple[int, int], start: int, end: int) -> bool:
    """Whether a stop in this bracket ends nothing: the bracket began in mid-sentence, or is a dateline "(dpa/red.)"."""
    opened, closed = bracket
    if line[opened + 1 : closed - 1].strip(" .…") == "":
        return True  # "[...]" leaves words out, it ends nothing
    if line[start:opened].strip(_OPENERS + " –—-"):
        return True
    return opened == _skip_space(line, 0) and end >= closed and " " not in line[opened:closed]


def _is_end(line: str, start: int, match: re.Match[str], following: re.Match[str]) -> bool:
    word = following["word"] or ""
    if word[:1].islower():
        return False
    stop = match["stop"]
    if following.start() == following.start("word"):  # "gesagt.Das", the space lost in scraping; not "Vol.At"
        return word in _STARTERS and bool(_LOWER_WORD.search(line, start, match.start()))
    if stop != "." or (match["close"] and not match["close"].startswith("[")):
        return True  # "?", "!", "…", or a stop that a quotation closes behind
    before = _WORD_BEFORE.search(line, max(start, match.start() - 40), match.start())
    token = before.group() if before else ""
    if token.isdecimal() or _ROMAN.match(token):
        return _number_ends(line, start, match.start() - len(token), token, word, following["after"])
    return _word_ends(line[max(start, match.start() - 12) : match.start()], token, following)


def _number_ends(line: str, start: int, at: int, token: str, word: str, after: str) -> bool:
    """Whether the stop behind a number ends the sentence, or makes it an ordinal ("am 3. Mai", "Wilhelm II.")."""
    if at == start:
        return False  # "1. Die Lage": the number of a list item
    if word[:1].isdigit():
        day_or_month = token.isdecimal() and len(token) <= 2
        return not (day_or_month and (after == "." or len(word) == 4))
    if word in _STARTERS:
        return True
    if token.isdecimal() and len(token) > 3:
        return True  # a year
    previous = line[start:at].rstrip().rsplit(maxsplit=1)
    return bool(previous) and previous[-1].lower() in _NUMBERED and line[at - 1].isspace()


def _word_ends(tail: str, token: str, following: re.Match[str]) -> bool:
    """Whether the stop behind `token` ends the sentence; `tail` are the last characters before the stop."""
    word = following["word"] or ""
    starts = word in _STARTERS
    if token[-1:].isdigit() and not token.isdecimal():
        return True  # "3,5", "2:1", "G7", "14.30"
    parts = _PART.search(tail)
    if parts:
        joined = re.sub(r"[\s.]", "", parts.group(1))
        if joined in _BINDING_PARTS or joined.lower() in _BINDING_PARTS:
            return False
        return starts or joined.lower() in _CLOSING_PARTS
    key = token.lower()
    if len(token) == 1 and token.isalpha():
        return starts and following["after"] != "."  # an initial, or the first half of "z. B."
    if key in _BINDING:
        return False
    if key in _CLOSING:
        return True
    if key in _OPEN or "." in token.strip("."):
        return starts or (("." in token) and not _abbreviated(token))
    return starts or not _NO_VOWEL.match(token)


def _abbreviated(token: str) -> bool:
    """Whether a token with inner dots is an abbreviation ("U.S", "n.Chr") rather than an address ("VOL.AT")."""
    short = all(len(part) <= 3 for part in token.split("."))
    return len(token) <= 5 or (short and not token.replace(".", "").isupper())
