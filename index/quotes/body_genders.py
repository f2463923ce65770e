"""The gender of a body by the ending of its noun, which decides adjectives before it and pronouns for it."""

from __future__ import annotations

FEMININE = tuple(
    """
    regierung partei polizei behörde anwaltschaft kommission gewerkschaft agentur zeitung universität hochschule
    firma bank organisation union fraktion armee bundeswehr feuerwehr wehr stiftung kirche liga botschaft verwaltung
    stadt initiative gesellschaft kammer zentrale presse leitung anstalt airline allianz koalition opposition mission
    seite führung miliz gruppe bewegung delegation justiz redaktion
    """.split()
)
NEUTER = tuple(
    """
    ministerium gericht amt magazin blatt institut unternehmen parlament haus militär zentrum büro werk gremium
    präsidium tribunal komitee bündnis fernsehen radio land team lager
    """.split()
)
MASCULINE = tuple(
    """
    gerichtshof verband bund sender konzern senat kongress kreml verein club klub ausschuss rat dienst rundfunk
    vorstand hersteller betreiber vatikan bundestag landtag
    """.split()
)
KINDS = frozenset((*FEMININE, *NEUTER, *MASCULINE))
"""Nouns that alone only say what kind of body it is."""
