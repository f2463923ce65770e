"""Whether a phrase speaks of a woman or a man: what decides which pronoun can stand for it."""

from __future__ import annotations

from index.quotes import lexicon

_FEMALE = frozenset(
    """
    agnes alice amelie andrea angela angelika anita anja anke ann anna anne annalena anneliese annette annika
    antje astrid ayse barbara beata beate beatrice bettina birgit brigitte britta camilla carla carmen caroline
    carolin catherine chantal charlotte christiane christina christine claire clara claudia condoleezza cornelia
    daniela dagmar diana dilma dorothea dorothee doris edith ekaterina elena eleonore elisabeth elizabeth elke
    ella ellen else emily emma erika esther eva evelyn fatima federica feleknas florence franziska frauke
    friederike gabriele gabriela gerda gesine giorgia gisela gloria greta gudrun hannah hanna hannelore heather
    heide heidi heike helen helena helene helga henriette herta hilda hildegard hillary hülya ilse imke indira
    ines inge ingeborg ingrid irene irina iris irmgard isabel isabelle ivana jana jane janet janine jeanine
    jennifer jenny jessica joan johanna josephine judith julia juliane julie jutta kaja kamala karen karin karla
    karoline katarina katharina kate kathrin katja katrin kerstin kirsten klara klaudia kristalina kristin
    kristina laura lea leni leonie lena lieselotte lilli linda lisa liz lucia luise lydia madeleine magdalena
    maia mandy manuela maren margaret margarete margot maria mariana marianne marie marina marine marion marlene
    marlies martha martina mary mathilde mechthild melania melanie mette melinda merle meryem mia michaela
    michelle michèle miriam moira monica monika nadine nadja nancy natalie natascha nicola nicole nina nora olga
    olivia oxana patricia paula pauline petra pia ramona rachel rebecca regina regine renate ricarda rita
    roberta rosa rosemarie roswitha ruth sabine sahra samantha sandra sanna sara sarah saskia sevim sibylle
    sigrid silke silvana silvia simone sofia sonia sonja sophia sophie stefanie stephanie steffi susan susanna
    susanne svenja swetlana sylvia tamara tanja tatjana teresa theresa thérèse tina tulsi ulla ulrike ursula
    uschi ute vera verena veronika victoria viktoria viola waltraud wilhelmine yasmin yvette yvonne zuzana
    """.split()
)
_MALE = frozenset(
    """
    aaron abdullah abraham achim adam adolf adrian ahmad ahmed alain alan albert alberto aleksandr alex
    alexander alexandre alexandru alexei alexej alfons alfred ali alois andreas andré andrea andrei andrej
    andrew andrij anton antonio antónio armin arne arnold arseni arthur artur august axel baschar benedikt
    benjamin bernard bernd bernhard bernie bill björn bob bodo boris brian bruce bruno burkhard carl carlos
    carsten charles christian christoph christopher claus clemens colin cyril daniel david denis dennis detlef
    dick dieter dietmar dirk dmitri dmitrij dmitry dominic dominik don donald edgar edmund eduard edward egon
    ehud elmar elon emil emmanuel enrico eric erich erik ernst erwin eugen fabian felix ferdinand fernando fidel
    florian francis francisco franco frank frank-walter franz franz-josef fred frederik friedrich fritz gabriel
    geert georg george gerald gerd gerhard gernot gianni giovanni giuseppe gordon gottfried graham gregor guido
    guillermo gustav günter günther hans hans-dietrich hans-georg hans-jochen hans-jürgen hans-peter harald
    harry hartmut hassan hasan heiko heiner heinrich heinz helge helmut henri henry herbert heribert hermann
    holger horst hosni howard hubert hubertus hugo hussein ibrahim igor ilham ingo irakli ismail iwan jack
    jacques jakob james jan jan-peter janez janis jaroslaw jason jean jean-claude jean-luc jean-marc jeff jens
    jerome jerry jewgeni jim jimmy joachim joe johann johannes john jonas jonathan jordan jorge josef joseph
    josip josé josua juan julian jupp juri jörg jörn jürgen kai karl karl-heinz karl-josef karl-theodor karsten
    kevin kim klaus knut konrad konstantin kurt lars laurent lech leo leon leonid leopold lew lorenz lothar
    louis luca lucas ludger ludwig luis lukas lutz mahmoud mahmud malte manfred manuel marc marcel marco marcus
    mario mark marko markus martin mateusz matteo matthew matthias max maximilian mehmet michael michail michel
    miguel mike mikheil milan mitch mitt mohamed mohammad mohammed muammar muhammad mykola nicolas nicolás niels
    nikita niklas nikola nikolai nikolaus nikos noah norbert olaf oleg oleh olexander oleksandr oliver olli
    ortwin oskar oswald otto pascal patrick paul pawel pedro peer pete peter petr petro philip philipp philippe
    pierre piotr rafael rainer ralf ralph ramsan ray raymond recep reiner reinhard reinhold renato rené ricardo
    richard rick robert roberto robin rodrigo roger roland rolf roman ron ronald rudi rudolf rupert ruprecht
    russell rüdiger saddam salvador samuel sascha scott sean sebastian sepp sergei sergej sergey serge sergio
    siegfried sigmar silvio simon stefan steffen stephan stephen steve steven sven tayyip theodor theo thilo
    thomas thorsten till tilman tim timo tino tobias tom tomas tony torsten udo ulrich uli uwe valdis valentin
    veit vicente victor viktor vincent vitali vitalij volker volodymyr walter werner wilfried wilhelm willi
    william willy winfried wladimir wolf wolfgang wolfram wolodimir wolodymyr xavier yves zoltan
    alexis andris antonis boris claas curtis darius dennis douglas elias francis giannis gilles hannes hugues ilias
    james jeremias johannis josias jules julius kostas linus magnus marcos marius mathias matias matthäus mathis
    matthis miles morris nicholas niklas nikolas silas travis vytautas zacharias
    """.split()
)
_BOTH = frozenset("andrea gabriel nicola sascha kim luca nikita robin jordan".split())
_NEUTRAL = ("mitglied", "oberhaupt", "opfer", "star", "legende", "kind", "person", "fraktionsmitglied")
_WOMEN = ("frau", "mutter", "schwester", "witwe", "königin", "tochter", "prinzessin")


def is_given_name(word: str) -> bool:
    """Whether the word, in lower case, is a first name of the lists."""
    return word in _FEMALE or word in _MALE or word in _BOTH


def gender(determiner: str, head: str, name: str, *, role: bool) -> bool | None:
    """True for a woman, False for a man, None where nothing tells.

    "die Sprecherin", "Ursula Braun" -> True; "der Sprecher", "Minister Braun" -> False; "das Mitglied" -> None.
    """
    if role and (head.endswith("in") or head.endswith(_WOMEN) or determiner in {"die", "eine"}):
        return True
    first = name.split(" ")[0].lower() if " " in name else ""
    if first in _BOTH:
        first = ""
    if first in _FEMALE or first in _MALE:
        return first in _FEMALE
    if role and not head.endswith(_NEUTRAL) and lexicon.role_head(head):
        return False
    return True if first.endswith("a") else None
