"""An answer as plain text for a terminal: statements with their numbers, then the sources."""

from __future__ import annotations

from rag.datatypes import Answer, Citation, Statement, StatementKind
from rag.language import Language
from rag.messages import say


def answer_as_text(answer: Answer) -> str:
    """Return what a person reads: every statement with speaker, kind and number; the cited articles below."""
    lines = [f"[{answer.understood_as.summary}]"] if answer.understood_as.summary else []
    if answer.refusal is not None:
        lines.append(answer.refusal.message)
        lines += [f"  → {question}" for question in answer.refusal.suggestions]
        return "\n".join(lines)
    group = None
    for statement in answer.statements:
        if statement.group != group:
            group = statement.group
            lines += ["", f"{group}:"] if group else [""]
        lines += ["", _statement(statement, answer)]
    lines.append("")
    lines += [_citation(citation, answer) for citation in answer.citations]
    return "\n".join(lines).strip("\n")


def _statement(statement: Statement, answer: Answer) -> str:
    numbers = "".join(f"[{number}]" for number in (statement.citation, *statement.also_in))
    kind = say(f"kind_{statement.kind}", answer.language)
    who = _who(statement, answer.language)
    return f"{statement.text} {numbers}\n  — {f'{who} ({kind})' if who else kind}"


def _who(statement: Statement, language: Language) -> str | None:
    """Name and role, or what the article calls them; None for words of nobody certain and for narration."""
    if statement.source is not None:
        return say("source", language, name=statement.source.text)
    if statement.kind is StatementKind.NARRATION or statement.speaker is None:
        return None
    role = f", {statement.speaker.role}" if statement.speaker.role else ""
    return f"{statement.speaker.name}{role}"


def _citation(citation: Citation, answer: Answer) -> str:
    date = (citation.published or say("undated", answer.language))[:10]
    parts = [part for part in (citation.outlet, date, citation.url) if part]
    return f"[{citation.number}] {citation.title} ({', '.join(parts)})"
