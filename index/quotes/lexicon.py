"""Closed classes of German words, and nouns that name roles, institutions and groups; written by hand."""

from __future__ import annotations

from functools import lru_cache

DETERMINERS = frozenset(
    """der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes
    sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres unser unsere kein keine keiner mehrere
    einige
    viele manche zahlreiche zwei drei vier beide beiden alle andere etliche weitere jeder jede jedes dessen
    deren""".split()
)
INDEFINITE = frozenset(
    """
    ein eine einen einem einer eines kein keine keiner mehrere einige viele manche zahlreiche zwei drei vier
    etliche andere weitere
    """.split()
)
GENITIVES = frozenset("des der eines einer dieses dieser seines seiner ihres ihrer deren dessen".split())
ROLE_PREPOSITIONS = frozenset("von vom für bei beim in im am an aus zur zum".split())
PRONOUNS = frozenset(
    """ich du er sie es wir ihr man der die das dieser diese dieses jener jene beide andere dem den ihm ihn ihnen sich
    mich dich uns euch mir dir einer eine wer was welcher welche alle jeder niemand jemand dies letzterer letztere
    ersterer erstere""".split()
)
SPEAKING_PRONOUNS = frozenset(
    """ich er sie wir dieser diese jener jene beide andere einer eine alle letzterer letztere ersterer erstere es einige
    viele mehrere""".split()
)
STANDALONE = frozenset("dieser diese jener jene beide andere einige viele mehrere".split())
PLURAL_PRONOUNS = frozenset("wir beide andere alle einige viele mehrere".split())
PARTICLES = frozenset(
    "von van de der den zu zur zum del della di da dos das el al bin ibn ben la le von und y st".split()
) - {"der", "den", "das", "und", "zu", "zum"}
NEVER_IN_NAMES = frozenset(
    """am im an in auf bei nach vor laut zudem außerdem dabei gestern heute morgen montag dienstag mittwoch donnerstag
    freitag samstag
    sonntag januar februar märz april mai juni juli august september oktober november dezember montagabend uhr
    damit weiter""".split()
)
MODIFIERS = frozenset(
    """
    neue neuer neuen alte damalige ehemalige ehemaliger ehemaligen frühere früherer früheren amtierende
    amtierender designierte stellvertretende stellvertretender
    """.split()
)
CLOSED = frozenset(
    """der die das den dem des ein eine einer einen einem eines und oder aber denn sondern sowie dass daß ob wie als
    wenn weil aus
    über unter hinter neben bei wegen während er sie es wir ihr ihre seine keine alle sehr mehr immer wieder aber
    außer später früher
    weiter hier heute gerne lange ohne bisher nachher vorher wer selber inmitten zwischen gegen für vor""".split()
)
TITLES = frozenset("dr prof herr frau professor doktor sir lord lady commander".split())
NOT_NAMES = frozenset(
    """they we you he she these those there here yes
    polizei regierung bundesregierung gericht experten behörden der die das ein eine er sie es wir man in am im
    nach laut
    dies dieser diese""".split()
)

_ROLE_ENDINGS = tuple(
    """
    sprecher minister chef präsident vorsitzende vorsitzender kanzler direktor leiter sekretär führer anwalt anwält
    richter meister abgeordnete abgeordneter politiker experte berater beauftragte beauftragter forscher
    wissenschaftler trainer autor journalist kandidat general vertreter botschafter kommissar kommandeur gründer
    manager inhaber sohn vater assistent senator gouverneur professor arzt ärztin könig königin papst bischof
    pfarrer rat rätin oberhaupt mitglied obmann boss premier staatschef machthaber diktator kollege bruder
    schwester mutter frau mann witwe sänger schauspieler regisseur spieler pilot kapitän analyst analystin
    ökonom historiker soziologe physiker chemiker biologe geologe leutnant oberst major admiral referent
    redakteur verteidiger ermittler beamte beamter beamtin zeuge täter opfer angeklagte angeklagter kläger
    verteidigerin unternehmer verleger moderator reporter korrespondent intendant dekan rektor lehrer schüler
    student geschäftsführer vorstand mitarbeiter angehörige angehöriger demokrat republikaner kremlchef gesandte
    gesandter diplomat generalsekretär funktionär aktivist dolmetscher kronprinz prinz prinzessin scheich
    ajatollah imam rabbiner mönch kardinal erzbischof patriarch star legende architekt ingenieur koordinator
    initiator veranstalter helfer ologe olog schützer mediziner astronom psychiater pädagoge pädagog anlieger fahnder
    volkswirt landwirt gastwirt stratege strateg vize naut torwart notar hebamme pfleger bäcker förster erstatter
    sachverständige sachverständiger
    """.split()
)

_NO_ROLES = tuple(
    "fahrzeuge flugzeuge werkzeuge spielzeuge zahlungsmittel apparat vorrat verrat prolog prologe".split()
)

_INSTITUTION_ENDINGS = tuple(
    """
    regierung ministerium partei gericht gerichtshof rechnungshof polizei behörde amt anwaltschaft kommission
    verband bund gewerkschaft agentur zeitung magazin blatt sender institut universität hochschule unternehmen konzern
    firma bank organisation union fraktion bundestag parlament senat kongress kreml haus kanzleramt armee militär
    bundeswehr feuerwehr stiftung kirche verein club liga botschaft verwaltung stadt land ausschuss rat zentrum
    dienst initiative gesellschaft kammer nachrichtenagentur zentrale vatikan presse medien rundfunk fernsehen
    leitung vorstand anstalt airline fluggesellschaft hersteller betreiber allianz bündnis koalition opposition
    präsidium tribunal komitee büro wehr werke gremium institution gemeinschaft fonds hilfswerk bibliothek museum
    verlag redaktion junta charité
    archiv klinik sternwarte observatorium akademie bistum reederei
    """.split()
)

_ADDRESSEES = (
    "zeitung",
    "agentur",
    "presse",
    "zeitschrift",
    "nachrichtenagentur",
    "illustrierten",
    "öffentlichkeit",
    "tagesschau",
)


@lru_cache(maxsize=1 << 16)
def role_head(word: str) -> str:
    """The role a noun ends in ("Kremlsprecherin" -> "sprecher"); "" where it names none."""
    base = word.lower()
    if base.removesuffix("n").endswith(_NO_ROLES):
        return ""
    for ending in ("innen", "in", "n", "en", "s", "es", ""):
        stem = base.removesuffix(ending)
        if (ending and stem == base) or len(stem) < 3:
            continue
        if stem.endswith(_ROLE_ENDINGS):
            return next(role for role in _ROLE_ENDINGS if stem.endswith(role))
    return ""


BODIES = frozenset("grünen linken freidemokraten liberalen taliban piraten nationen".split())
"""Plurals that name one body: "die Grünen", "die Vereinten Nationen"."""


@lru_cache(maxsize=1 << 16)
def is_institution(word: str) -> bool:
    """Whether a noun names a body that can speak ("Bundesverfassungsgericht")."""
    base = word.lower()
    if base in BODIES:
        return True
    forms = {base, *(base.removesuffix(ending) for ending in ("s", "es", "en", "e", "n"))}
    return any(form.endswith(_INSTITUTION_ENDINGS) for form in forms)


def is_addressee(word: str) -> bool:
    """Whether "der" + noun behind a verb of saying is who was told, not whose speaker."""
    return word.endswith(_ADDRESSEES)


def looks_plural(word: str) -> bool:
    """Whether a noun without singular determiner looks plural."""
    return word.endswith(("en", "er", "innen", "leute", "e")) and not is_institution(word)


PREPOSITIONS = frozenset(
    """ab an am ans auf aus außer bei beim bis durch für gegen gegenüber hinter im in ins infolge innerhalb inmitten
    laut mit nach neben
    ohne samt seit statt trotz über übers um unter unweit vom von vor vorm während wegen zu zufolge zum zur zwischen
    anlässlich angesichts
    anhand aufgrund bezüglich dank entgegen gemäß hinsichtlich mittels per pro seitens zugunsten nahe entlang als wie
    via namens""".split()
)
OBLIQUE = frozenset(
    """
    dem den des einem einen eines seinem seinen seines ihrem ihren ihres diesem diesen dieses keinem keinen ihm ihn
    ihnen mir dir uns mich sich
    """.split()
)
TIMES = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar februar märz april mai juni juli
    august september
    oktober november dezember jahr jahre tag tage tagen woche wochen monat monate monaten morgen abend nachmittag
    vormittag mittag nacht uhr
    mez mesz ortszeit vortag rand rande telefon stunde stunden minuten mal zeit ende anfang mitte dienstagabend
    montagabend mittwochabend
    donnerstagabend freitagabend samstagabend
    sonntagabend""".split()
)
COORDINATORS = frozenset("und oder aber sondern denn sowie doch jedoch auch".split())
SUBORDINATORS = frozenset(
    """dass daß ob weil wenn als nachdem während bevor obwohl sodass damit indem falls sofern solange sobald bis seit
    seitdem zumal
    obgleich wobei wodurch womit wonach da ehe obschon wie""".split()
)
W_WORDS = frozenset(
    """
    wer wen wem was wie warum weshalb wieso wo wohin woher wann welche welcher welches welchen welchem wessen
    wofür wogegen wovon worauf worüber woran worin inwieweit inwiefern
    """.split()
)
RELATIVES = frozenset("der die das den dem deren dessen denen welche welcher welches welchen welchem".split())
NOT_VERBS = frozenset(
    """
    alle heute seine meine eine keine ihre weitere letzte erste mehrere eben leider weiter lange gerade sogar
    bereits mitte statt laut zeit heraus
    """.split()
)
OPENERS = frozenset(
    """auch so dazu damit darin dabei daher demnach dann dort da doch dennoch danach dagegen darauf darüber deshalb
    bisher bereits
    zuvor nachdem weil wenn ob als obwohl während nur noch nicht schon zwar zudem außerdem allerdings sinngemäß
    offiziell ferner
    insgesamt insbesondere jedoch hier heute gestern morgen jetzt nun nach laut wie was wer warum wo weiter weiterhin
    zunächst
    mehr etwa rund gegen erst lediglich vor unter ab zu wörtlich anschließend gleichzeitig hingegen hinzu ebenso
    ebenfalls später
    inzwischen mittlerweile unterdessen derweil dies es man falls sollte selbst trotz bei im am in zum zur""".split()
)
FEMININE = tuple(
    """
    ung heit keit schaft tion sion tät ik zeitung presse agentur partei bank polizei
    """.split()
)
_SPEAKER_ENDINGS = tuple(
    """
    bericht berichte studie untersuchung umfrage mitteilung meldung erklärung resolution gutachten quelle
    quellen zeugen experten medien leute eltern ärzte anwälte bewohner anwohner kritiker gegner befürworter
    jugendliche grünen linke linken liberalen sozialdemokraten republikaner demokraten kreise seite lager
    richter forscher wissenschaftler beobachter analysten ökonomen taliban rebellen separatisten terroristen
    demonstranten familie team gruppe volk bürger nutzer kunden staat staaten länder teilnehmer betroffene
    betroffenen hacker anhänger gremium konferenz kabinett spitze werk verlag portal plattform dokument papier
    brief text vereinigung gemeinde kreis bezirk ortsverein jury kammer delegation mission russen amerikaner
    ukrainer deutschen europäer israelis palästinenser iraner iraker briten franzosen chinesen türken kanadier
    frauen männer kinder jährige jähriger jährigen kind mädchen junge jungen fahrer beide beiden
    verantwortlichen verantwortliche grüne fraktionen parteien behörden verbände gewerkschaften vertreter
    mitglieder vorgänger nachfolger
    kampagne insider blogger fischer bauern landwirte händler firmen außenminister soldaten befehlshaber menge prozent
    """.split()
)


@lru_cache(maxsize=1 << 16)
def is_speaker_noun(word: str) -> bool:
    """Whether a noun names somebody or something that can be said to say things."""
    base = word[:-1] if word.endswith(("ern", "eln")) else word  # "von Beobachtern"
    return (
        bool(role_head(word))
        or is_institution(word)
        or word.endswith(_SPEAKER_ENDINGS)
        or base.endswith(_SPEAKER_ENDINGS)
    )


EPITHETS = (
    "republikaner",
    "republikanerin",
    "demokrat",
    "demokratin",
    "politiker",
    "politikerin",
    "jährige",
    "jähriger",
)
