"""The chat page: the one file that imports Gradio. It holds layout and events; what is shown is built elsewhere."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

# Read by Gradio and its client when they are imported: no telemetry, no look-ups at Hugging Face.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from fastapi import FastAPI

from rag.datatypes import Filters
from rag.web.errors import TurnedAwayError
from rag.web.guard import user_of
from rag.web.texts import LANGUAGES, labels
from rag.web.views import Reply, Views

_LABELS = (
    "ask_here question send stop filters since until date_hint outlet speaker chat speakers find_speaker clear_filters"
).split()
_AT_ONCE = 32
"""Events of all users in flight; the desk decides how many questions are being answered."""
_QUIET = {"api_visibility": "private", "show_progress": "hidden"}
_NOW = {**_QUIET, "queue": False}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components of the page that take part in events."""

    head: gr.HTML
    thread: gr.HTML
    speakers: gr.HTML
    panel: gr.HTML
    feedback: gr.HTML
    export: gr.HTML
    question: gr.Textbox
    stop: gr.Button
    filters: list[gr.components.Component]
    clear: gr.Button
    search: gr.Textbox
    speakers_tab: gr.Tab


def mount_page(app: FastAPI, views: Views) -> None:
    """Mount the chat at the root of `app`."""
    translations = gr.I18n(**labels(*_LABELS))
    gr.mount_gradio_app(
        app,
        _blocks(views, translations),
        path="/",
        theme=_theme(),
        i18n=translations,
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        max_file_size=1,
    )


def _theme() -> gr.themes.Base:
    # Regular and bold only: the bundled semi-bold files lack most letters.
    sans = [gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "system-ui", "sans-serif"]
    mono = [gr.themes.LocalFont("IBM Plex Mono", weights=(400, 700)), "ui-monospace", "monospace"]
    return gr.themes.Base(font=sans, font_mono=mono, primary_hue="teal", neutral_hue="stone", radius_size="sm")


def _blocks(views: Views, t: gr.I18n) -> gr.Blocks:
    with gr.Blocks(title="Belegstelle", analytics_enabled=False, fill_width=True, fill_height=True) as blocks:
        _events(views, _layout(t))
        gr.api(_api(views), api_name="ask", concurrency_limit=_AT_ONCE, concurrency_id="ask")
    return blocks.queue(max_size=views.desk.settings.waiting, default_concurrency_limit=_AT_ONCE)


def _fragment(name: str) -> gr.HTML:
    """Return a component whose content and events are the page's own script's (assets/page.js).

    gr.Chatbot is not used: it parses HTML in messages even with Markdown off, loads remote images in
    them, and reads their markup aloud to screen readers. The template stays empty, so that Gradio
    never evaluates what a reply holds.
    """
    return gr.HTML(
        html_template="",
        js_on_load=f"window.belegstelle.attach('{name}', element, trigger, props, watch)",
        elem_id=f"bs-{name}",
        apply_default_css=False,
    )


def _layout(t: gr.I18n) -> _Parts:
    head = _fragment("head")
    with gr.Row(elem_id="bs-main"):
        with gr.Column(scale=3, min_width=320, elem_id="bs-left"), gr.Tabs(elem_id="bs-tabs"):
            with gr.Tab(t("chat"), id="chat", elem_id="bs-chat"):
                thread = _fragment("thread")
                with gr.Column(elem_id="bs-composer"):
                    question, stop = _question(t)
                    filters, clear = _filters(t)
            with gr.Tab(t("speakers"), id="speakers", elem_id="bs-voices-tab") as speakers_tab:
                search = gr.Textbox(label=t("find_speaker"), elem_id="bs-search", max_lines=1)
                speakers = _fragment("speakers")
        with gr.Column(scale=2, min_width=320, elem_id="bs-right"):
            panel = _fragment("panel")
    feedback, export = _fragment("feedback"), _fragment("export")
    return _Parts(head, thread, speakers, panel, feedback, export, question, stop, filters, clear, search, speakers_tab)


def _question(t: gr.I18n) -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_id="bs-ask-row"):
        question = gr.Textbox(
            label=t("question"),
            placeholder=t("ask_here"),
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            submit_btn=t("send"),
            elem_id="bs-question",
            scale=5,
        )
        stop = gr.Button(t("stop"), elem_id="bs-stop", variant="secondary", scale=0, min_width=110)
    return question, stop


def _filters(t: gr.I18n) -> tuple[list[gr.components.Component], gr.Button]:
    with gr.Accordion(t("filters"), open=False, elem_id="bs-filters"):
        with gr.Row():
            since, until = (
                gr.Textbox(label=t(name), placeholder=t("date_hint"), elem_id=f"bs-{name}", max_lines=1, min_width=130)
                for name in ("since", "until")
            )
            outlet, speaker = (
                gr.Dropdown([("", "")], value="", label=t(name), elem_id=f"bs-{name}", min_width=160)
                for name in ("outlet", "speaker")
            )
        clear = gr.Button(t("clear_filters"), size="sm", elem_id="bs-clear")
    return [since, until, outlet, speaker], clear


def _events(views: Views, parts: _Parts) -> None:
    async def opened(event: gr.EventData) -> tuple[Reply, gr.Dropdown, gr.Dropdown]:
        start = await views.start(event._data)
        return start.reply, gr.Dropdown(choices=start.outlets), gr.Dropdown(choices=start.speakers)

    async def answered(
        event: gr.EventData, since: str, until: str, outlet: str, speaker: str, request: gr.Request
    ) -> Reply:
        return await views.answer(event._data, (since, until, outlet, speaker), user=_user(request))

    async def rated(event: gr.EventData, request: gr.Request) -> Reply:
        return await views.rate(event._data, user=_user(request))

    run = parts.thread.submit(
        answered,
        parts.filters,
        [parts.thread],
        trigger_mode="multiple",
        concurrency_limit=_AT_ONCE,
        concurrency_id="ask",
        **_QUIET,
    )
    run.failure(None, js="() => window.belegstelle.failed()", **_NOW)
    parts.stop.click(None, js="() => window.belegstelle.stop()", cancels=[run], **_NOW)
    # The names of the events only tell them apart; "load" is not among them, Gradio triggers that one itself.
    parts.head.apply(opened, None, [parts.head, *parts.filters[2:]], **_NOW)
    parts.thread.apply(_plainly(views.restore), None, [parts.export], trigger_mode="multiple", **_NOW)
    parts.export.download(_plainly(views.export), None, [parts.export], trigger_mode="multiple", **_NOW)
    parts.panel.select(_plainly(views.evidence), None, [parts.panel], trigger_mode="always_last", **_NOW)
    parts.speakers.select(_plainly(views.speakers), None, [parts.speakers], trigger_mode="always_last", **_NOW)
    parts.feedback.like(rated, None, [parts.feedback], trigger_mode="multiple", **_NOW)
    _in_the_browser(parts)


def _in_the_browser(parts: _Parts) -> None:
    """Wire what needs no server: the script's functions, called with the values of components."""
    call = "(...values) => window.belegstelle"
    question, search, filters = parts.question, parts.search, parts.filters
    question.submit(None, question, question, js=f"{call}.ask(...values)", trigger_mode="multiple", **_NOW)
    search.input(None, search, None, js=f"{call}.search(...values)", trigger_mode="multiple", **_NOW)
    parts.speakers_tab.select(None, js="() => window.belegstelle.search(null)", **_NOW)
    parts.clear.click(None, None, filters, js="() => ['', '', '', '']", **_NOW)
    changes = [field.change for field in filters]
    gr.on(changes, None, filters, None, js=f"{call}.narrowed(values)", trigger_mode="multiple", **_NOW)


def _plainly(view: Callable[[object], Awaitable[Reply]]) -> Callable[[gr.EventData], Awaitable[Reply]]:
    """Return an event handler that hands a view the event's data and nothing else."""

    async def handler(event: gr.EventData) -> Reply:
        return await view(event._data)

    # Gradio finds out by its annotation, as an object, that it wants the event.
    handler.__annotations__["event"] = gr.EventData
    return handler


def _api(views: Views) -> Callable[..., Awaitable[dict[str, Any]]]:
    async def ask(
        question: str,
        history: list[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        speaker_id: str | None = None,
        request: gr.Request = None,
    ) -> dict[str, Any]:
        """Answer a question with cited, verbatim statements; earlier questions go into history, oldest first."""
        filters = Filters(since=since, until=until, outlet=outlet, speaker_id=speaker_id)
        try:
            answer = await views.desk.ask(question, history or [], filters, user=_user(request))
        except TurnedAwayError as error:
            raise gr.Error(error.message(LANGUAGES[0])) from error
        return answer.model_dump(mode="json")

    return ask


def _user(request: gr.Request) -> str:
    return user_of(request.headers, request.client.host if request.client else None)
