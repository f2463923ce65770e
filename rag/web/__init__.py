"""The browser face: chat page, evidence panel, HTTP API and tools."""

from rag.web.feedback import Feedback, read_feedback
from rag.web.server import create_app, mount_in, run
from rag.web.settings import WebSettings

__all__ = ["Feedback", "WebSettings", "create_app", "mount_in", "read_feedback", "run"]
