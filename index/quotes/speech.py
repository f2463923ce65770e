"""Whether words in quotation marks are somebody's, or a name, a title, a word held at a distance.

Each rule answers with True, False or None for "I cannot tell"; the first that can tell decides. To add one, write it
with an example in its docstring and put it into `_RULES` where it belongs: what is certain stands first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.quotes import labels
from index.quotes.context import Frame
from index.quotes.cues import CORE
from index.quotes.marks import MarkPair
from index.quotes.morphology import verb
from index.quotes.text import Text, Token


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in one pair of marks, the tokens around it, and the frame that would own it."""

    text: Text
    pair: MarkPair
    owner: Frame | None
    words: Sequence[Token]
    verbal: bool
    """Whether a finite verb is among the words."""
    before: int
    """Token before the opening mark, -1 at the beginning."""
    behind: int
    """Token behind the closing mark."""
    joined: bool
    """Whether "und", "oder" or a comma joins it to a pair of marks just before it that holds speech."""

    @property
    def lead(self) -> str:
        """The token before the mark, in lower case; "" at the beginning of the article."""
        return self.text.tokens[self.before].lower if self.before >= 0 else ""

    @property
    def tail(self) -> str:
        """The token behind the mark, in lower case; "" at the end of the article."""
        return self.text.tokens[self.behind].lower if self.behind < len(self.text.tokens) else ""

    @property
    def name_like(self) -> bool:
        """As in "Discovery", "3Fach", "Aktion Deutschland hilft": few words are small, none a finite verb."""
        small = sum(not word.capital for word in self.words)
        return (
            not self.verbal
            and small <= len(self.words) // 2
            and (self.words[0].capital or self.words[0].text[0].isdigit())
        )

    @property
    def attributed(self) -> bool:
        """Whether a cue or a speaker owns the words, not only the sentence before them."""
        return self.owner is not None and self.owner.rule != "told"

    @property
    def in_act(self) -> bool:
        """Whether the sentence is a speech act, which labels things: "kritisierte", "nannte", "hält für"."""
        return self.owner is not None and self.owner.rule in {"act", "label"}


_LOOSE = frozenset({"according", "accordingly", "wie", "that", "told", "whereby"})
"""Rules whose frames hold the reporter's own sentence as often as somebody's words."""

Rule = Callable[[Marked], bool | None]


def is_speech(text: Text, pair: MarkPair, owner: Frame | None, last_speech: MarkPair | None = None) -> bool:
    """Whether the marks hold words that somebody said or wrote, as the first rule that can tell decides.

    `last_speech` is the nearest pair before it that does.
    """
    first, last = text.token_at(pair.start) + 1, text.token_at(pair.end) - 1
    words = [text.tokens[at] for at in range(first, last) if text.tokens[at].word]
    if not words:
        return False
    verbal = any((found := verb(word.lower)) is not None and found.finite for word in words if not word.capital)
    between = text.text[last_speech.end : pair.start].strip() if last_speech is not None else ""
    joined = between in {"und", "oder", "sowie", ",", "und dass", "und von"}
    marked = Marked(text, pair, owner, words, verbal, first - 2, text.token_at(pair.end), joined)
    for rule in _RULES:
        answer = rule(marked)
        if answer is not None:
            return answer
    return True


def _slogan(marked: Marked) -> bool | None:
    """As in "mit der Aufschrift „Freiheit“", "riefen Parolen wie „Weg damit“", "mit den Worten „Genug“"."""
    at, tokens = marked.before, marked.text.tokens
    if at >= 0 and tokens[at].lower in {"wie", "beispiel"}:
        at -= {"beispiel": 3}.get(tokens[at].lower, 1)
    return True if at >= 0 and tokens[at].lower in labels.SLOGANS else None


def _introduced_name(marked: Marked) -> bool | None:
    """As in "das Magazin „Morgen“", "unter dem Titel „Wir gehen“", "die Behörde (kurz: „Amt“)"."""
    if marked.before < 0:
        return None
    if marked.lead in labels.NAMING:
        return False
    token = marked.text.tokens[marked.before]
    if token.text in ":(" and marked.before > 0:
        near = range(max(0, marked.before - 4), marked.before)
        bracket = token.text == "(" or any(marked.text.tokens[at].text == "(" for at in near)
        speech = len(marked.words) > 4 and (marked.verbal or not marked.words[0].capital)
        return False if bracket and not speech else None
    names = token.lower.startswith(labels.NAMING_STEMS) or token.lower.endswith(labels.NAMING_STEMS[:12])
    return False if token.capital and names else None


def _source(marked: Marked) -> bool | None:
    """As in "laut „Morgenpost“", "sagte er gegenüber „Radio Nord“": who reports or was told."""
    return False if marked.lead in {"laut", "gegenüber"} and len(marked.words) <= 4 and not marked.verbal else None


def _compound(marked: Marked) -> bool | None:
    """As in "die „Nordlicht“-Redaktion": half of a noun."""
    closed = marked.behind < len(marked.text.tokens) and marked.text.tokens[marked.behind].start == marked.pair.end
    return False if closed and marked.tail in {"-", "‑"} and not marked.verbal else None


def _called_so(marked: Marked) -> bool | None:
    """As in "das als „Dschungel“ bekannte Lager", "meist „der Dicke“ genannt"; not "vom Minister „töricht“ genannt"."""
    by_somebody = marked.owner is not None and marked.owner.mention is not None
    names = ("bekannt", "getauft") if by_somebody else ("bekannt", "getauft", "genannt")
    return False if marked.tail.startswith(names) and not marked.verbal else None


def _name_behind_article(marked: Marked) -> bool | None:
    """As in "die Mannschaft der „Discovery“": a short name, unless the sentence is a speech act."""
    short = marked.words[0].capital and len(marked.words) <= 4
    return False if marked.lead in labels.ARTICLES and short and not marked.in_act else None


def _title_behind_colon(marked: Marked) -> bool | None:
    """As in "Nun erschien ihr Buch: „Lange Nächte“": no sentence, and nobody who says or asks it."""
    if marked.lead != ":" or marked.verbal or marked.text.text[marked.pair.end - 2] in ".!?…":
        return None
    if not marked.name_like and (len(marked.words) > 4 or marked.owner is None or marked.owner.cue is not None):
        return None
    spoken = marked.owner is not None and marked.owner.cue is not None and _core(marked.text, marked.owner.cue[0])
    return None if spoken else False


def _core(text: Text, at: int) -> bool:
    found = verb(text.tokens[at].lower)
    return found is not None and found.lemma in CORE


def _all_of_it(marked: Marked) -> bool | None:
    """As in "„Weiter so“, rief er": all that the cue brings along."""
    if marked.owner is None or marked.owner.rule == "call":
        return None
    tokens = marked.text.tokens
    for first, last in marked.owner.parts:
        if abs(tokens[first].start - marked.pair.start) < 3 and tokens[last - 1].end <= marked.pair.end + 2:
            return True
    return None


def _name_behind_noun(marked: Marked) -> bool | None:
    """As in "der Dampfer „Weiße Möwe“"."""
    noun = marked.before >= 0 and marked.text.tokens[marked.before].capital
    return False if noun and marked.words[0].capital and not marked.verbal else None


def _one_word(marked: Marked) -> bool | None:
    """As in "Die „harten“ Winter, so der Forscher, seien vorbei": one adjective before its noun, no verb of saying.

    "müsse man, so der Forscher, als „hart“ ansehen" is his word; behind the sentence with the cue no single word is.
    """
    if len(marked.words) > 1 or marked.owner is None or marked.owner.rule not in _LOOSE:
        return None
    attribute = marked.behind < len(marked.text.tokens) and marked.text.tokens[marked.behind].capital
    return False if attribute or marked.owner.rule in {"told", "that"} else None


def _label(marked: Marked) -> bool | None:
    """As in "nannte den Plan ein „Debakel“", "sprach von „Panik“"; other nouns in marks are names."""
    if not marked.name_like:
        return None
    labelled = marked.lead in labels.LABELLING
    if marked.owner is not None and marked.owner.rule == "call" and marked.owner.mention is None:
        return len(marked.words) > 2  # "was als „Sonnenwind“ bezeichnet wird" is a term
    return marked.attributed and (labelled or (marked.in_act and marked.lead in labels.LABELLING_IN_ACTS))


def _joined(marked: Marked) -> bool | None:
    """As in "nannte es „dreist“ und „Unfug“": like the words it is joined to."""
    return True if marked.joined else None


def _alone(marked: Marked) -> bool | None:
    """As in "Er ging. „Es ist genug.“", "nur bei einer „konkreten und nahen Gefahr für alle“".

    Five words are speech; where nobody is named they need a verb, a stop or a small first letter, and three with a verb
    are enough.
    """
    count = len(marked.words)
    if marked.attributed:
        return True if count >= 5 else None
    if marked.owner is not None and not marked.words[0].capital:
        return None
    stop = marked.text.text[marked.pair.end - 2] in ".!?"
    return (count >= 3 and (marked.verbal or stop)) or (count >= 5 and not marked.words[0].capital)


_RULES: tuple[Rule, ...] = (
    _slogan,
    _introduced_name,
    _source,
    _compound,
    _called_so,
    _joined,
    _name_behind_article,
    _title_behind_colon,
    _all_of_it,
    _name_behind_noun,
    _one_word,
    _label,
    _alone,
)
