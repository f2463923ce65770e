"""Words that shape a question without being its topic, German and English, written by hand."""

from __future__ import annotations

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
    ist sind war waren bin bist sei seien wäre wären
    werde würde würden wird werden wurde wurden worden hat habe haben hatte hatten hätte
    hätten kann können konnte konnten könnte könnten soll sollen sollte sollten muss müssen musste mussten will
    wollen wollte wollten darf dürfen durfte mag möchte möchten gibt gab geben diese dieser dieses diesem diesen
    jene jener jenes jenem jenen solche solcher dort hier dann danach davor dazu darüber davon dafür dagegen
    daran darauf daraus dabei damals jetzt heute wieder immer eigentlich denn mal bitte genau etwa ja nein doch
    beide beiden gewesen etwas alle allen aller alles andere anderen anderer einige viele vielen vieler viel
    eben nun überhaupt wirklich nen ne nem ner nochmal halt bloß so ham haste gibts hallo danke
    hi hey tschüss dir euch ihnen hello thanks thank hey
    the a an of and or but in on at for with by from to into onto over under after
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
    inwiefern inwieweit nenne nenn nennen zeige zeig liste zähle zähl gib erzähl erzähle sag
    wogegen wohinein worunter weswegen wievielte wievielten wievielter wievieltes
    who whom whose what when where why how
    which tell list name show give
    """.split()
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
