"""Words that report speech, written by hand and sorted by the grammar they bring along.

To add a verb, put its infinitive into the block whose example it fits, with "|" behind a separable prefix.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Takes(Flag):
    """What can stand beside a verb as the words reported."""

    NOTHING = 0
    CLAUSE = auto()  # "sagte, dass es regne", "sagte, es regne", "„Es regnet“, sagte"
    INFINITIVE = auto()  # "forderte, das Gesetz zu ändern"
    OBJECT = auto()  # "kritisierte das Gesetz": the speech act as such
    BEHIND = auto()  # only behind the words themselves: "„Es regnet“, lachte er"
    THOUGHT = auto()  # what somebody thinks rather than says


_SAY = """
    sagen erklären berichten betonen behaupten mit|teilen äußern erzählen schreiben antworten erwidern entgegnen
    hinzu|fügen ergänzen bestätigen versichern beteuern bekräftigen unterstreichen hervor|heben aus|führen erläutern
    dar|legen dar|stellen fest|stellen fest|halten klar|stellen richtig|stellen an|merken bemerken ein|räumen zu|geben
    gestehen ein|gestehen bekennen an|geben aus|sagen hin|weisen verweisen verkünden vermelden melden informieren
    unterrichten mahnen warnen argumentieren begründen kommentieren konstatieren resümieren bilanzieren urteilen
    schlussfolgern folgern ein|wenden monieren beklagen klagen bemängeln beanstanden kritisieren
    rügen spotten schimpfen wettern poltern prophezeien prognostizieren voraus|sagen
    vorher|sagen orakeln spekulieren mutmaßen vermuten zitieren formulieren präzisieren konkretisieren wiederholen
    nach|legen ein|werfen ein|lenken kontern schwärmen jubeln
    frohlocken loben würdigen begrüßen bedauern dementieren leugnen bestreiten widersprechen zusichern zu|sichern
    zu|sagen versprechen geloben garantieren schwören an|kündigen drohen
    an|deuten signalisieren suggerieren unterstellen vor|werfen vor|halten
    an|führen auf|zählen bekanntgeben bekannt|geben bekanntmachen bekannt|machen verlautbaren verlauten durchblicken
    offenbaren enthüllen verraten preis|geben aus|plaudern entscheiden bestimmen beschließen ab|streiten zu|rufen
    twittern posten titeln aus|schließen
    zusammen|fassen fragen nach|fragen rufen flüstern schreien brüllen meinen finden befinden
    kundtun kund|tun protestieren diagnostizieren attestieren bescheinigen vor|rechnen
    nach|schieben hinterher|schieben weiter|geben übermitteln skandieren
    schildern beschreiben erinnern befürworten bezeugen
    bezweifeln kund|geben vor|bringen vor|tragen wissen|lassen zeigen ergeben belegen beweisen nach|weisen
    besagen aus|drücken postulieren verfügen lauten hervor|gehen heraus|streichen heraus|stellen
"""

CORE = frozenset(
    """sagen erklären berichten betonen behaupten mitteilen äußern erzählen schreiben antworten erwidern entgegnen
    hinzufügen
    ergänzen bestätigen versichern bekräftigen ausführen erläutern feststellen klarstellen bemerken einräumen zugeben
    verkünden melden meinen fragen ankündigen entscheiden urteilen bekanntgeben angeben aussagen hinweisen heißen
    wissen""".split()
)
"""Verbs that also take a main clause in the indicative, a question or a colon: "sagte, es regnet", "fragte, wer
komme"."""

_THINK = """
    glauben denken hoffen fürchten befürchten erwarten an|nehmen vermuten schätzen ein|schätzen zweifeln wünschen
    überlegen spekulieren rechnen halten ahnen wähnen wissen urteilen
    erhoffen schließen überzeugen ein|sehen ausgehen aus|gehen
"""

_DEMAND = """
    fordern ein|fordern verlangen bitten auf|fordern auf|rufen appellieren drohen versprechen an|kündigen warnen
    empfehlen raten
    ab|raten vor|schlagen an|bieten plädieren mahnen ermahnen an|mahnen beschuldigen bezichtigen verdächtigen vor|werfen
    zu|sagen zu|sichern geloben an|regen drängen
    vereinbaren beantragen an|ordnen an|weisen befehlen behaupten beteuern bestreiten leugnen dementieren versichern
    an|geben erklären ein|räumen gestehen zu|geben hoffen erwarten glauben befürchten fürchten wünschen
    vor|geben schwören gedenken erwägen ermuntern ersuchen anklagen an|klagen unterstellen nahe|legen
    aus|schließen signalisieren ablehnen ab|lehnen beauftragen raten ab|streiten beschließen entscheiden zu|sprechen
"""

_ACT = """
    kritisieren loben verurteilen begrüßen ab|lehnen zurück|weisen dementieren bestreiten bezeichnen nennen
    bemängeln beklagen bedauern rügen würdigen fordern verlangen befürworten
    an|kündigen an|prangern monieren beanstanden bekräftigen unterstreichen bekannt|geben
    vor|schlagen empfehlen versprechen beschuldigen bezichtigen vor|werfen warnen appellieren auf|rufen auf|fordern
    plädieren
    an|mahnen mahnen bestätigen zu|sichern
    äußern sprechen ein|fordern hervor|heben zu|sagen bitten
    hin|weisen verweisen widersprechen kommentieren drohen berichten
"""

_BEHIND = """
    lachen seufzen grinsen lächeln stöhnen fort|fahren beginnen fort|setzen schließen scherzen witzeln
    triumphieren bilanzieren stammeln stottern
    weiter|sprechen verteidigen höhnen frotzeln
    entrüsten empören freuen ärgern wundern auf|regen rechtfertigen loben
"""


def _table() -> tuple[dict[str, Takes], dict[str, dict[str, str]]]:
    """Verbs by infinitive, and for each base verb its separable prefixes with the whole infinitive."""
    verbs: dict[str, Takes] = {}
    split: dict[str, dict[str, str]] = {}
    blocks = (
        (_SAY, Takes.CLAUSE),
        (_THINK, Takes.CLAUSE | Takes.THOUGHT),
        (_DEMAND, Takes.INFINITIVE | Takes.CLAUSE),
        (_ACT, Takes.OBJECT),
        (_BEHIND, Takes.BEHIND),
    )
    for block, takes in blocks:
        for entry in block.split():
            prefix, _, base = entry.rpartition("|")
            verbs[prefix + base] = verbs.get(prefix + base, Takes.NOTHING) | takes
            if prefix:
                split.setdefault(base, {})[prefix] = prefix + base
    said = set(_SAY.split())
    for entry in _THINK.split():
        if entry in said:
            verbs[entry.replace("|", "")] &= ~Takes.THOUGHT
    return verbs, split


CUE_VERBS, SEPARABLE = _table()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb that reports speech only together with other words of its clause: "gibt zu bedenken"."""

    verb: str
    words: frozenset[str]
    takes: Takes


_PHRASES = """
    geben: bekannt | geben: zu bedenken | geben: zu verstehen | geben: zu protokoll | machen: deutlich | machen: klar
    machen: geltend | machen: darauf aufmerksam | bringen: zum ausdruck | vertreten: ansicht | vertreten: auffassung
    vertreten: meinung | vertreten: standpunkt | sein: ansicht | sein: meinung | sein: auffassung | sein: überzeugt
    sein: sicher | zeigen: überzeugt | zeigen: zuversichtlich | zeigen: enttäuscht | zeigen: besorgt
    zeigen: erfreut | geben: überzeugt | geben: zuversichtlich | werden: bekannt
    weisen: zurück | legen: nahe | erheben: vorwurf | äußern: hoffnung | äußern: sorge | äußern: verdacht
    lassen: wissen | lassen: verlauten | lassen: durchblicken | lassen: mitteilen | lassen: verlautbaren
    kommen: schluss | kommen: ergebnis | gelangen: auffassung | sprechen: dafür aus | sprechen: dagegen aus
    stellen: in aussicht | nehmen: stellung | halten: unwahrscheinlich | halten: wahrscheinlich | halten: möglich
    wissen: lassen | heißen: es | melden: wort | setzen: kenntnis
"""


def _phrases() -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, tuple[Phrase, ...]] = {}
    for line in _PHRASES.replace("\n", "|").split("|"):
        verb, _, words = line.strip().partition(": ")
        if verb:
            phrase = Phrase(verb, frozenset(words.split()), Takes.CLAUSE)
            table[verb] = (*table.get(verb, ()), phrase)
    return table


PHRASES = _phrases()

SPEECH_NOUNS = frozenset(
    """
    angabe angaben aussage aussagen auskunft bericht berichte behauptung behauptungen erklärung mitteilung meldung
    meldungen
    ansicht auffassung meinung einschätzung überzeugung darstellung worte worten wort äußerung äußerungen informationen
    information bekunden erkenntnis erkenntnisse erkenntnissen schätzung schätzungen medienberichte medienberichten
    presseberichte presseberichten zeitungsberichte zeitungsberichten agenturberichten agenturmeldungen medienangaben
    polizeiangaben pressemitteilung presseerklärung prognose prognosen vermutung vermutungen stellungnahme umfrage
    studie
    vorstellung vorstellungen urteil gutachten quellen zeugenaussagen augenzeugenberichten agenturangaben
    experteneinschätzung regierungsangaben medieninformationen presseangaben militärangaben unternehmensangaben
    lesart sichtweise sicht bekundungen beobachtungen zeugen augenzeugen medien beobachter beobachtern experten
    berechnung berechnungen analyse analysen darstellungen bewertung planungen einschätzungen umfragen studien
    dokument papier grundgesetz verfassung gesetzentwurf gesetzesentwurf entwurf lehre idee
    """.split()
)
"""Nouns that make "nach", "laut" and "zufolge" an attribution."""

CLAUSE_NOUNS = frozenset(
    """
    ansicht auffassung meinung überzeugung behauptung behauptungen vorwurf vorwürfe vorwürfen hinweis hinweise forderung
    forderungen erklärung aussage aussagen these annahme vermutung verdacht befürchtung befürchtungen sorge hoffnung
    ankündigung drohung versprechen zusage warnung mitteilung meldung meldungen bericht berichte gerücht gerüchte
    einschätzung feststellung schluss ergebnis argument begründung bemerkung kritik anschuldigung anschuldigungen
    appell aufruf angebot vorschlag bitte empfehlung äußerung äußerungen botschaft eindruck standpunkt
    versicherung spekulationen idee zweifel befund bedingung klage beschwerde aufforderung mahnung befehl theorie
    schlussfolgerung zusicherung vermutungen anordnung weisung prognose information nachricht
    """.split()
)
"""Nouns a dass-clause or an infinitive can hang on: "der Vorwurf, er habe gelogen"."""
