"""The chat page: the one file that imports Gradio. It holds layout and events; what is shown is built elsewhere."""

from __future__ import annotations

import os

# Read by Gradio and its client when they are imported: no telemetry, no look-ups at Hugging Face.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr
from fastapi import FastAPI

from rag.datatypes import Answer, Filters
from rag.web.errors import TurnedAway
from rag.web.guard import user_of
from rag.web.texts import LANGUAGES, labels
from rag.web.views import Reply, Views

_I18N_KEYS = ("ask_here", "question", "send", "stop", "filters", "since", "until", "date_hint", "outlet", "speaker", "chat",
              "speakers", "find_speaker", "clear_filters")  # fmt: skip
_AT_ONCE = 32  # events of all users in flight; the desk decides how many of them are being answered


def mount_page(app: FastAPI, views: Views) -> None:
    """Mount the chat at the root of `app`."""
    translations = gr.I18n(**{language: words for language, words in labels(*_I18N_KEYS).items()})
    gr.mount_gradio_app(
        app, _blocks(views, translations), path="/", theme=_theme(), i18n=translations, footer_links=[], run_history=False,
        show_error=False, ssr_mode=False, enable_monitoring=False, pwa=False, mcp_server=False, max_file_size=1,
    )  # fmt: skip


def _theme() -> gr.themes.Base:
    # Regular and bold only: the bundled semi-bold files lack most letters.
    sans = [gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "system-ui", "sans-serif"]
    mono = [gr.themes.LocalFont("IBM Plex Mono", weights=(400, 700)), "ui-monospace", "monospace"]
    return gr.themes.Base(font=sans, font_mono=mono, primary_hue="teal", neutral_hue="stone", radius_size="sm")


def _fragment(name: str) -> gr.HTML:
    """Return a component whose content the script of the page puts in place and whose events it triggers."""
    return gr.HTML(
        html_template="", js_on_load=f"window.belegstelle.attach('{name}', element, trigger, props, watch)",
        elem_id=f"bs-{name}", apply_default_css=False,
    )  # fmt: skip


def _blocks(views: Views, translations: gr.I18n) -> gr.Blocks:
    t = translations
    with gr.Blocks(title="Belegstelle", analytics_enabled=False, fill_width=True, fill_height=True) as blocks:
        head = _fragment("head")
        with gr.Row(elem_id="bs-main"):
            with gr.Column(scale=3, min_width=320, elem_id="bs-left"), gr.Tabs(elem_id="bs-tabs"):
                with gr.Tab(t("chat"), id="chat", elem_id="bs-chat"):
                    thread = _fragment("thread")
                    filters, question, stop = _composer(t)
                with gr.Tab(t("speakers"), id="speakers", elem_id="bs-voices-tab") as speakers_tab:
                    search = gr.Textbox(
                        label=t("find_speaker"), placeholder=t("find_speaker"), elem_id="bs-search", max_lines=1
                    )
                    speakers = _fragment("speakers")
            with gr.Column(scale=2, min_width=320, elem_id="bs-right"):
                panel = _fragment("panel")
        feedback = _fragment("feedback")
        export = _fragment("export")
        _events(views, head=head, thread=thread, speakers=speakers, panel=panel, feedback=feedback, export=export,
                filters=filters, question=question, stop=stop, search=search, speakers_tab=speakers_tab)  # fmt: skip
        gr.api(_ask_api(views), api_name="ask", concurrency_limit=_AT_ONCE, concurrency_id="ask")
    return blocks.queue(max_size=views.desk.settings.waiting, default_concurrency_limit=_AT_ONCE)


def _composer(t: gr.I18n) -> tuple[list[gr.components.Component], gr.Textbox, gr.Button]:
    with gr.Column(elem_id="bs-composer"):
        with gr.Row(elem_id="bs-ask-row"):
            question = gr.Textbox(
                label=t("question"), placeholder=t("ask_here"), show_label=False, container=False, lines=1, max_lines=6,
                submit_btn=t("send"), elem_id="bs-question", autofocus=True, scale=5,
            )  # fmt: skip
            stop = gr.Button(t("stop"), elem_id="bs-stop", variant="secondary", scale=0, min_width=110)
        with gr.Accordion(t("filters"), open=False, elem_id="bs-filters"):
            with gr.Row():
                since = gr.Textbox(
                    label=t("since"), placeholder=t("date_hint"), elem_id="bs-since", max_lines=1, min_width=130
                )
                until = gr.Textbox(
                    label=t("until"), placeholder=t("date_hint"), elem_id="bs-until", max_lines=1, min_width=130
                )
                outlet = gr.Dropdown([("", "")], label=t("outlet"), elem_id="bs-outlet", min_width=160, value="")
                speaker = gr.Dropdown([("", "")], label=t("speaker"), elem_id="bs-speaker", min_width=160, value="")
            clear = gr.Button(t("clear_filters"), size="sm", elem_id="bs-clear")
    filters = [since, until, outlet, speaker]
    clear.click(None, None, filters, js="() => ['', '', '', '']", api_visibility="private")
    gr.on(
        [field.change for field in filters], None, filters, None, trigger_mode="multiple", queue=False, api_visibility="private",
        js="(...values) => window.belegstelle.narrowed(values)",
    )  # fmt: skip
    return filters, question, stop


def _events(views: Views, **c: object) -> None:
    head, thread, speakers, panel, feedback, export = (
        c[name] for name in ("head", "thread", "speakers", "panel", "feedback", "export")
    )
    filters, question, stop, search = c["filters"], c["question"], c["stop"], c["search"]
    since, until, outlet, speaker = filters
    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    now = {**quiet, "queue": False}

    async def opened(event: gr.EventData) -> tuple[Reply, object, object]:
        """Fill the page once the index is open."""
        start = await views.start(event._data)
        return start.reply, gr.Dropdown(choices=start.outlets, value=""), gr.Dropdown(choices=start.speakers, value="")

    async def answered(
        event: gr.EventData, since: str, until: str, outlet: str, speaker: str, request: gr.Request
    ) -> Reply:
        return await views.answer(
            event._data, (since, until, outlet, speaker), user=user_of(request.headers, request.client.host)
        )

    async def rated(event: gr.EventData, request: gr.Request) -> Reply:
        return await views.rate(event._data, user=user_of(request.headers, request.client.host))

    async def evidence(event: gr.EventData) -> Reply:
        return await views.evidence(event._data)

    async def voices(event: gr.EventData) -> Reply:
        return await views.speakers(event._data)

    async def restored(event: gr.EventData) -> Reply:
        return await views.restore(event._data)

    async def saved(event: gr.EventData) -> Reply:
        return await views.export(event._data)

    question.submit(None, [question], [question], js="(q) => window.belegstelle.ask(q)", trigger_mode="multiple", **now)
    run = thread.submit(
        answered, filters, [thread], trigger_mode="multiple", concurrency_limit=_AT_ONCE, concurrency_id="ask", **quiet
    )
    run.failure(None, None, None, js="() => window.belegstelle.failed()", **now)
    stop.click(None, None, None, js="() => window.belegstelle.stop()", cancels=[run], **now)
    thread.apply(restored, None, [export], trigger_mode="multiple", **now)
    head.apply(opened, None, [head, outlet, speaker], **now)
    panel.select(evidence, None, [panel], trigger_mode="always_last", **now)
    speakers.select(voices, None, [speakers], trigger_mode="always_last", **now)
    feedback.like(rated, None, [feedback], trigger_mode="multiple", **now)
    export.download(saved, None, [export], trigger_mode="multiple", **now)
    search.input(None, [search], None, js="(text) => window.belegstelle.search(text)", trigger_mode="multiple", **now)
    c["speakers_tab"].select(None, None, None, js="() => window.belegstelle.search(null)", **now)


def _ask_api(views: Views) -> object:
    async def ask(
        question: str,
        history: list[str] | None = None,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        speaker_id: str | None = None,
        request: gr.Request = None,
    ) -> dict:
        """Answer a question with cited, verbatim statements; earlier questions go into history, oldest first."""
        filters = Filters(since=since, until=until, outlet=outlet, speaker_id=speaker_id)
        try:
            answer: Answer = await views.desk.ask(
                question, history or [], filters, user=user_of(request.headers, request.client.host)
            )
        except TurnedAway as error:
            raise gr.Error(error.message(LANGUAGES[0])) from error
        return answer.model_dump(mode="json")

    return ask
