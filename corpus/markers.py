"""Wordings by which outlets mark what is not the article; German and English.

Every pattern here is matched against one line of at most MAX_MARKED characters, casefolded unless it says
otherwise, so none can become slow on long input.
"""

from __future__ import annotations

import re

MAX_MARKED = 700
"""Characters; a longer line is a paragraph and no marker."""

NETWORK = (
    r"(?:facebook|twitter|x\.com|x|whatsapp|telegram|linkedin|xing|pinterest|reddit|pocket|flipboard|instagram|threads"
    r"|mastodon|bluesky|messenger|signal|sms|e-?mail|mail|youtube|tiktok|threema|google news|apple news|rss)"
)

TOOLS = frozenset(
    "teilen,merken,drucken,vorlesen,anhören,speichern,kopieren,link kopieren,link kopiert,per mail,per e-mail,e-mail"
    ",email"
    ",facebook,twitter,x.com,x (twitter),whatsapp,telegram,linkedin,xing,pinterest,reddit,pocket,flipboard,instagram"
    ",threads,mastodon,bluesky,messenger,sms,rss,rss-feed,anzeige,advertisement,sponsored,gesponsert,nach oben"
    ",zum seitenanfang,seitenanfang,zur startseite,zurück zur startseite,menü,menü öffnen,login,anmelden,registrieren"
    ",abonnieren,jetzt abonnieren,impressum,datenschutz,datenschutzerklärung,agb,cookie-einstellungen,privatsphäre"
    ",mehr anzeigen,mehr lesen,mehr laden,weiterlesen,weiter lesen,bild vergrößern,bild öffnen,vollbild,schließen"
    ",akzeptieren,alle akzeptieren,ablehnen,aktie,aktien,aktien:,shares,share,tweet,tweeten,pin it,gefällt mir,like"
    ",likes,views,aufrufe,zur merkliste,zur merkliste hinzufügen,auf die merkliste,bildergalerie,fotostrecke"
    ",bildstrecke,schriftgröße,google news,abo-artikel,plus-artikel,premium,push aktivieren,copyright,mehr erfahren"
    ",zum hauptinhalt springen,zum inhalt springen,skip to content,print,werbung schließen,anzeige schließen,jetzt"
    " lesen"
    ",mehr zum thema einblenden,artikel kommentieren,artikel verschenken,verschenken,geschenk-link,hauptnavigation"
    ",textversion,audio abspielen,video abspielen,jetzt hören,jetzt spenden,als pdf,pdf,antworten abbrechen,name *"
    ",e-mail *"
    ",website,social,social media,share this,loading,wird geladen,laden,audioplayer,player,zum video,zur galerie".split(
        ","
    )
)
"""Buttons and menus, as whole lines."""

MAYBE_TOOLS = frozenset(
    "folgen,kontakt,suche,mehr,zurück,weiter,video,audio,inhalt,x,feedback,live,plus,werbung,home,startseite,mail"
    ",newsletter"
    ",abo,podcast,themen,hören,lesen,update,galerie,exklusiv,eilmeldung,author,autor,autorin,pin,ad,lesen sie,artikel"
    ",über uns,team,jobs,mediadaten,karriere,hilfe,e-paper,epaper,shop,wetter,push,app,apps,bilder,fotos".split(",")
)
"""The same where other debris is next to them; elsewhere they may be a subheading ("Folgen")."""

RUBRICS = frozenset(
    "politik,inland,ausland,wirtschaft,sport,kultur,panorama,wissen,wissenschaft,technik,technologie,technologien"
    ",digital"
    ",gesellschaft,meinung,kommentar,leitartikel,analyse,interview,reportage,region,regional,regionales,lokales,lokal"
    ",welt"
    ",deutschland,österreich,schweiz,europa,international,nachrichten,weltnachrichten,aktuelles,news,newsticker"
    ",vermischtes"
    ",unterhaltung,stars,leute,promis,gesundheit,auto,reise,reisen,leben,karriere,finanzen,börse,geld,netzwelt,medien"
    ",feuilleton,chronik,blaulicht,wetter,service,ratgeber,umwelt,klima,energie,bildung,justiz,kriminalität,verkehr"
    ",fußball,politik ausland,politik inland,aus aller welt,schlagzeilen,hintergrund,thema,topthema,kopf des tages"
    ",ukraine,ukraine-krieg,krieg in der ukraine,nahost,usa,russland,world,politics,business,technology,science".split(
        ","
    )
)
"""Names of sections as they stand in menus, breadcrumbs and above headlines."""

TOOL = re.compile(
    r"\d[\d.,]* ?(?:k|tsd\.?)? ?(?:mal |x )?(?:shares?|aktien?|geteilt|likes?|views?|aufrufe|leser|reaktionen|tweets?"
    r"|teilungen|follower|bilder|fotos)"
    r"|(?:aktien?|shares?|likes?|views?|aufrufe|geteilt|reaktionen) ?[:(] ?\d[\d.,]*"
    r"|(?:lesezeit|lesedauer|lesedauer ca|reading time|hördauer|laufzeit)\b.{0,40}"
    r"|(?:ca\.? )?\d{1,3}[ -]?(?:min\.?|minuten?|minutes?|min read)(?: (?:lesezeit|lesedauer|zum lesen|read|lesen))?"
    r"|(?:(?:diesen?|den|die) )?(?:artikel|beitrag|text|seite|nachricht|meldung|link|story|news) "
    r"(?:an)?(?:hören|teilen|drucken|merken|vorlesen|speichern|kommentieren|versenden|verschicken|empfehlen|kopieren"
    r"|melden"
    r"|weiterempfehlen|als pdf)\b.{0,40}"
    r"|(?:jetzt )?(?:teilen|teile|share|weitersagen|empfehlen|posten|twittern)(?: sie| this)?"
    rf" (?:auf|via|per|on|mit|über|bei|diesen|dies)\b.{{0,60}}|(?:auf|bei|via|per|über|on|in) {NETWORK}"
    rf"(?: (?:teilen|folgen|posten|versenden|senden|weiterleiten|öffnen))?|(?:{NETWORK}[ ,/|·•]{{1,4}}){{1,9}}{NETWORK}"
    r"|(?:folgen|folge|besuchen|besuche|abonnieren|abonniere|liken|follow) (?:sie |du )?(?:uns|us|unserem?|unseren"
    r"|unsere)\b"
    r".{0,90}"
    r"|.{0,50}\b(?:jetzt|hier|kostenlos|gratis|gleich)\b.{0,40}\b(?:abonnieren|anmelden|registrieren|bestellen|testen"
    r"|einloggen"
    r"|herunterladen|downloaden|freischalten|weiterlesen|klicken|abonniere|abonnieren sie)"
    r"|.{0,50}\b(?:abonnenten|abonnement|probeabo|abo|plus-artikel)\b.{0,60}"
    r"(?:weiterlesen|freischalten|zugang|testen|login|einloggen|anmelden|bereits|exklusiv|kündbar)\b.{0,30}"
    r"|nur für (?:abonnenten|mitglieder|angemeldete).{0,40}|(?:sie haben )?(?:bereits|schon) (?:ein )?(?:abo|abonnent"
    r"|kunde).{0,60}"
    r"|https?://\S+|www\.\S+|pic\.twitter\.com\S+|(?:#\w+[ ,]{0,3}){2,30}"
    r"|(?:tags?|schlagwörter|schlagworte|stichwörter|stichworte|keywords|ressort|rubrik|kategorien?|themen in diesem"
    r" artikel"
    r"|themen|mehr zu|mehr zu den themen) ?: .{1,250}"
    r"|.{0,80}alle rechte vorbehalten.{0,80}|.{0,80}all rights reserved.{0,80}|(?:copyright|\(c\)|©) ?\W?\d{4}\b.{0,80}"
    r"|(?:impressum|datenschutz|agb|kontakt|cookie-einstellungen|mediadaten|nutzungsbedingungen|newsletter|jobs)"
    r"(?:[ |·•/,]{1,5}[\w-]+(?: [\w-]+){0,2}){1,15}"
    r"|(?:externen )?(?:inhalt|video|tweet|beitrag|post|karte) (?:laden|anzeigen|abspielen|aktivieren)"
    r"|(?:bild|foto) \d+ von \d+|\d+ ?/ ?\d+|seite \d+(?: von \d+)?|(?:slide|folie) \d+.{0,20}"
    r"|\+\+\+.{0,300}\+\+\+|(?:audio|video|podcast) ?(?:\(\d+:\d+\)|\d+:\d+).{0,60}|\d{1,2}:\d{2} ?min\.?"
    r"|(?:zur|zum|zurück zur|zurück zum) (?:startseite|übersicht|homepage|anfang|rubrik|ressort|seitenanfang).{0,30}"
    r"|erfahren sie hier mehr.{0,60}|mehr informationen|teile diesen .{1,30}|sag uns deine meinung.{0,40}"
)
"""Whole lines that are controls, counters, legal lines, menus."""

_WHO = (
    r"(?:foto|fotos|bild|bilder|bildquelle|bildnachweis|fotocredit|bildcredit|fotonachweis|grafik|infografik|symbolbild"
)
_WHO += (
    r"|symbolfoto|archivbild|archivfoto|titelbild|beitragsbild|bildrechte|quelle foto|foto/quelle|bild/foto|foto-credit"
)
_WHO += r"|illustration|screenshot|image|photo|picture|photo credit|image credit|credit|credits|fotograf|fotografie)"
CREDIT = re.compile(rf"{_WHO} ?(?:by ?)?[:©|] ?(?P<who>.{{1,200}})|\(?©.{{1,120}}|{_WHO} ?/ ?.{{1,80}}")
"""A line that says whose a picture is."""

PICTURE_AGENCY = re.compile(
    r"(?:picture[ -]?alliance|imago|getty(?: ?images)?|shutterstock|istock|adobe ?stock|pixabay|unsplash|pexels|ap"
    r" photo|apa-images"
    r"|keystone(?:-sda)?|reuters|epa|dpa(?:-bildfunk| picture)?|afp|depositphotos|wikimedia commons|public domain)"
    r"(?: ?/ ?| via | images| - |, |$).{0,90}|.{1,60}, (?:public domain|cc by.{0,20}),? .{0,60}"
)
CAPTION = re.compile(
    rf".{{2,330}}(?:[(\[|–-] ?{_WHO} ?[:©] ?.{{1,90}}|[.!?“\"] {_WHO} ?: ?.{{1,80}}|© ?.{{2,80}}"
    r"|\((?:symbol|archiv)(?:bild|foto)?\)\.?|\((?:imago|picture.alliance|getty)[^)]{0,60}\)|/(?:imago|dpa|afp"
    r"|reuters)\W?)"
    r"|(?:bildunterschrift|bildtext|im bild|auf dem (?:bild|foto)|unser (?:bild|foto)) ?: .{1,300}"
)
"""A caption that ends in its credit."""

AGO = re.compile(
    r"(?:aktualisiert |zuletzt aktualisiert )?vor (?:\d+|einer|einem|wenigen) "
    r"(?:sekunden?|sek\.?|minuten?|min\.?|stunden?|std\.?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
    r"|(?:\d+|eine?) (?:sekunden?|minuten?|stunden?|tage?|wochen?|monate?) vor"
    r"|\d+ ?(?:h|min|d|hours?|minutes?|days?|weeks?) ago|(?:heute|gestern)(?:,| um)? ?\d{1,2}[:.]\d{2}(?: uhr)?|gerade"
    r" eben"
)
TEASER_END = re.compile(
    r"(?:weiterlesen|weiter lesen|mehr lesen|mehr dazu|mehr erfahren|zum artikel|read more|jetzt lesen|zur meldung"
    r"|mehr)"
    r" ?(?:\.\.\.|…|»|›|→|>|\]|\))+ ?$|\b(?:weiterlesen|mehr lesen|read more)\W*$"
)
INLINE_HEAD = re.compile(
    r"(?:hier geht(?:’s|'s|s| es) (?:zu|zum|zur)|(?:lesen|hören|sehen) sie (?:auch|hier|dazu|mehr|jetzt|zum thema"
    r"|hierzu|außerdem|ebenfalls)(?: auch| mehr|"
    r" dazu)?"
    r"|(?:mehr )?lesen sie (?:dazu|hier)|lies auch|lies hier|auch interessant|ebenfalls interessant|auch spannend"
    r"|mehr (?:dazu|hierzu|zum thema|zu diesem thema|über)|passend dazu|siehe auch|read also|read more|related|lesetipp"
    r"|lesetipps|lese-tipp|mehr lesen|zum thema|weiterführende links|weiterführend|links zum thema|hintergrund zum"
    r" thema"
    r"|das könnte sie interessieren|dazu passend|mehr infos|verwandtes thema|empfohlener artikel|lesenswert)"
    r"(?P<rest>(?: ?[:+–→»›|-] ?| |$).{0,250})"
)
"""Head of a link or of a few links inside an article; what follows on the same line is the link."""

LIST_HEAD = re.compile(
    r"(?:weitere|neueste|aktuelle|neue|andere|ähnliche|verwandte|beliebte|beliebteste|meistgelesene|empfohlene|top|die"
    r" neuesten"
    r"|die besten|die meistgelesenen|unsere)[ -]?(?:meldungen|nachrichten|artikel|beiträge|themen|news|videos|storys"
    r"|stories"
    r"|inhalte|schlagzeilen|angebote|empfehlungen|lesetipps|texte|posts|geschichten)(?: .{0,50})?"
    r"|das könnte (?:sie|dich|ihnen|dir|euch) (?:auch |ebenfalls |noch )?(?:interessieren|gefallen)"
    r"|mehr (?:news|nachrichten|artikel|meldungen|beiträge|themen|storys|stories)(?: .{0,40})?"
    r"|(?:heute )?(?:meist ?gelesen|meistgelesene?|meistkommentiert|am meisten gelesen)(?: .{0,40})?"
    r"|mehr (?:aus|von) .{2,50}|mehr zu(?:m|r|:)? (?!beginn|anfang|ende|schluss).{2,40}|empfehlungen(?: .{0,40})?|für"
    r" sie empfohlen|empfohlen|top-?themen"
    r"|related (?:articles|posts|stories)|you may also like|recommended(?: for you)?|most read|latest news|aus dem"
    r" ressort.{0,40}"
    r"|aktuell auf .{2,40}|news aus .{2,40}|neu auf .{2,40}|jetzt auf .{2,40}|nächster artikel|vorheriger artikel"
    r"|(?:more|neues) (?:from|aus) .{2,40}|interessant für sie|auch interessant für sie|ressort-?übersicht|trending(?:"
    r" .{0,30})?"
)
"""Head of a list of other articles, mostly behind the article."""

COMMENTS = re.compile(
    r"(?:alle )?\d+ (?:leser)?kommentare?(?: .{0,30})?|(?:leser|user|nutzer)-?kommentare(?: .{0,30})?"
    r"|kommentare? ?(?:\(\d+\)|: ?\d+|\d+|anzeigen|lesen|ansehen|einblenden|laden|schreiben|verfassen|hinterlassen"
    r"|abgeben|zu diesem"
    r" artikel|zum artikel|zum thema|der leser|unserer leser).{0,30}|(?:noch )?keine kommentare.{0,40}|(?:alle"
    r" )?kommentare .{0,20}anzeigen"
    r"|(?:\d+|ein|eine) (?:gedanken?|antwort(?:en)?|meinung(?:en)?|reaktion(?:en)?) (?:zu|auf) .{1,250}"
    r"|leave a (?:reply|comment).{0,40}|\d+ (?:comments?|replies|responses?)(?: .{0,40})?|comments? \(\d+\)|add a"
    r" comment"
    r"|(?:hinterlassen|hinterlasse|schreiben|schreibe|schreib|verfassen|verfasse)(?: sie)? (?:einen|ihren|deinen|eine"
    r"|ihre) "
    r"(?:kommentar|antwort).{0,60}|(?:diskutieren|reden) sie mit.{0,60}|diskutiere mit.{0,60}|(?:jetzt )?mitdiskutieren"
    r"|jetzt kommentieren|(?:ihre|deine|your) e-?mail[ -]?(?:adresse|address) (?:wird|will) (?:nicht|not).{0,80}"
    r"|lesermeinungen"
    r"|die diskussion.{0,30}(?:geschlossen|eröffnet).{0,20}|antwort hinterlassen.{0,30}|forum zu.{0,60}|postings?"
    r" ?\(?\d+.{0,20}"
    r"|kommentarfunktion.{0,80}|community-diskussion.{0,30}"
)
MAYBE_COMMENTS = re.compile(
    r"kommentare?|diskussion|forum|ihre meinung.{0,40}|deine meinung.{0,40}|was (?:meinen|denken|sagen) sie.{0,60}"
    r"|comments?"
    r"|leserbriefe?|reaktionen|was (?:meinst|denkst) du.{0,60}|postings"
)
"""A subheading may be worded so, too."""

REPLY = re.compile(
    r"(?:antworten|antwort|reply|beantworten|kommentar melden|melden|zitieren|gefällt mir.{0,20}|permalink|\d+"
    r" antworten"
    r"(?: anzeigen)?|auf diesen kommentar antworten|antworten \(?\d+\)?|gast|anonym|\W*\d+ ?(?:likes?|daumen.{0,10})"
    r"|.{2,40} (?:sagt|schrieb|schreibt|says|meint|kommentierte|antwortete)(?: am .{4,40})? ?:)"
)
"""What stands around a reader's comment."""

_AGENCY = (
    r"(?:dpa(?:-afx|-infocom)?|afp|rtr|reuters|ap|apa|sda|ats|keystone(?:-sda)?|epd|kna|sid|dts|idw|tass|ots|red|awp"
    r"|pte|ansa"
    r"|dow jones|bloomberg|dpa/[a-z]{2,4}|ls[nw]|lby|lnw|lni|lhe|lrs|lno|ltt|lth|lah|ddp|dapd|interfax|ukrinform|unian)"
)
_SITE = r"(?:[a-zäöü0-9-]{2,30}\.(?:de|at|ch|com|net|org|info|online|news|eu|li|lu|tv|ua|ru))"
_SOURCES = rf"(?:{_AGENCY}|{_SITE})(?: ?[/,+;&|–-] ?(?:{_AGENCY}|{_SITE}|[a-zäöü]{{2,4}})){{0,4}}"
SIGNOFF = re.compile(
    rf"[(\[@–—] ?\(?(?P<marked>{_SOURCES})[)\]]?|(?P<bare>{_AGENCY}(?: ?[/,+] ?(?:{_AGENCY}|[a-zäöü]{{2,4}})){{0,3}})"
    rf"|\((?P<initials>[a-zäöü]{{2,5}}(?: ?[/,] ?(?:{_AGENCY}|[a-zäöü]{{2,4}})){{0,3}})\)"
)
"""The agency, outlet or initials that close an article, as a whole line with its brackets (not stripped)."""

SIGNOFF_SUFFIX = re.compile(
    rf"(?<=[.!?:“”\"«»…)]) ?[(\[](?P<source>{_SOURCES})[)\]]$|(?<=[.!?“”\"«»…)]) (?P<plain>(?:dpa|afp|apa|sda|reuters"
    rf"|epd|kna|sid)"
    rf"(?:/{_AGENCY}|/[a-z]{{2,4}}){{0,3}})$",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"quellen?(?: und agenturen)? ?: ?(?P<source>.{2,80})|mit (?:material|informationen|agenturmaterial) (?:von"
    r"|der) "
    r"(?P<material>.{2,60})"
)
SITE = re.compile(_SITE)
DESK = re.compile(r"red|ots|ls[nw]|lby|lnw|lni|lhe|lrs|lno|ltt|lth|lah")
AGENCY = re.compile(_AGENCY)

EDITORIAL_NOTE = re.compile(
    r"über dieses thema berichtete|dieses thema im programm|(?:dieser|der) (?:artikel|text|beitrag) (?:wurde|ist"
    r"|erschien|stammt)"
    r" (?:\w+ ){0,4}(?:übersetzt|erschienen|aktualisiert|erstellt|veröffentlicht|generiert|überarbeitet)"
    r"|empfohlener redaktioneller inhalt|externe[rn]? inhalte?|drittplattformen|mit ihrer zustimmung"
    r"|datenschutzerklärung"
    r"|anmerkung der redaktion: dieser|hinweis der redaktion: dieser|transparenzhinweis|affiliate|provision"
    r"|(?:verwendet|nutzen|verwenden|setzen|setzt) (?:\w+ ){0,3}cookies|javascript (?:aktivieren|ist deaktiviert)"
    r"|adblocker"
    r"|um diesen (?:artikel|beitrag|text) (?:\w+ ){0,4}(?:lesen|freischalten)|geschützt durch recaptcha|protected by"
    r" recaptcha"
    r"|die kommentarfunktion|netiquette|spamschutz"
)
"""Phrases the outlet says about its own page."""
