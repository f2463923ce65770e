"""Are the quotations of somebody's text what the articles say, and whose words? Every one looked up, none judged."""

from rag.check.checker import Checker
from rag.check.datatypes import Change, CheckReport, Finding, Found, Status
from rag.check.draft import DraftError, read_draft
from rag.check.text import report_as_text

__all__ = [
    "Change",
    "CheckReport",
    "Checker",
    "DraftError",
    "Finding",
    "Found",
    "Status",
    "read_draft",
    "report_as_text",
]
