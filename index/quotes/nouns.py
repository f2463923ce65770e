"""Words that hang on a noun or an adverb instead of a verb: "der Vorwurf, er habe gelogen", "wonach", "demnach"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.quotes import lexicon
from index.quotes.clauses import can_speak, phrases
from index.quotes.complements import complement, end_of_words
from index.quotes.context import Context, Frame
from index.quotes.cues import CLAUSE_NOUNS, SPEECH_NOUNS, Takes
from index.quotes.gender import is_given_name
from index.quotes.mentions import Mention, read_mention
from index.quotes.morphology import verb
from index.quotes.naming import is_name_word
from index.quotes.phrase_words import is_modifier
from index.quotes.segments import Clause, Segment
from index.quotes.subjects import clause_subject, noun_before

POSSESSIVES = {
    **dict.fromkeys(("sein", "seine", "seinen", "seinem", "seiner"), "er"),
    **dict.fromkeys(("ihr", "ihre", "ihren", "ihrem", "ihrer"), "sie"),
}


def noun_frames(context: Context) -> Iterator[Frame]:
    """Every such construction of the sentence."""
    for number, segment in enumerate(context.segments):
        for rule in (_on_noun, _whereby, _accordingly):
            frame = rule(context, number)
            if frame is not None:
                yield frame
                break
        if segment.sign == ";":
            continue


_TOLD = frozenset(
    "kritik these theorie nachricht information bericht berichte meldung meldungen gerücht gerüchte prognose".split()
)
"""Nouns that tell that something is so, and ask nobody to do it: with them an infinitive hangs on another noun."""


def _on_noun(context: Context, number: int) -> Frame | None:
    """As in "Er wies den Vorwurf zurück, er habe gelogen"; "die Forderung, schneller zu entscheiden"."""
    segment, text = context.segments[number], context.text
    begin = complement(context, number, Takes.CLAUSE | Takes.INFINITIVE, core=False)
    if begin is None or begin != number + 1 or context.segments[begin].sign == ":":
        return None
    if context.segments[begin].kind is Clause.SUB and context.segments[begin].opener not in {"dass", "daß", "ob"}:
        return None
    kinds = (later.kind for later in context.segments[begin:] if later.kind is not Clause.FRAGMENT)
    tell_only = _TOLD if next(kinds, None) is Clause.INFINITIVE else frozenset[str]()
    for at in range(segment.last - 1, max(segment.first, segment.last - 9) - 1, -1):
        token = text.tokens[at]
        if token.capital and token.lower in CLAUSE_NOUNS and token.lower not in tell_only:
            words = ((context.segments[begin].first, end_of_words(context, begin)),)
            return Frame(words, (at, at + 1), _owner(context, number, at), "noun")
    return None


def _owner(context: Context, number: int, at: int) -> Mention | None:
    """Whose accusation: the genitive behind the noun, a possessive before it, else who "vertritt die Ansicht"."""
    text, segment = context.text, context.segments[number]
    if (possessive := _possessive(context, at, segment.first)) is not None:
        return possessive
    if (owned := _named_before(context, at, segment.first)) is not None:
        return owned
    if at + 1 < segment.last and text.tokens[at + 1].lower in lexicon.GENITIVES | {"von", "vom"}:
        shift = text.tokens[at + 1].lower in {"von", "vom"}
        return read_mention(text, at + 1 + shift, segment.last)
    main = _main(context, number)  # "Der Leiter hat am Montag, dem 3. Mai, die These vertreten, ..."
    segment = context.segments[main]
    if segment.kind is Clause.MAIN and segment.finite >= 0:
        found = clause_subject(context, main, segment.first)
        by_means = any(text.tokens[i].lower in {"mit", "unter"} for i in range(max(segment.first, at - 3), at))
        if found is not None and found.first <= at < found.last:
            return _itself(context, at)
        if found is not None and (by_means or _holds(context, segment)):
            return found if can_speak(found) else _itself(context, at)
    return _from(context, number, at)


def _named_before(context: Context, at: int, first: int) -> Mention | None:
    """As in "Angela Merkels Kritik, ...": the name in the genitive before the noun."""
    tokens = context.text.tokens
    begin = at
    while begin > first and tokens[begin - 1].capital and is_name_word(tokens[begin - 1].text):
        begin -= 1
    if begin == at or not tokens[at - 1].text.endswith("s") or tokens[at - 1].text.isupper():
        return None
    bare = tokens[at - 1].text.removesuffix("s")
    if is_given_name(tokens[at - 1].lower) or not re.search(rf"\b{re.escape(bare)}\b", context.text.text):
        return None  # "Hans Kritik" is nobody's of that name
    owner = read_mention(context.text, begin, at)
    return replace(owner, name=owner.name.removesuffix("s")) if owner is not None and owner.name else None


def _itself(context: Context, at: int) -> Mention:
    """As in "Vorwürfe wurden laut, ...": the noun at `at`, nobody's name, is all that tells whence the words come."""
    first = at
    while first > context.sentence.first and is_modifier(context.text.tokens[first - 1]):
        first -= 1
    first -= first > context.sentence.first and context.text.tokens[first - 1].lower in lexicon.DETERMINERS
    return Mention(first, at + 1, plural=True)


def _main(context: Context, number: int) -> int:
    """The segment, or the main clause before it that a fragment ends, or a participle: "hat am Montag, ... erhoben"."""
    before = number - (number > 0 and _ends_perfect(context, number))
    while before and context.segments[before].kind is Clause.FRAGMENT:
        before -= 1
    return before if context.segments[before].kind is Clause.MAIN else number


def _ends_perfect(context: Context, number: int) -> bool:
    """Whether the last word is the participle of an auxiliary in the segment before."""
    segment, before = context.segments[number], context.segments[number - 1]
    last = verb(context.text.tokens[segment.last - 1].lower)
    auxiliary = verb(context.text.tokens[before.finite].lower) if before.finite >= 0 else None
    perfect = auxiliary is not None and auxiliary.lemma == "haben"
    return perfect and segment.finite == segment.last - 1 and last is not None and last.participle


def _possessive(context: Context, at: int, first: int) -> Mention | None:
    """As in "Seine zentrale Aussage ist, ...": the possessive, which stands for "er"."""
    tokens = context.text.tokens
    begin = at - 1
    while begin > first and not tokens[begin].capital and is_modifier(tokens[begin]):
        begin -= 1
    pronoun = POSSESSIVES.get(tokens[begin].lower) if first <= begin < at else None
    return Mention(begin, begin + 1, pronoun=pronoun) if pronoun else None


def _from(context: Context, number: int, at: int) -> Mention | None:
    """As in "Von der Polizei kam die Information, ...", "die von dem Leiter geäußerte Hoffnung, ..."."""
    segment, text = context.segments[number], context.text
    for phrase in phrases(text, segment.first, at):
        if phrase.preposition in {"von", "vom", "seitens"} and can_speak(phrase.mention):
            return phrase.mention
    return None


def _holds(context: Context, segment: Segment) -> bool:
    """Whether the verb makes its subject the one who says it: "äußerte die Hoffnung", not "wies den Vorwurf zurück".

    "Das Amt geht von dem Verdacht aus, ..." does, too.
    """
    word, last = (context.text.tokens[at].lower for at in (segment.finite, segment.last - 1))
    return word.startswith(_HOLDING) or (word in {"geht", "gehen", "ging", "gingen"} and last == "aus")


_HOLDING = tuple(
    """
    äußer vertr erhob erheb hat hab gab gib lehn zeig mach stell kam komm schl begründ lass läss ließ heg erteil teil
    """.split()
)


def _whereby(context: Context, number: int) -> Frame | None:
    """As in "ein Bericht, wonach die Brücke gesperrt wird"; "Studien, nach denen sie sicher ist"."""
    segment, text = context.segments[number], context.text
    first = segment.first
    words = [text.tokens[at].lower for at in range(first, min(first + 2, segment.last))]
    if segment.sign != "," or not number:
        return None
    if words[:1] in (["wonach"], ["demzufolge"]):
        skip = 1
    elif (
        len(words) == 2
        and words[0] in {"nach", "laut"}
        and words[1] in {"denen", "der", "dem", "welchen", "welcher", "welchem"}
    ) or (len(words) == 2 and words[0] in lexicon.RELATIVES and words[1] == "zufolge"):
        skip = 2
    else:
        return None
    before = noun_before(context, number)
    if skip == 2 and (before is None or (not lexicon.is_speaker_noun(before.head) and before.head not in SPEECH_NOUNS)):
        return None
    mention = Mention(before.first if before else first, first + skip, pronoun=words[skip - 1], stands_for=before)
    return Frame(((first + skip, min(segment.last, context.end)),), (first, first + skip), mention, "whereby")


def _accordingly(context: Context, number: int) -> Frame | None:
    """As in "Demnach ist die Brücke sicher."."""
    segment, text = context.segments[number], context.text
    if number or segment.opener not in {"demnach", "demzufolge", "danach"} or segment.opener == "danach":
        return None
    return (
        Frame(
            ((segment.first + 1, context.end),),
            (segment.first, segment.first + 1),
            Mention(segment.first, segment.first + 1, pronoun=segment.opener),
            "accordingly",
        )
        if segment.first + 1 < context.end and text
        else None
    )
