"""What stands before every request: who sent it, where the page hangs, how large it may be, what is served."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rag.language import Language
from rag.web.settings import WebSettings
from rag.web.shell import shell
from rag.web.texts import say

USER = "x-belegstelle-user"
_COOKIE = "belegstelle_token"
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")
_FORWARDED = (
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-for",
    "x-forwarded-prefix",
    "x-forwarded-server",
    "forwarded",
)
# Of Gradio's own addresses, those a chat without files needs; uploads, file serving and proxies are not among them.
_GRADIO_PREFIXES = ("/gradio_api/queue/", "/gradio_api/call/", "/gradio_api/run/", "/gradio_api/heartbeat/")
_GRADIO = frozenset(
    f"/gradio_api/{name}" for name in ("info", "startup-events", "cancel", "reset", "config", "app_id", "call")
)
_CLOSED = (
    "/gradio_api",
    "/monitoring",
    "/login",
    "/logout",
    "/file",
    "/proxy",
    "/upload",
    "/stream",
    "/component_server",
    "/svelte",
)


def user_of(headers: Mapping[str, str], address: str | None) -> str:
    """Return who asks: the user the proxy names, else the address. Guard has removed what nobody vouched for."""
    return headers.get(USER) or address or "unknown"


class Guard:
    """Pure ASGI, so that streamed events pass through as they are."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = frozenset(_LOCAL) | {host.lower() for host in settings.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        scope = self._believed(scope)
        nonce = secrets.token_urlsafe(16)
        sender = _Sender(send, nonce, self._policy(nonce))
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sender.plain)
            return
        limited = _limited(receive, self._settings.request_bytes)
        is_page = scope["method"] == "GET" and _path(scope) == "/"
        await self._app(scope, limited, sender.page if is_page else sender.plain)

    def _believed(self, scope: Scope) -> Scope:
        """Return the scope with forwarding headers only where a trusted proxy wrote them, and the prefix applied."""
        settings = self._settings
        peer = scope["client"][0] if scope.get("client") else ""
        trusted = peer in settings.trusted_proxies
        headers = [(name, value) for name, value in scope["headers"] if name != USER.encode()]
        if not trusted:
            headers = [(name, value) for name, value in headers if name.decode("latin-1") not in _FORWARDED]
        found = Headers(raw=headers)
        if trusted and settings.user_header and found.get(settings.user_header):
            headers.append((USER.encode(), found[settings.user_header].encode("latin-1")))
        prefix = (found.get("x-forwarded-prefix") or settings.base_path).rstrip("/")
        scope = {**scope, "headers": headers}
        if prefix.startswith("/") and not prefix.startswith("//"):
            root = scope.get("root_path", "")
            path = scope["path"]
            if not path.startswith(f"{prefix}/") and path != prefix:
                path = prefix + path
            scope.update(root_path=prefix + root, path=path, raw_path=path.encode())
        return scope

    def _refusal(self, scope: Scope) -> Response | None:
        """Return the answer to a request that does not get in, None for one that does."""
        headers = Headers(scope=scope)
        language = _language(headers)
        path = _path(scope)
        if not self._known_host(headers):
            return _plain(421, say(language, "unknown_host"))
        if path == "/healthz":
            return None
        if (length := headers.get("content-length", "0")).isdigit() and int(length) > self._settings.request_bytes:
            return _plain(413, say(language, "too_large"))
        if self._settings.user_header and USER not in headers:
            return _plain(401, say(language, "sign_in"))
        if self._settings.access_token and (refusal := self._token_refusal(scope, headers, language)):
            return refusal
        return None if _served(path) else _plain(404, say(language, "not_found"))

    def _known_host(self, headers: Headers) -> bool:
        if "*" in self._hosts:
            return True
        host = headers.get("host", "").lower()
        return (host if host.endswith("]") else host.rpartition(":")[0] or host) in self._hosts

    def _token_refusal(self, scope: Scope, headers: Headers, language: Language) -> Response | None:
        token = self._settings.access_token or ""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and _path(scope) == "/" and _same(given, token):
            rest = urlencode([(key, value) for key, value in query if key != "token"])
            response = RedirectResponse(f"{scope.get('root_path', '')}/{'?' + rest if rest else ''}", status_code=303)
            secure = headers.get("x-forwarded-proto", scope["scheme"]) == "https"
            response.set_cookie(_COOKIE, token, httponly=True, samesite="none" if secure else "lax", secure=secure)
            return response
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if _same(bearer, token) or _same(_cookie(headers), token):
            return None
        return _plain(401, say(language, "token_needed"))

    def _policy(self, nonce: str) -> dict[str, str]:
        ancestors = " ".join(("'self'", *self._settings.frame_ancestors))
        policy = (
            "default-src 'self'; "
            # Gradio's gr.HTML compiles its (constant) templates in the browser, hence 'unsafe-eval';
            # inline handlers and scripts without the nonce do not run.
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
            f"object-src 'none'; base-uri 'self'; form-action 'none'; frame-src 'none'; frame-ancestors {ancestors}"
        )
        return {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(), microphone=(), geolocation=()",
            "cross-origin-opener-policy": "same-origin",
        }


class _Sender:
    """Adds the headers; holds the page back until it is whole and puts our shell around it."""

    def __init__(self, send: Send, nonce: str, headers: dict[str, str]) -> None:
        self._send = send
        self._nonce = nonce
        self._headers = headers
        self._start: Message | None = None
        self._body = b""

    async def plain(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers[name] = value
        await self._send(message)

    async def page(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            body = shell(self._body.decode(), nonce=self._nonce).encode()
            headers = MutableHeaders(scope=self._start)
            headers["content-length"] = str(len(body))
            headers["cache-control"] = "no-store"
            await self.plain(self._start)
            message = {"type": "http.response.body", "body": body}
        await self.plain(message)


def _limited(receive: Receive, limit: int) -> Receive:
    """Return a receive that stops a body without a declared length at the limit."""
    left = limit

    async def limited() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            return {"type": "http.disconnect"}
        return message

    return limited


def _served(path: str) -> bool:
    if path.startswith("/gradio_api"):
        return path in _GRADIO or path.startswith(_GRADIO_PREFIXES)
    return not path.startswith(_CLOSED)


def _path(scope: Scope) -> str:
    """Return the path below where the page hangs."""
    path: str = scope["path"]
    root: str = scope.get("root_path", "")
    return (path.removeprefix(root) or "/") if root else path


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _language(headers: Headers) -> Language:
    return "en" if headers.get("accept-language", "").lower().startswith("en") else "de"


def _plain(status: int, message: str) -> Response:
    return JSONResponse({"detail": message}, status_code=status)
