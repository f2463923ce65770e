"""A check as plain text for a terminal, in German or English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rag.check.datatypes import FINE, Change, CheckReport, Finding, Found, Status
from rag.language import Language

_TEXTS: dict[str, tuple[str, str]] = {
    Status.EXACT: ("wörtlich", "exact"),
    Status.OMISSIONS: ("wörtlich bis auf Auslassungen", "exact apart from omissions"),
    Status.NAME: ("Name oder Titel", "name or title"),
    Status.ALTERED: ("verändert", "altered"),
    Status.WRONG_SPEAKER: ("falsche Person", "wrong speaker"),
    Status.WRONG_ARTICLE: ("falsche Quelle", "wrong source"),
    Status.NOT_VERBATIM: ("kein wörtliches Zitat", "not a verbatim quotation"),
    Status.NOT_IN_CORPUS: ("nicht im Archiv", "not in the archive"),
    "none": ("Kein Zitat gefunden.", "No quotation found."),
    "line": ("Zeile {line}", "line {line}"),
    "text": ("im Text", "text"),
    "article": ("im Artikel", "article"),
    "here": ("hier von", "here from"),
    "said": ("gesagt von", "said by"),
    "nobody": ("der Artikel nennt niemanden sicher", "the article names nobody certain"),
    "named": ("hier aus", "here from"),
    "indirect": ("steht im Artikel als indirekte Rede", "the article has it as indirect speech"),
    "reported": ("steht im Artikel als Zusammenfassung", "the article has it as a summary"),
    "narration": ("steht im Artikel als Bericht der Redaktion", "the article has it as its own report"),
    "also": ("auch in", "also in"),
    "unchecked": ("Person nicht überprüfbar", "speaker cannot be checked"),
    "found": ("Fundstelle", "found in"),
}


def report_as_text(report: CheckReport, language: Language) -> str:
    """Return a block for every quotation, then the count of each verdict.

    Differences are marked as git does: [-only in the article-] and {+only in the text+}.
    """
    if not report.findings:
        return _say("none", language)
    blocks = [_block(finding, language) for finding in report.findings]
    counts = Counter(finding.status for finding in report.findings)
    summary = ", ".join(f"{counts[status]} {_say(status, language)}" for status in reversed(Status) if counts[status])
    return "\n\n".join([*blocks, summary])


def _block(finding: Finding, language: Language) -> str:
    sign = "✓" if finding.status in FINE else "✗"
    place = _say("line", language).format(line=finding.line)
    lines = [f"{sign} {_say(finding.status, language)} ({place}): {_one_line(finding.text)}"]
    if finding.status in (Status.ALTERED, Status.OMISSIONS):
        lines.append(f"    {difference(finding.changes)}")
    if finding.found is not None:
        lines += [f"    {line}" for line in _about(finding, finding.found, language)]
    return "\n".join(lines)


def difference(changes: Sequence[Change]) -> str:
    """Both sides in one line, word by word: [-only in the article-] {+only in the text+}."""
    return " ".join(_one_line(_step(change)) for change in changes)


def _step(change: Change) -> str:
    if change.step == "same":
        return change.text
    if change.step == "omitted":
        return f"[... {change.article} ...]"
    if change.step == "inserted":
        return change.text
    left = f"[-{change.article}-]" if change.article else ""
    right = f"{{+{change.text}+}}" if change.text else ""
    return f"{left} {right}".strip()


def _about(finding: Finding, found: Found, language: Language) -> list[str]:
    lines = []
    speaker = found.speaker.name if found.speaker else _say("nobody", language)
    if finding.speaker_verdict == "wrong":
        lines.append(f"{_say('here', language)}: {finding.speaker}; {_say('said', language)}: {speaker}")
    elif found.speaker is not None:
        lines.append(f"{_say('said', language)}: {speaker}")
    elif finding.speaker_verdict == "unknown":
        lines.append(f"{_say('unchecked', language)}: {finding.speaker} ({speaker})")
    if finding.status is Status.NOT_VERBATIM:
        lines.append(_say(found.kind.value, language))
    if finding.status is Status.WRONG_ARTICLE:
        lines.append(f"{_say('named', language)}: {finding.source}")
    lines.append(f"{_say('found', language)}: {_source(found)}")
    lines += [f"{_say('also', language)}: {_source(other)}" for other in finding.also]
    return lines


def _source(found: Found) -> str:
    date = (found.published or "")[:10]
    return ", ".join(part for part in (found.title, found.outlet, date, f"{found.article_id}:{found.start}") if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _say(key: str, language: Language) -> str:
    german, english = _TEXTS[key]
    return german if language == "de" else english
