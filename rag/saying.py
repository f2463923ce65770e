"""Words that say that somebody says something, in questions: verbs by their dictionary form, and nouns.

German verbs are those that report speech in articles (`index/quotes/cues.py`), found by morphology, and a few that
only questions use ("raushauen", "Stellung nehmen"); English ones are listed here by form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.quotes.cues import CUE_VERBS, SEPARABLE
from index.quotes.morphology import verb
from rag.lexicon import QUESTION_WORDS
from rag.words import Word

_NOT_IN_QUESTIONS = frozenset(
    """
    zeigen ergeben belegen beweisen finden befinden halten wissen rechnen schließen beginnen werfen bringen lauten
    entscheiden bestimmen beschließen fortfahren fortsetzen freuen ärgern verfügen lachen weitergeben unterstützen
    hervorgehen nachweisen zeugen fragen annehmen ausgehen ahnen empfangen übermitteln führen
    """.split()
)
"""Report speech beside words in quotation marks, but ask for facts: "Was ergab die Untersuchung?"."""
_ONLY_IN_QUESTIONS = frozenset(
    """
    reden sprechen reagieren tönen herumtönen rumtönen quatschen labern raushauen heraushauen bewerten beurteilen
    verlauten ausrichten vorhersagen ausplaudern versichern verneinen bejahen anmahnen anprangern ablassen loslassen
    vertreten bestehen beharren einfordern entgegnen befürchten verheißen verbreiten vergleichen relativieren einordnen
    quittieren rechtfertigen verharmlosen herunterspielen umschreiben skizzieren charakterisieren untermauern
    einstufen positionieren deuten interpretieren
    """.split()
)
_SEPARABLE = {"stufen": {"ein": "einstufen"}}
_PHRASES = re.compile(
    r"\bdie schuld (?:zuschieben|zuschob\w*|zugeschoben|geben|gab\w*|gibt|gegeben)\b|\bschob\w*\b.*\bdie schuld zu\b|"
    r"\b(?:gibt|gab|geben|gaben)\b.*\bdie schuld\b|"
    r"\bstellung (?:nehmen|nahm\w*|nimmt|genommen|bezog\w*|bezieht|bezogen)\b|"
    r"\b(?:nehmen|nahm\w*|nimmt|bezog\w*|bezieht)\b.*\bstellung\b|"
    r"\bvon sich (?:geben|gab\w*|gibt|gegeben)\b|\bvom stapel (?:lassen|ließ\w*|lässt|gelassen)\b|"
    r"\bzu (?:verstehen|bedenken|protokoll) (?:geben|gab\w*|gibt|gegeben)\b|"
    r"\b(?:to say|take on|position on|make of)\b",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    """
    said say says saying state stated states claim claimed claims demand demanded demands warn warned warns announce
    announced threaten threatened threatens criticise criticised criticize criticized comment commented think thinks
    thought believe believes believed tell told write wrote written writes respond responded react reacted propose
    proposed suggest suggested promise promised promises declare declared deny denied denies confirm confirmed stress
    stressed argue argued mention mentioned reply replied talk talked speak spoke spoken praise praised reject rejected
    insist insisted accuse accused admit admitted call called describe described describes explain explained express
    expressed fear feared predict predicted report reported remark remarked offer offered urge urged compared compares
    """.split()
)
_DETERMINERS = frozenset("the a an this that these those his her their its our my your of on in for no".split())
_PLAIN = frozenset(
    """
    sagen äußern meinen sprechen reden erwidern entgegnen antworten
    say said says tell told comment commented reply replied
    """.split()
)
SPEECH_NOUN = re.compile(
    r"(?:aussage|äußerung|zitat|statement|stellungnahme|position|haltung|meinung|standpunkt|reaktion|"
    r"vorschl[aä]g|forderung|kritik(?!er)|warnung|darstellung|schilderung|version|lesart|sichtweise|auffassung|"
    r"tonfall|rhetorik|wortwahl|befürchtung|sorge|erwartung|hoffnung|zweifel|vorw[uü]rf|behauptung|argument|einwand|appell|"
    r"ansicht|einschätzung|vermutung|prognose|vorhersage|bewertung|mahnung|empfehlung|ratschl[aä]g|bedenken|dementi|"
    r"anschuldigung|beschuldigung|beschwerde|antwort|worte|drohung|bedingung|angebot|erklärung|begründung|quote|view|stance|"
    r"opinion|comment|demand|account|fear|concern|accusation|argument|reply|"
    r"reaction|proposal|response|warning|remark|criticism|promise|claim|versprechen|zusage|ankündigung|"
    r"mitteilung)\w{0,3}$|ton(?:s|es)?$|kurs(?:es)?$",
    re.IGNORECASE,
)
"""Nouns for what somebody said or holds: "die Haltung von X zu Y", "X's view on Y"."""


def says(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word of a question is a verb of saying, alone or with its particle behind ("kündigte ... an")."""
    return spoken_verb(text, words, number) is not None


def says_something(text: str, words: Sequence[Word]) -> bool:
    """Whether a question has any verb of saying: "Was sagte ...?", "Was hat ... von sich gegeben?"."""
    return any(says(text, words, number) for number in range(len(words))) or bool(_PHRASES.search(text))


def says_only(text: str, words: Sequence[Word]) -> bool:
    """Whether it asks for words and nothing else ("sagte", "äußerte sich"), so that only statements answer."""
    spoken = (spoken_verb(text, words, number) for number in range(len(words)))
    return any(base in _PLAIN for base in spoken if base) or any(
        re.match(r"zitat|aussage|äußerung|statement|quote", word.lower) for word in words
    )


def is_speech_noun(word: Word) -> bool:
    """Whether a noun stands for something said: "Haltung", "Drohung", "view"."""
    return bool(SPEECH_NOUN.match(word.lower))


def is_particle(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word is the particle of a verb of saying before it: the "an" of "kündigte ... an"."""
    return _ends_clause(text, words, number) and any(
        words[number].lower in SEPARABLE.get(found.lemma, {})
        for word in words[:number]
        if (found := verb(word.lower)) is not None
    )


def _ends_clause(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a word is the last before a sign: "an" is a particle in "kündigte er an?", none in "an die Nato"."""
    return number + 1 == len(words) or text[words[number].end : words[number + 1].start].strip() != ""


def spoken_verb(text: str, words: Sequence[Word], number: int) -> str | None:
    """The dictionary form of a verb of saying, or its English form; None for any other word."""
    word = words[number]
    before = words[number - 1].lower if number else ""
    if word.text.lower() in _ENGLISH and before not in _DETERMINERS and word.text == word.lower:
        return word.lower
    if (number and word.text[:1].isupper()) or (not number and word.lower in QUESTION_WORDS):
        return None  # "Nenne ..." asks, and tells of nobody's saying
    found = verb(word.lower)
    if found is None:
        return None
    particles = _SEPARABLE.get(found.lemma) or SEPARABLE.get(found.lemma, {})
    for later in range(number + 1, len(words)) if particles else ():
        if words[later].lower in particles and _ends_clause(text, words, later):
            return particles[words[later].lower]
    known = found.lemma in CUE_VERBS or found.lemma in _ONLY_IN_QUESTIONS
    return found.lemma if known and found.lemma not in _NOT_IN_QUESTIONS else None
