"""Whether words in quotation marks are somebody's, or a name, a title, a word held at a distance.

Each rule answers with True, False or None for "I cannot tell"; the first that can tell decides. To add one, write it
with an example in its docstring and put it into `_RULES` where it belongs: what is certain stands first.
"""

from __future__ import annotations

from index.quotes import labels, lexicon, marked_names
from index.quotes.context import Frame
from index.quotes.marked import Marked, Rule
from index.quotes.marks import MarkPair
from index.quotes.morphology import verb
from index.quotes.phrase_words import is_declined_in_marks
from index.quotes.text import Text

_JOINING = frozenset({"und", "oder", "sowie", ","})
_LOOSE = frozenset({"according", "accordingly", "wie", "that", "told", "whereby"})
"""Rules whose frames hold the reporter's own sentence as often as somebody's words."""


def is_speech(
    text: Text,
    pair: MarkPair,
    owner: Frame | None,
    last_speech: MarkPair | None = None,
    last_name: MarkPair | None = None,
) -> bool:
    """Whether the marks hold words that somebody said or wrote, as the first rule that can tell decides.

    `last_speech` is the nearest pair before it that does, `last_name` the nearest that does not.
    """
    first, last = text.token_at(pair.start) + 1, text.token_at(pair.end) - 1
    words = [text.tokens[at] for at in range(first, last) if text.tokens[at].word]
    if not words:
        return False
    verbal = any((found := verb(word.lower)) is not None and found.finite for word in words if not word.capital)
    joined = _between(text, last_speech, pair) in _JOINING | {"und dass", "und von"}
    to_name = _between(text, last_name, pair) in _JOINING
    marked = Marked(text, pair, owner, words, verbal, first - 2, text.token_at(pair.end), joined, to_name)
    for rule in _RULES:
        answer = rule(marked)
        if answer is not None:
            return answer
    return True


def _between(text: Text, one: MarkPair | None, other: MarkPair) -> str:
    return text.text[one.end : other.start].strip() if one is not None else ""


def _slogan(marked: Marked) -> bool | None:
    """As in "mit der Aufschrift „Freiheit“", "riefen Parolen wie „Weg damit“", "„Genug“, mit diesen Worten ging er"."""
    at, tokens = marked.before, marked.text.tokens
    if at >= 0 and tokens[at].lower in {"wie", "beispiel"}:
        at -= {"beispiel": 3}.get(tokens[at].lower, 1)
    if at >= 0 and tokens[at].lower in labels.SLOGANS:
        return True
    behind = [token.lower for token in tokens[marked.behind : marked.behind + 4]]
    return True if behind in ([",", "mit", "diesen", "worten"], [",", "mit", "den", "worten"]) else None


def _accused(marked: Marked) -> bool | None:
    """As in "warf der Stadt „Untreue“ vor", "hat ihr „Untreue“ vorgeworfen", "warnte vor den „Besserwissern“"."""
    if not marked.in_act:
        return None
    tokens = marked.text.tokens
    closes = marked.behind + 1 >= len(tokens) or not tokens[marked.behind + 1].word
    if marked.tail in {"vorgeworfen", "vorwarf", "vorwerfen"} or (marked.tail == "vor" and closes):
        return True
    warned = marked.before > 0 and tokens[marked.before - 1].lower == "vor" and marked.lead in {"den", "dem", "der"}
    cue = marked.owner.cue if marked.owner is not None else None
    return True if warned and cue is not None and tokens[cue[0]].lower.startswith(("warn", "gewarn")) else None


def _woven(marked: Marked) -> bool | None:
    """As in "Er sagte, es gebe für die „Totengräber der Freiheit“ nichts", "wegen des „Aufrufs zum Streik“".

    Several words with small ones among them, inside indirect speech, or declined for the sentence, are no name.
    """
    if marked.owner is None or len(marked.words) < 3 or marked.lead not in labels.ARTICLES:
        return None
    named = lexicon.is_institution(marked.words[0].lower) or marked.words[0].text.isupper() or marked.tail == "("
    if named or all(word.capital for word in marked.words[1:]):
        return None
    declined = marked.attributed and is_declined_in_marks(marked.text, marked.before + 1)
    return True if declined or marked.owner.rule in _INDIRECT else None


_INDIRECT = frozenset({"behind", "before", "continued"})


def _all_of_it(marked: Marked) -> bool | None:
    """As in "„Weiter so“, rief er": all that the cue brings along."""
    if marked.owner is None or marked.owner.rule == "call":
        return None
    tokens = marked.text.tokens
    for first, last in marked.owner.parts:
        if abs(tokens[first].start - marked.pair.start) < 3 and tokens[last - 1].end <= marked.pair.end + 2:
            return True
    return None


def _one_word(marked: Marked) -> bool | None:
    """As in "Die „harten“ Winter, so der Forscher, seien vorbei": one adjective before its noun, no verb of saying.

    "müsse man, so der Forscher, als „hart“ ansehen" is his word; behind the sentence with the cue no single word is.
    """
    if len(marked.words) > 1 or marked.owner is None or marked.owner.rule not in _LOOSE:
        return None
    attribute = marked.behind < len(marked.text.tokens) and marked.text.tokens[marked.behind].capital
    return False if attribute or marked.owner.rule in {"told", "that"} else None


def _behind_adjective(marked: Marked) -> bool:
    """As in "beklagte einen klaren „Wortbruch“": the article stands before the adjective."""
    if marked.before < 1:
        return False
    adjective, article = marked.text.tokens[marked.before], marked.text.tokens[marked.before - 1]
    inflected = adjective.word and not adjective.capital and adjective.lower.endswith(("e", "en", "er", "es", "em"))
    return inflected and article.lower in labels.LABELLING - {"als", ":"}


def _label(marked: Marked) -> bool | None:
    """As in "nannte den Plan ein „Debakel“", "sprach von „Panik“"; other nouns in marks are names."""
    if not marked.name_like or (marked.attributed and len(marked.words) >= 7):
        return None
    labelled = marked.lead in labels.LABELLING or (marked.in_act and _behind_adjective(marked))
    if marked.owner is not None and marked.owner.rule == "call" and marked.owner.mention is None:
        return len(marked.words) > 2  # "was als „Sonnenwind“ bezeichnet wird" is a term
    if marked.owner is not None and marked.owner.rule == "noun":
        return False  # "die Einschätzung, man könne von einem „Mangel“ sprechen"
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
    return (count >= 3 and (marked.verbal or stop)) or (count >= 5 and marked.words[0].text[0].islower())


_RULES: tuple[Rule, ...] = (
    _slogan,
    marked_names.introduced_name,
    marked_names.source,
    marked_names.compound,
    marked_names.called_so,
    _accused,
    marked_names.abbreviated,
    marked_names.performed,
    _joined,
    _woven,
    marked_names.name_behind_article,
    marked_names.title_behind_colon,
    _all_of_it,
    marked_names.name_behind_noun,
    _one_word,
    _label,
    marked_names.joined_to_name,
    _alone,
)
