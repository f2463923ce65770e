"""Words beside quotation marks that tell names, titles and labels from speech; written by hand."""

from __future__ import annotations

NAMING = frozenset(
    """
    titel namen name motto begriff wort schlagwort stichwort sogenannte sogenannten genannte genannten
    organisation zeitung magazin film buch lied song album
    """.split()
)
NAMING_STEMS = tuple(
    """
    magazin zeitung firma gruppe stamm partei organisation verein album titel film sendung motto codename
    spitzname namen name bereich studie bericht aktion auszeichnung preis schiff kurz übersetzt
    """.split()
)
SLOGANS = frozenset(
    """
    aufschrift spruch sprüche sprüchen parole parolen losung losungen worten sprechchor sprechchöre ruf rufe rufen
    """.split()
)
"""Nouns whose words follow in marks, verb or none: "mit der Aufschrift „Freiheit“"."""
LABELLING = frozenset("als ein eine einen einem einer kein keine :".split())
LABELLING_IN_ACTS = frozenset("von vom für zu vor auf unter anderem eines".split())
"""Words before a quoted noun: "nannte es ein „Debakel“" always, "sprach von „Panik“" only with such a verb."""
ARTICLES = frozenset("der die das den dem des".split())
PERFORMING = frozenset("sang singt sangen singen gesungen spielte spielten aufführte aufgeführt inszenierte".split())
"""Verbs behind the title of what is sung or played."""
