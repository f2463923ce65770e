"""The HTML document around the page: Gradio's own, without what points to other hosts, with our script and style."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path

from rag.web.markup import el
from rag.web.panel import empty_panel
from rag.web.texts import LANGUAGES, browser_texts, say

ASSETS = Path(__file__).parent / "assets"
ASSETS_PATH = "/belegstelle"

_FOREIGN = re.compile(r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>')
_SCRIPT = re.compile(r"<script(?=[\s>])")
_LANG = re.compile(r'lang="en"')


def shell(document: str, *, nonce: str) -> str:
    """Return Gradio's document with our head; every script in it carries the nonce."""
    document = _FOREIGN.sub("", document)
    document = _LANG.sub('lang="de"', document, count=1)
    document = document.replace("<head>", f"<head>{_head()}", 1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"', document)


@lru_cache(maxsize=1)
def _head() -> str:
    boot = {language: {**words, "panel": str(empty_panel(language))} for language, words in browser_texts().items()}
    # "<" would end the script element early; JSON may write it as an escape.
    data = json.dumps(boot, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f"<title>{say(LANGUAGES[0], 'name')}</title>"
        f'<script type="application/json" id="bs-texts">{data}</script>'
        f"{el('link', rel='stylesheet', href=_asset('page.css')).removesuffix('</link>')}"
        f"{el('script', src=_asset('page.js'))}"
        f"{el('link', rel='icon', href=_asset('icon.svg'), type='image/svg+xml').removesuffix('</link>')}"
    )


def _asset(name: str) -> str:
    """Return the address of an asset relative to the page; it changes with the content, so a cache may keep it."""
    version = hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:10]
    return f".{ASSETS_PATH}/{name}?v={version}"
