"""Words of those whom no name tells apart: "Was sagen Analysten?", "Was teilte die Polizei mit?".

They are no speakers of the corpus, since one paper's analysts are not another's. Whose words they are stands in the
statement itself, so only the words with that mention are theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus import Span
from index import Quote
from index.quotes.cues import CUE_VERBS, SEPARABLE
from index.quotes.gender import is_given_name
from index.quotes.lexicon import looks_plural, role_head
from index.quotes.morphology import lemma, verb
from index.quotes.resolve import is_common_noun
from index.quotes.roles import Key, role_key
from rag.archive import Archive
from rag.compose import Chosen
from rag.evidence import main_quote, quote_evidence
from rag.lexicon import FUNCTION_WORDS
from rag.offices import is_adjective
from rag.question import Question
from rag.same_claim import merge_claims
from rag.speakers import speaks_for
from rag.statements import ON_TOPIC, in_period, topic_shares
from rag.topic_head import of_head
from rag.topical import articles_on_topic
from rag.words import Word, find_words

_PASSAGES = 40
_STEM, _ENDING = 5, 2  # letters of a name's stem, at least, and of the endings that may follow it, at most
_LIMIT = 5


def said_by_unnamed(archive: Archive, question: Question, allowed: Collection[str] | None) -> list[Chosen]:
    """What the group or body asked for says on the topic, best first; nothing where the subject is a name."""
    subject = question.spokesman or question.subject or ""
    words = [word for word in find_words(subject) if word.lower not in FUNCTION_WORDS]
    wanted = _companion_key(question, subject, words)
    if not wanted and not _is_group(subject, words):
        return []
    own = {word.lower for word in words}
    topic = tuple(word for word in question.topic if word.lower not in own)
    terms = archive.terms(replace(question, topic=topic, others=()))
    hits = archive.retriever.search(archive.search_text(question), _PASSAGES, article_ids=allowed)
    found: dict[Span, Quote | None] = {}
    for article_id in dict.fromkeys(hit.passage.span.article_id for hit in hits):
        found |= (
            _with_key(archive, question, article_id, wanted)
            if wanted
            else _theirs(archive, question, article_id, subject)
        )
    spans = list(found)
    shares = topic_shares(archive, question, terms, spans) if terms else [1.0] * len(spans)
    every = [Chosen(span, found[span], share) for span, share in zip(spans, shares, strict=True)]
    chosen = [one for one in every if one.score >= ON_TOPIC]
    if every and not chosen:
        on_topic = articles_on_topic(archive, terms, list(dict.fromkeys(one.span.article_id for one in every)))
        chosen = [one for one in every if one.span.article_id in on_topic]
    met = of_head(archive, question, (one.span for one in chosen))
    chosen = [one for one, is_met in zip(chosen, met, strict=True) if is_met]
    return merge_claims(archive, sorted(chosen, key=lambda one: (-one.score, one.span)))[:_LIMIT]


def _is_group(subject: str, words: Sequence[Word]) -> bool:
    """Whether it is a group or a body without a name of its own: "die Veranstalter", "die Polizei"."""
    if not words or sum(word.text[:1].isupper() for word in words) > 1 or not is_common_noun(words[-1].text):
        return False
    one_person = subject.startswith(("der ", "Der ")) or not looks_plural(words[-1].lower)
    return not (role_head(words[-1].text) and one_person)  # "der ehemalige Kanzler" is one certain person


def _companion_key(question: Question, subject: str, words: Sequence[Word]) -> Key:
    """What the mention of somebody who belongs to somebody must have: "Sprecher" and "Merkel"; empty for others.

    A first name need not be repeated: "der Arzt Lahms".
    """
    translated = [word for one in words for word in question.translations.get(one.lower, ())[:1]]
    head = next((word for word in (*translated, *(one.text for one in words)) if role_head(word)), None)
    kept = [word.text for word in words if not is_given_name(word.lower)]
    key = role_key(" ".join([*translated, *(word for word in kept if word.lower() not in question.translations)]))
    return key if head is not None and len(key) > 1 else frozenset()


def _with_key(archive: Archive, question: Question, article_id: str, wanted: Key) -> dict[Span, Quote | None]:
    """What an article has of whoever it calls by those words."""
    article = archive.index.articles[article_id]
    found: dict[Span, Quote | None] = {}
    for quote in archive.index.quotes.in_article(article_id):
        if quote.mention is None or not in_period(archive, question, quote):
            continue
        if _meets(role_key(article.text[quote.mention.start : quote.mention.end]), wanted):
            found.setdefault(quote_evidence(archive.index, quote).span, quote)
    return found


def _meets(key: Key, wanted: Key) -> bool:
    """Whether a mention has all the words; of a name the stem may differ by an ending: "Koch-Mehrins"."""
    return all(word in key or any(_is_ending(word, other) for other in key) for word in wanted)


def _is_ending(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) >= _STEM and len(long) - len(short) <= _ENDING and long.startswith(short)


def _theirs(archive: Archive, question: Question, article_id: str, subject: str) -> dict[Span, Quote | None]:
    """What an article has of theirs: quotations with the mention, and sentences in which they say something."""
    article, quotes = archive.index.articles[article_id], archive.index.quotes.in_article(article_id)
    found: dict[Span, Quote | None] = {}
    for quote in quotes:
        if quote.speaker_id is None and quote.mention is not None and in_period(archive, question, quote):
            shown = quote_evidence(archive.index, quote).span
            mention = article.text[quote.mention.start : quote.mention.end]
            inside = shown.start <= quote.mention.start and quote.mention.end <= shown.end
            if inside and (_is_named(mention, subject) or speaks_for(mention, subject)):
                found[shown] = quote
    if question.period is None:
        for sentence in archive.index.sentences_of(article_id):
            text = article.text[sentence.start : sentence.end]
            if _is_named(text, subject) and _says(text) and main_quote(sentence, quotes) is None:
                found.setdefault(Span(article_id, sentence.start, sentence.end), None)
    return found


def _is_named(text: str, subject: str) -> bool:
    """Whether the first noun is the subject's last: "Kritiker der Regierung" are not the government."""
    head = lemma(find_words(subject)[-1].text)
    for word in find_words(text):
        if lemma(word.text) == head:
            return True
        if word.lower not in FUNCTION_WORDS and not word.text.islower() and not is_adjective(word.lower):
            return False
    return False


def _says(text: str) -> bool:
    """Whether a sentence has a verb of saying: "Beobachter gehen von einem Fehler aus"."""
    words = find_words(text)
    for number, word in enumerate(words):
        base = verb(word.lower) if word.text.islower() else None
        if base is None:
            continue
        particles = {*SEPARABLE.get(base.lemma, {}), *SEPARABLE.get(word.lower, {})}
        if base.lemma in CUE_VERBS or any(other.lower in particles for other in words[number + 1 :]):
            return True
    return False
