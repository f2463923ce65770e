"""Reading one question: what is asked for, of whom, about what, and when.

Only the question itself is read here; what a follow-up takes from earlier ones is added by
`rag/conversation.py`. Rules are tried in the order of `_RULES`; the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from rag.dates import AskedPeriod, Period, asked_period
from rag.language import Language, question_language
from rag.lexicon import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS, QUESTION_WORDS, SPEECH_NOUN, SPEECH_VERB
from rag.speakers import FoundSpeaker, SpeakerFinder
from rag.words import Word, find_words

AsksFor = Literal["statements", "who_said", "fact", "list", "comparison", "yes_no", "timeline", "unknown"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read.

    `speakers` are those whose words are asked for; `others` are persons and institutions that the
    question only mentions. `subject` is who is asked about where no speaker of the corpus fits.
    `topic` are the content words left, in order, as written.
    """

    text: str
    language: Language
    asks_for: AsksFor
    fact: str | None
    speakers: tuple[FoundSpeaker, ...]
    others: tuple[FoundSpeaker, ...]
    subject: str | None
    topic: tuple[Word, ...]
    period: Period | None
    outlet: str | None
    recent: bool = False
    says_only: bool = False
    """Whether the verb is one of saying and nothing else ("sagte", "äußerte sich"), so that only statements answer."""
    carried_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What the rules look at."""

    text: str
    words: tuple[Word, ...]
    found: tuple[FoundSpeaker, ...]

    @property
    def lower(self) -> str:
        return self.text.lower()

    def starts_with(self, *heads: str) -> bool:
        return bool(self.words) and self.words[0].lower in heads


_COMPARISON = re.compile(
    r"\b(unterscheide\w*|unterschied\w*|verglich\w*|vergleich\w*|gegensatz|widersprech\w*|"
    r"widerspr[uü]ch\w*|beide\w? seiten|gegenüber ?stell\w*|"
    r"(?:un)?einig|differ\w*|compar\w*|both sides|disagree\w*|contradict\w*|versus|vs)\b",
    re.IGNORECASE,
)
_TIMELINE = re.compile(
    r"\b(chronologi\w*|zeitleiste|zeitstrahl|zeitverlauf|zeitlich\w* \w+|reihenfolge|nacheinander|"
    r"was geschah wann|wann geschah was|ablauf|verlauf|"
    r"timeline|chronolog\w*|in what order|sequence of events|when did what)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?:nenne\w*|liste\w*|zähle\w*|list|name all|name the)\b|\b(?:wer alles|welche alle|was alles|"
    r"wo überall|alle \w+, die)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"^(?:von wem|wessen|aus wessen|wem)\b|\b(?:stammt|stammen|whose (?:words|statement|quote))\b", re.IGNORECASE
)
_SPEAKER_NOUN = re.compile(
    r"^(?:welche[rs]?|which)\s(?:\w+\s)?(?:\w*(?:politiker|minister|präsident|sprecher|chef|diplomat|"
    r"person|expert|regierungschef|ministerium|behörde|"
    r"politician|president|spokes\w+|official|ministry|leader)\w{0,3})\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    r"^(?:stimmt es|gibt es|gab es|trifft es zu|ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|"
    r"hatte|hatten|kann|können|konnte|konnten|soll|sollen|will|wollen|"
    r"wollte|darf|dürfen|muss|müssen|kommt|kam|nahm|nimmt|steht|bleibt|blieb|liegt|traf|trafen|lehnt|"
    r"lehnte|plant|droht|drohte|unterstützt|fordert|forderte|sagt|sagte|"
    r"is|are|was|were|has|have|had|does|do|did|will|would|can|could|should)\s",
    re.IGNORECASE,
)
_SAYS_ONLY = re.compile(
    r"\b(?:sag\w+|gesagt|äußer\w+|geäußert|mein(?:t|te)|gemeint|sprach|spricht|gesprochen|redete?|zitat\w*|aussagen?|äußerung\w*|"
    r"say|says|said|tell|told|comment\w*|statements?|quotes?)\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(zuletzt|neueste\w*|aktuell\w*|jüngst\w*|kürzlich|latest|recently|most recent|last)\b", re.IGNORECASE
)
_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "how_long",
            r"\bwie ?lange?\b(?! ist)|\bwie viele? (?:stunden|minuten|tage|wochen|monate|jahre)\b|\bhow long\b|"
            r"\bwelche\w? (?:dauer|zeitraum|zeitspanne)\b",
        ),
        (
            "how_many",
            r"\bwie ?viele?\w?\b|\bwie (?:hoch|groß|oft|weit|alt|schwer|stark|tief|breit|schnell|teuer|häufig)\b|"
            r"\bhow (?:many|much|often|high|large|big|old|far)\b|"
            r"\bprozent(?:satz)?\b|\banzahl\b|\bwelche\w? (?:summe|zahl|höhe|wert|betrag|anteil|größe|fläche)\b|"
            r"\bpercentage\b",
        ),
        (
            "when",
            r"\bwann\b|\bwhen\b|\b(?:welche[mnrs]?|what|which) (?:\w+ )?(?:jahr|jahren|monat|tag|tagen|datum|"
            r"jahrhundert|jahrzehnt|uhrzeit|zeit|year|month|day|date|century)\b",
        ),
        (
            "where",
            r"\bwo\b|\bwohin\b|\bwoher\b|\bwhere\b|\b(?:welche[mnrs]?|which|what) (?:\w+ )?(?:\w*stadt|ort|orten|"
            r"land|ländern?|\w*region|\w*gebiet|staat|hauptstadt|county|"
            r"city|country|place)\b",
        ),
        (
            "why",
            r"\bwarum\b|\bweshalb\b|\bwieso\b|\bwhy\b|\bwelche[mnrs]? (?:grund|gründen?|ursache)\b|"
            r"\baus welchem grund\b|\bwhat reason\b",
        ),
        (
            "who",
            r"\bwer\b|\bwen\b|\bwem\b|\bwho\b|\bwhom\b|\bwelche[rnms]? (?:person|mann|frau|\w*präsident|\w*minister)\b",
        ),
        (
            "what",
            r"\bwas\b|\bwelche\w?\b|\bwie\b|\bwhat\b|\bwhich\b|\bhow\b|\bwo(?:für|mit|durch|rüber|rum|ran|rauf|"
            r"raus|von|vor|bei|nach|rin|zu)\b|\bwessen\b",
        ),
    )
)


def read_question(text: str, finder: SpeakerFinder, *, days: Collection[date], outlets: Collection[str]) -> Question:
    """Read a question by the speakers, publication days and outlets of the corpus."""
    words = tuple(find_words(text))
    period = asked_period(text, days)
    outlet = _named_outlet(text, outlets)
    found = tuple(finder.find(words))
    sentence = _Sentence(text, words, found)
    asks_for: AsksFor = next((kind for kind, fits in _RULES if fits(sentence)), "unknown")
    subject = _subject(sentence)
    speakers, others, unknown = _whose_words(sentence, subject, asks_for)
    if asks_for == "statements" and len(speakers) > 1:
        asks_for = "comparison"
    return Question(
        text=text,
        language=question_language(text),
        asks_for=asks_for,
        fact=_fact(text) if asks_for in {"fact", "list", "timeline", "unknown", "yes_no"} else None,
        speakers=speakers,
        others=others,
        subject=unknown,
        topic=_topic(words, speakers, period, outlet, asks_for),
        period=period.period if period else None,
        outlet=outlet,
        recent=bool(_RECENT.search(text)),
        says_only=bool(_SAYS_ONLY.search(text)),
    )


def _fact(text: str) -> str | None:
    return next((name for name, pattern in _FACTS if pattern.search(text)), None)


# --- what is asked for -------------------------------------------------------------------------------------------


def _is_comparison(sentence: _Sentence) -> bool:
    """As in "Worin unterscheiden sich die Darstellungen von Kreml und Weißem Haus?"."""
    return bool(_COMPARISON.search(sentence.text))


def _is_timeline(sentence: _Sentence) -> bool:
    """As in "In welcher Reihenfolge fanden die Telefonate statt?"."""
    return bool(_TIMELINE.search(sentence.text))


def _is_list(sentence: _Sentence) -> bool:
    """As in "Nenne die Teilnehmer", "Wer alles kam nach Brüssel?"."""
    return bool(_LIST.search(sentence.text))


def _is_who_said(sentence: _Sentence) -> bool:
    """As in "Wer warnte vor ...?", "Von wem stammt der Satz ...?", "Welcher Minister sagte ...?"."""
    if _ORIGIN.search(sentence.text):
        return _has_speech_verb(sentence) or bool(
            re.search(r"\b(satz|zitat|aussage|worte|stammt|quote|words|statement)", sentence.lower)
        )
    asks_who = sentence.starts_with("wer", "who") or bool(_SPEAKER_NOUN.search(sentence.text))
    return asks_who and _has_speech_verb(sentence)


def _is_statements(sentence: _Sentence) -> bool:
    """As in "Was sagte X zu Y?", "Wie äußerte sich X?", "Die Haltung von X zu Y", "X über Y"."""
    if _fact(sentence.text) in _NEVER_STATEMENTS:
        return False
    asks_what = any(word.lower in _WHAT for word in sentence.words[:3])
    if asks_what and _has_speech_verb(sentence) and _subject(sentence) is not None:
        return True
    if not sentence.found:
        return False
    noun = any(SPEECH_NOUN.match(word.lower) for word in sentence.words)
    if noun and not sentence.starts_with("wann", "wo", "warum", "when", "where", "why"):
        return True
    if asks_what and _asks_opinion(sentence):
        return True
    return (
        not any(word.lower in QUESTION_WORDS for word in sentence.words)
        and not _YES_NO.match(sentence.text)
        and not _verbal(sentence)
    )


_WHAT = frozenset(
    """
    was wie worüber wovor womit wozu wogegen wofür worauf welche welches welchen what how which
    """.split()
)
_NEVER_STATEMENTS = frozenset(("how_long", "how_many", "when", "where", "why"))
_OPINION = re.compile(
    r"\b(?:hält|halten|hielt|denk\w*|sieht|sehen|steht|stehen|will|wollen|stell\w*|sehe\w*|think\w*|"
    r"want\w*|stand\w*|see|view\w*)\b",
    re.IGNORECASE,
)


def _asks_opinion(sentence: _Sentence) -> bool:
    """As in "Was hält X von ...?", "Wie steht X zu ...?", "Was will X?"."""
    return bool(_OPINION.search(sentence.text)) and _subject(sentence) is not None


def _verbal(sentence: _Sentence) -> bool:
    """Whether a question without question word has a verb of its own, so that it is no keyword query."""
    return sentence.text.rstrip().endswith("?") and bool(_YES_NO.match(sentence.text))


def _is_yes_no(sentence: _Sentence) -> bool:
    """As in "Hat Russland Budapest zugestimmt?"."""
    return bool(_YES_NO.match(sentence.text))


def _is_fact(sentence: _Sentence) -> bool:
    """As in "Wie lange dauerte das Telefonat?"; anything with a question word."""
    return _fact(sentence.text) is not None


_RULES: tuple[tuple[AsksFor, Callable[[_Sentence], bool]], ...] = (
    ("comparison", _is_comparison),
    ("timeline", _is_timeline),
    ("list", _is_list),
    ("who_said", _is_who_said),
    ("statements", _is_statements),
    ("yes_no", _is_yes_no),
    ("fact", _is_fact),
)


def _has_speech_verb(sentence: _Sentence) -> bool:
    return any(SPEECH_VERB.match(word.text) and word.text[:1].islower() for word in sentence.words) or any(
        SPEECH_VERB.match(word.text) for word in sentence.words[:1]
    )


# --- whose words -------------------------------------------------------------------------------------------------


def _subject(sentence: _Sentence) -> tuple[int, int] | None:
    """The characters in which the subject of the verb of saying stands: "Was sagte [Merkel] zur Nato?".

    They begin behind the verb ("sagte X") or the auxiliary ("hat X ... gesagt", "did X say") and end
    before the first preposition, participle or punctuation.
    """
    words = sentence.words
    for number, word in enumerate(words):
        starts_clause = (
            word.lower in AUXILIARIES or (SPEECH_VERB.match(word.text) and number > 0) or _OPINION.fullmatch(word.text)
        )
        if not starts_clause:
            continue
        behind = number + 1
        while behind < len(words) and words[behind].lower in {
            "sich",
            "eigentlich",
            "denn",
            "noch",
            "genau",
            "auch",
            "gestern",
            "zuletzt",
            "kürzlich",
        }:
            behind += 1
        last = behind
        while last < len(words) and not _ends_subject(sentence.text, words, last, behind):
            last += 1
        if last > behind:
            return words[behind].start, words[last - 1].end
        return None
    return None


def _ends_subject(text: str, words: Sequence[Word], number: int, first: int) -> bool:
    word = words[number]
    if word.lower in PREPOSITIONS or word.lower in {"dass", "that", "whether", "ob", "es", "it"}:
        return True
    if number > first and re.search(r"[,.;:?!„\"»«]", text[words[number - 1].end : word.start]):
        return True
    if number > first and (SPEECH_VERB.match(word.text) and word.text[:1].islower()):
        return True
    return (
        number > first
        and word.lower in {"an", "die", "das", "den", "ein", "eine", "einen", "the", "a"}
        and words[number - 1].lower not in {"und", "and", "oder", "or"}
    )


def _whose_words(
    sentence: _Sentence, subject: tuple[int, int] | None, asks_for: AsksFor
) -> tuple[tuple[FoundSpeaker, ...], tuple[FoundSpeaker, ...], str | None]:
    """Split the persons found into those asked about and those only mentioned; name an unknown subject."""
    found = sentence.found
    if asks_for == "comparison":
        return found, (), None
    if asks_for != "statements":
        return (), found, None
    if subject is not None:
        inside = tuple(one for one in found if subject[0] <= one.start and one.end <= subject[1])
        if inside:
            return inside, tuple(one for one in found if one not in inside), None
        name = _without_article(sentence.text[subject[0] : subject[1]])
        if name and name.lower() not in FUNCTION_WORDS:
            return (), found, name
    return found[:1], found[1:], None


def _without_article(text: str) -> str:
    return re.sub(r"^(?:der|die|das|den|dem|the|ein|eine)\s+", "", text, flags=re.IGNORECASE).strip()


# --- about what --------------------------------------------------------------------------------------------------


def _topic(
    words: Sequence[Word],
    speakers: Sequence[FoundSpeaker],
    period: AskedPeriod | None,
    outlet: str | None,
    asks_for: AsksFor,
) -> tuple[Word, ...]:
    """The content words that are left; verbs and nouns of saying go where statements are asked for."""
    about_saying = asks_for in {"statements", "who_said", "comparison"}
    outlet_words = {word.lower for word in find_words(outlet or "")}
    topic = []
    degree = {
        after.start for before, after in pairwise(words) if before.lower in {"wie", "how"} and after.text.islower()
    }
    for word in words:
        named = any(one.start <= word.start and word.end <= one.end for one in speakers)
        dated = period is not None and period.start <= word.start and word.end <= period.end and about_saying
        function = word.lower in FUNCTION_WORDS or word.lower in QUESTION_WORDS or bool(_RECENT.fullmatch(word.text))
        saying = about_saying and (_says(word) or bool(_COMPARISON.fullmatch(word.text)))
        ordering = asks_for == "timeline" and bool(_TIMELINE.fullmatch(word.text))
        if not (named or dated or function or saying or ordering or word.start in degree or word.lower in outlet_words):
            topic.append(word)
    return tuple(topic)


def _says(word: Word) -> bool:
    return bool(SPEECH_VERB.match(word.text) and word.text[:1].islower()) or bool(SPEECH_NOUN.match(word.lower))


def _named_outlet(text: str, outlets: Collection[str]) -> str | None:
    """The outlet a question names: "Was schrieb VOL.AT über ...?"; the longest name wins."""
    lowered = text.lower()
    named = [name for name in outlets if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", lowered)]
    return max(named, key=lambda name: (len(name), name), default=None)
