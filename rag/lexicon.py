"""Words that shape a question without being its topic, German and English, written by hand."""

from __future__ import annotations

import re

FUNCTION_WORDS = frozenset(
    # German
    """
    jahr jahre jahres jahren year
    der die das den dem des dessen deren denen ein eine einer eines einem einen
    kein keine keiner keinem keinen
    und oder aber sondern denn in im ins an am ans auf aufs für mit von vom zu zum zur bei beim aus nach über
    unter um durch gegen ohne vor hinter neben zwischen seit bis während wegen trotz laut gemäß als wie wenn
    dass ob weil da damit so nur auch noch schon sehr mehr nicht nie es er sie ihn ihm ihr ihre ihrem ihren
    ihrer ihres sein seine seinem seinen seiner seines sich man wir uns unser unsere ich mich mir du dich dir
    ist sind war waren bin bist sei seien wird werden wurde wurden worden hat habe haben hatte hatten hätte
    hätten kann können konnte konnten könnte könnten soll sollen sollte sollten muss müssen musste mussten will
    wollen wollte wollten darf dürfen durfte mag möchte möchten gibt gab geben diese dieser dieses diesem diesen
    jene jener jenes jenem jenen solche solcher dort hier dann danach davor dazu darüber davon dafür dagegen
    daran darauf daraus dabei damals jetzt heute wieder immer eigentlich denn mal bitte genau etwa ja nein doch
    beide beiden gewesen etwas alle allen aller alles andere anderen anderer einige viele vielen vieler viel
    eben nun überhaupt wirklich the a an of and or but in on at for with by from to into onto over under after
    before between during against about as than that this these those there here it he she they them his her
    hers its their theirs him we us our you your i me my is are was were be been being has have had do does did
    done will would can could should shall may might must not no yes so if then any some all both each very more
    most much many again also just really please
    """.split()
)
QUESTION_WORDS = frozenset(
    """
    wer wen wem wessen was wann wo wohin woher warum weshalb wieso wozu wie wieviel wieviele welche welcher
    welches welchem welchen wofür womit wodurch worüber worum woran worauf woraus wovon wovor wobei wonach worin
    inwiefern inwieweit nenne nennen zeige zeig liste erzähl erzähle sag who whom whose what when where why how
    which tell list name show give
    """.split()
)

# verbs of saying, as prefixes of their forms; separable ones by their stem ("kündigte ... an")
_SPEECH_DE = (
    "sag|erklär|äußer|mein(?:t|st|en|te)|behaupt|schreib|schrieb|geschrieben|forder|geforder|verlang|"
    "kündig|angekündigt|warn|gewarnt|"
    "droh|gedroht|kritisier|lob|gelobt|bezeichne|nenn|nannt|genannt|beton|versprach|verspr[ie]ch|"
    "versprochen|versicher|bestätig|dementier|bestreit|bestritt|"
    "vorgeschlagen|schlägt|schlug|bericht|teilt|mitgeteilt|mitteil|antwort|geantwortet|reagier|denk|"
    "denkt|dacht|gedacht|glaub|geglaubt|spr[ia]ch|sprechen|gesprochen|"
    "red(?:e|et|ete|eten|en)\\b|geredet|erwähn|räumt|eingeräumt|lehnt|abgelehnt|wies|zurückgewiesen|"
    "begründ|vermut|hoff|gehofft|"
    "empfiehl|empfahl|empfohlen|plädier|appellier|verurteil|entgegn|erwider|verkünd|bekräftig|wiederhol|"
    "aufgerufen|geäußert|gesagt|gemeint|"
    "ausgesagt|argumentier|verteidig|zitier|prophezei|bewert|bewertet|einschätz|schätzt|urteil|geurteilt|"
    "verwies|gestand|zugegeben|klagt|beklag"
)
_SPEECH_EN = (
    "said|say|says|saying|state[ds]?|claim|claimed|claims|demand|demanded|demands|warn|warned|warns|"
    "announce|announced|threaten|threatened|critici|comment|commented|"
    "think|thinks|thought|believe|believes|believed|tell|told|write|wrote|written|call|called|respond|"
    "responded|react|reacted|propose|proposed|suggest|suggested|promise|promised|"
    "declare|declared|deny|denied|denies|confirm|confirmed|stress|stressed|argue|argued|mention|"
    "mentioned|reply|replied|talk|talked|speak|spoke|praise|praised|reject|rejected"
)
SPEECH_VERB = re.compile(rf"(?:{_SPEECH_DE})\w*|(?:{_SPEECH_EN})\b", re.IGNORECASE)
# nouns for what somebody said or holds: "die Haltung von X zu Y", "X's view on Y"
SPEECH_NOUN = re.compile(
    r"(?:aussage|äußerung|zitat|statement|stellungnahme|position|haltung|meinung|standpunkt|reaktion|"
    r"vorschl[aä]g|forderung|kritik|warnung|"
    r"ansicht|einschätzung|antwort|worte|drohung|bedingung|angebot|erklärung|begründung|quote|view|stance|"
    r"opinion|comment|demand|"
    r"reaction|proposal|response|warning|remark|criticism|promise|claim|versprechen|zusage|ankündigung|"
    r"mitteilung)\w{0,3}$",
    re.IGNORECASE,
)
# what a verb of saying governs, or a pronoun stands for; never a topic
AUXILIARIES = frozenset(
    """
    hat hatte haben hatten habe will wollte wollen wollten würde soll sollen did does do has have had is     would
    """.split()
)
PREPOSITIONS = frozenset(
    """
    über zu zum zur von vom nach vor in im ins am an auf aus bei beim mit gegen für laut seit bis zwischen
    während wegen um bezüglich hinsichtlich angesichts dazu darüber davon dagegen dafür hierzu zuletzt gestern
    heute about on at of to regarding concerning after before during against in with for since until recently
    """.split()
)
