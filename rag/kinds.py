"""What a question asks for: statements, who said something, a fact of some type, a list, a comparison ...

Rules are tried in the order of `_RULES`; the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from index.quotes.lexicon import is_institution, looks_plural, role_head
from index.quotes.morphology import lemma, verb
from index.quotes.naming import is_name_word
from rag.language import Language
from rag.lexicon import PREPOSITIONS, QUESTION_WORDS
from rag.saying import is_speech_noun, says_only, says_something
from rag.speakers import FoundSpeaker
from rag.subject import Subject, is_source
from rag.words import Word

AsksFor = Literal["statements", "who_said", "fact", "list", "comparison", "yes_no", "timeline", "unknown"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules look at."""

    text: str
    words: tuple[Word, ...]
    found: tuple[FoundSpeaker, ...]
    subject: Subject
    language: Language
    fact: str | None
    long_period: bool = False
    """Whether it names a time in which a thing can happen more than once: "im Jahr 2025", not "am 12. Februar"."""

    def starts_with(self, *heads: str) -> bool:
        """Whether its first word is one of these."""
        return bool(self.words) and self.words[0].lower in heads


def asks_for(sentence: Sentence) -> AsksFor:
    """What a question asks for; "unknown" is a query of keywords."""
    return next((kind for kind, fits in _RULES if fits(sentence)), "unknown")


COMPARISON = re.compile(
    r"\b(unterscheide\w*|unterschied\w*|verglich\w*|vergleich\w*|gegensatz|widersprech\w*|widerspr[uü]ch\w*|"
    r"beide\w? seiten|gegenüber ?stell\w*|uneinig\w*|gehen? auseinander|"
    r"differ\w*|compar\w*|both sides|disagree\w*|contradict\w*|versus|vs)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"vergl[ei]+ch\w*|compare[ds]", re.IGNORECASE)
_ASIDE = re.compile(
    r"\bim (?:vergleich|gegensatz|unterschied|widerspruch) (?:zu[mr]?|mit)\b|\bverglichen mit\b|"
    r"\bcompared (?:to|with)\b|\bauf (?:den )?beiden seiten\b|"
    r",\s(?:\w+\s)?(?:d(?:ie|er|as|en|em|eren|essen)|welche[mnrs]?|obwohl|weil)\s"
    r"(?!(?-i:[A-ZÄÖÜ])[\w-]*(?:,|\s(?:und|oder)\b))[^,?]*",
    re.IGNORECASE,
)
"""What a question of fact only mentions: "Wie viele starben im Vergleich zum Vorjahr?", "Welches Gesetz, das ...?"."""
TIMELINE = re.compile(
    r"\b(chronologi\w*|chronik|zeitleiste|zeitstrahl|zeitverlauf|zeitlich\w* (?:ablauf|abfolge|reihenfolge|verlauf)|"
    r"reihenfolge|nacheinander|was geschah wann|wann geschah was|ablauf|verlauf|(?:verändert|entwickelt|gewandelt)e?|"
    r"im lauf\w* (?:de[rs](?: zeit)?|\w+er)|"
    r"timeline|chronolog\w*|in what order|sequence of events|when did what|over time)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"(?:verändert|entwickelt|gewandelt)e?", re.IGNORECASE)
_LIST = re.compile(
    r"^(?:nenn\w*|liste?\w*|zähle?\w*|list|name all|name the)\b|\b(?:wer|welche|was|wo|wen|who|what) all(?:e|es)?\b|"
    r"\b(?:wo überall|alle \w+, die|alle aussagen|alles, was|everything|all statements)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\bvon wem\b|^(?:(?:aus )?wessen|von welche[mrn])\b|\bwhose (?:words|statement|quote)\b", re.IGNORECASE
)
_EVERYBODY = re.compile(r"\b(?:alle|jene|diejenigen|everyone|everybody|all),? (?:die|wer|who)\b", re.IGNORECASE)
_SAYING = re.compile(r"\b(satz|zitat|aussage|warnung|worte|spruch|quote|words|statement)\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:findet|fand|meint|glaubt),? dass\b|\b(?:hält|hielt|halten)\b.*\bfür\b|\bwants?\b", re.IGNORECASE
)
_SPEAKER_NOUN = re.compile(
    r"^(?:welche[rs]?|which)\s(?:\w+\s)?(?:\w*(?:politiker|minister|präsident|sprecher|chef|diplomat|berater|"
    r"person|expert|regierungschef|ministerium|behörde|seite|"
    r"politician|president|spokes\w+|official|ministry|leader|advis[eo]r|senator|congress(?:wo)?man|mayor|governor|"
    r"chancellor|lawyer)\w{0,3})\b",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(r"^(?:stimmt es|trifft es zu|ist es wahr|is it true)", re.IGNORECASE)
_ENGLISH_FIRST = frozenset(
    "is are was were has have had does do did will would can could should may might must".split()
)
_WHAT = frozenset(
    """
    was wie worüber wovor womit wozu wogegen wofür worauf woran worum welche welches welchen welcher welchem what how
    which
    """.split()
)
_MEASURES = frozenset(("how_long", "how_many", "when"))
"""Facts that are one, whatever is compared: "Wie groß ist der Unterschied?"."""
_NEVER_STATEMENTS = _MEASURES | {"where", "why"}
_WHICH_THING = re.compile(
    r"(?:(?:als|an|auf|aus|bei|binnen|durch|für|gegen|hinter|in|mit|nach|neben|seit|über|um|unter|von|vor|wegen|zu)\s)?"
    r"welche[mnrs]?\s(?:(?-i:[a-zäöü])[\w-]*\s){0,3}((?-i:[A-ZÄÖÜ0-9])[\w-]*)",
    re.IGNORECASE,
)
"""The noun of the thing asked for, wherever in the sentence it stands: "In welcher Zeitung", "Welches Gesetz"."""
_WHATS_ITS_NAME = re.compile(r"wie (?:(?:heiß|hieß)\w*(?! es\b)|(?:nenn|nannt|bezeichne)\w* man)\b", re.IGNORECASE)
_THINKS_OF = re.compile(r"^was (?:h[äa]lt|hielt|halten|denk|dacht)\w*\b.*\b(?:von|vom|über)\b", re.IGNORECASE)
_OPINION = re.compile(
    r"\b(?:hält|halten|hielt|denk\w*|sieht|sehen|steht|stehen|stand|will|wollen|wollte|stell\w*|sehe\w*|think\w*|"
    r"want\w*|stand\w*|see|view\w*)\b",
    re.IGNORECASE,
)


def is_list(text: str) -> bool:
    """Whether everything of a kind is asked for: "Nenne die Teilnehmer", "Wer alles kam nach Brüssel?"."""
    return bool(_LIST.search(text))


def _is_comparison(sentence: Sentence) -> bool:
    """As in "Worin unterscheiden sich die Darstellungen von Kreml und Weißem Haus?"; not "Wer verglich A mit B?".

    In a question of fact, comparing is what somebody did or can do: "Womit lässt sich die Größe vergleichen?".
    """
    if sentence.fact in _MEASURES:
        return False
    if sentence.fact is None:
        return bool(COMPARISON.search(sentence.text))
    compares = COMPARISON.search(_ASIDE.sub("", sentence.text))
    return compares is not None and not _COMPARES.fullmatch(compares[1])


def _is_timeline(sentence: Sentence) -> bool:
    """As in "In welcher Reihenfolge fanden die Telefonate statt?", "Wann telefonierten sie im Jahr 2025?"."""
    orders = TIMELINE.search(sentence.text)
    if orders is not None and (not _CHANGES.fullmatch(orders[1]) or _of_itself(sentence)):
        return True
    return sentence.fact == "when" and sentence.long_period and not _verb_first(sentence)


def _of_itself(sentence: Sentence) -> bool:
    """As in "Wie hat sich der Ton verändert?"; "Wer hat die Theorie entwickelt?" asks for one fact."""
    return any(word.lower == "sich" for word in sentence.words)


def _is_list(sentence: Sentence) -> bool:
    """As in "Nenne die Teilnehmer", "Wer alles kam nach Brüssel?"."""
    return is_list(sentence.text)


def _is_who_said(sentence: Sentence) -> bool:
    """As in "Wer warnte vor ...?", "Von wem stammt der Satz ...?", "Welcher Minister sagte ...?"."""
    speaks = says_something(sentence.text, sentence.words)
    if _ORIGIN.search(sentence.text):
        return speaks or bool(_SAYING.search(sentence.text)) or any(map(is_speech_noun, sentence.words))
    if speaks and _EVERYBODY.search(sentence.text):
        return True
    asks_who = (
        sentence.starts_with("wer", "who") or bool(_SPEAKER_NOUN.search(sentence.text)) or _which_speaks(sentence)
    )
    return asks_who and (speaks or bool(_HOLDS.search(sentence.text)))


def _which_speaks(sentence: Sentence) -> bool:
    """As in "Welcher SPD-Politiker sagte ...?", "Welche Gewerkschaft kritisiert ...?"."""
    which = _WHICH_THING.match(sentence.text)
    if which is None or not sentence.starts_with("welcher", "welche", "welches"):
        return False
    return bool(role_head(which[1]) or is_institution(which[1]))


def _is_yes_no(sentence: Sentence) -> bool:
    """As in "Hat Russland Budapest zugestimmt?"; "Hat er etwas zur Nato gesagt?" asks for what he said."""
    if not _verb_first(sentence):
        return False
    return not (says_only(sentence.text, sentence.words) and (sentence.subject.speakers or sentence.subject.unknown))


def _verb_first(sentence: Sentence) -> bool:
    words = sentence.words
    if _CONFIRMS.match(sentence.text):
        return True
    if len(words) < 2 or any(word.lower in QUESTION_WORDS for word in words[:2]) or words[1].lower in PREPOSITIONS:
        return False
    if sentence.language == "en":
        return words[0].lower in _ENGLISH_FIRST
    first = verb(words[0].lower)
    return first is not None and first.finite and sentence.text.rstrip().endswith("?")


def _is_statements(sentence: Sentence) -> bool:
    """As in "Was sagte X zu Y?", "Wie äußerte sich X?", "Die Haltung von X zu Y", "X über Y"."""
    if sentence.fact in _NEVER_STATEMENTS or _asks_for_a_thing(sentence):
        return False
    subject = sentence.subject
    somebody = bool(subject.speakers or subject.unknown or subject.pronoun)
    asks_what = any(word.lower in _WHAT for word in sentence.words[:3])
    if somebody and (asks_what or _verb_first(sentence)) and says_something(sentence.text, sentence.words):
        return True
    if (
        any(is_speech_noun(word) for word in sentence.words)
        and subject.speakers
        and not sentence.starts_with("wer", "who")
    ):
        return True
    if asks_what and _OPINION.search(sentence.text) and (subject.speakers or subject.pronoun):
        return True
    if asks_what and subject.unknown and (_THINKS_OF.search(sentence.text) or _holds_something(sentence)):
        return True
    return bool(sentence.found) and not any(word.lower in QUESTION_WORDS for word in sentence.words)


def _holds_something(sentence: Sentence) -> bool:
    """As in "Welche Haltung hat Frank Bsirske zum Vorwurf?": somebody's view, of whom nobody may be quoted."""
    which = _WHICH_THING.match(sentence.text)
    view = any(is_speech_noun(word) for word in sentence.words if which and word.start == which.start(1))
    name = sentence.subject.unknown or ""
    return view and " " in name and all(map(is_name_word, name.split()))


def _asks_for_a_thing(sentence: Sentence) -> bool:
    """Whether a name or one of some things is asked for, no words: "Welches Gesetz lehnte X ab?", "Wie heißt ...?".

    "Welche Haltung hat X?", "Welche Ziele nannte X?" and "Welche Punkte sind laut X offen?" ask for words.
    """
    which = _WHICH_THING.match(sentence.text)
    if which is None:
        return bool(_WHATS_ITS_NAME.match(sentence.text))
    if any(is_source(sentence.text, one) for one in sentence.found) or says_only(sentence.text, sentence.words):
        return False
    several = looks_plural(which[1].lower()) and lemma(which[1]) != which[1]
    if several and sentence.subject.speakers and says_something(sentence.text, sentence.words):
        return False
    return not any(is_speech_noun(word) for word in sentence.words if word.start == which.start(1))


def _is_fact(sentence: Sentence) -> bool:
    """As in "Wie lange dauerte das Telefonat?"; anything with a question word."""
    return sentence.fact is not None


_RULES: tuple[tuple[AsksFor, Callable[[Sentence], bool]], ...] = (
    ("comparison", _is_comparison),
    ("timeline", _is_timeline),
    ("who_said", _is_who_said),
    ("list", _is_list),
    ("yes_no", _is_yes_no),
    ("statements", _is_statements),
    ("fact", _is_fact),
)
