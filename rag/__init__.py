"""Question to answer: understanding, retrieval, choosing statements, refusing."""

from rag.assistant import Assistant
from rag.datatypes import Answer, Citation, Filters, Refusal, RefusalReason, Statement, StatementKind, Understanding

__all__ = [
    "Answer",
    "Assistant",
    "Citation",
    "Filters",
    "Refusal",
    "RefusalReason",
    "Statement",
    "StatementKind",
    "Understanding",
]
