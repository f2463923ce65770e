"""The API, the tools and the guard, over HTTP without a browser."""

from __future__ import annotations

import json
import time
import warnings

import pytest

from rag.web import WebSettings, read_feedback
from tests.web_fakes import BUDGET, FakeAssistant

QUESTION = "Was wurde über Schulen gesagt?"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with serving(feedback_file=tmp_path_factory.mktemp("f") / "feedback.jsonl") as client:
        yield client


def serving(source=FakeAssistant, **settings):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

        from rag.web import create_app

        app = create_app(source, WebSettings(**{"questions_per_minute": 1000, "feedback_file": None} | settings))
        return TestClient(app, base_url="http://localhost", client=("127.0.0.1", 5000), raise_server_exceptions=False)


def test_ask_is_the_answer_as_the_model_dumps_it(client):
    got = client.post("/api/ask", json={"question": QUESTION})
    assert got.status_code == 200
    assert got.json() == FakeAssistant().ask(QUESTION).model_dump(mode="json")
    statement = got.json()["statements"][0]
    text = client.get(f"/api/articles/{statement['article_id']}").json()["text"]
    assert text[statement["start"] : statement["end"]] == statement["text"]


def test_history_and_filters_reach_the_assistant(client):
    got = client.post("/api/ask", json={"question": "Und?", "history": [QUESTION]}).json()
    assert got["understood_as"]["carried_over"] == ["speaker"]
    narrowed = client.post("/api/ask", json={"question": QUESTION, "filters": {"outlet": "Beispielbote"}}).json()
    assert [citation["article_id"] for citation in narrowed["citations"]] == ["schulen"]


def test_what_is_malformed_is_named_and_not_echoed(client):
    got = client.post("/api/ask", json={"question": QUESTION, "filter": "<script>"})
    assert got.status_code == 422
    assert got.json() == {"detail": [{"loc": ["body", "filter"], "msg": "Extra inputs are not permitted"}]}
    assert client.post("/api/ask", content=b"{", headers={"content-type": "application/json"}).status_code == 422


def test_articles_and_speakers(client):
    assert client.get("/api/articles/haushalt").json() == BUDGET.model_dump(mode="json")
    missing = client.get("/api/articles/..%2F..%2Fetc%2Fpasswd", headers={"accept-language": "en"})
    assert (missing.status_code, missing.json()) == (404, {"detail": "There is no such article in the archive."})
    speakers = client.get("/api/speakers", params={"search": "städtetag"}).json()
    assert [(one["name"], one["statements"]) for one in speakers] == [("Deutscher Städtetag", 2)]


def test_health_and_the_description_of_the_api(client):
    assert client.get("/healthz").json()["status"] == "ready"
    paths = client.get("/api/openapi.json").json()["paths"]
    assert set(paths) == {"/healthz", "/api/ask", "/api/articles/{article_id}", "/api/speakers", "/api/feedback"}


def test_feedback_over_the_api(client):
    answer = FakeAssistant().ask(QUESTION).model_dump(mode="json")
    assert client.post("/api/feedback", json={"verdict": "right", "answer": answer}).status_code == 204
    assert client.post("/api/feedback", json={"verdict": "great", "answer": answer}).status_code == 422


def mcp(client, name, **arguments):
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    got = client.post("/mcp", json=call, headers={"accept": "application/json, text/event-stream"})
    return got.json()["result"]


def test_the_tools_give_what_the_api_gives(client):
    assert (
        mcp(client, "ask", question=QUESTION)["structuredContent"]
        == client.post("/api/ask", json={"question": QUESTION}).json()
    )
    assert mcp(client, "get_article", article_id="haushalt")["structuredContent"] == BUDGET.model_dump(mode="json")
    found = mcp(client, "find_quotes", speaker="Städtetag", contains="regnet")["structuredContent"]
    assert (found["total"], [quote["text"] for quote in found["quotes"]]) == (1, ["Es regnet in die Klassenzimmer"])
    unknown = mcp(client, "get_article", article_id="nein")
    assert unknown["isError"]
    assert "no such article" in unknown["content"][0]["text"]


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=rag/web/page.py",
        "/gradio_api/proxy=http://192.0.2.1/",
        "/gradio_api/component_server",
        "/gradio_api/mcp/",
        "/monitoring",
        "/file=/etc/passwd",
        "/belegstelle/../settings.py",
        "/belegstelle/%2e%2e/settings.py",
    ],
)
def test_nothing_but_our_own_files_is_served(client, path):
    for method in ("GET", "POST"):
        assert client.request(method, path).status_code in (404, 405), (method, path)


def test_every_answer_carries_the_policy_and_the_page_a_fresh_nonce(client):
    first, second = client.get("/"), client.get("/")
    policies = [got.headers["content-security-policy"] for got in (first, second)]
    assert policies[0] != policies[1]
    assert "'unsafe-inline'" not in policies[0].split("style-src")[0]
    assert "frame-ancestors 'self'" in policies[0]
    assert client.get("/api/speakers").headers["x-content-type-options"] == "nosniff"


def test_a_foreign_name_of_the_server_is_turned_away(client):
    got = client.get("/", headers={"host": "angreifer.example"})
    assert got.status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:7860"}).status_code == 200


def test_other_origins_get_no_permission(client):
    got = client.get("/api/speakers", headers={"origin": "https://angreifer.example"})
    assert "access-control-allow-origin" not in got.headers


def test_large_requests_are_turned_away(client):
    got = client.post("/api/ask", content=b"x" * 1_000_001, headers={"accept-language": "en"})
    assert (got.status_code, got.json()) == (413, {"detail": "The request is too large."})


def test_forwarded_names_are_believed_from_trusted_proxies_only():
    with serving(user_header="X-Forwarded-User", trusted_proxies=("192.0.2.7",)) as client:
        assert client.get("/api/speakers", headers={"x-forwarded-user": "redaktion"}).status_code == 401
    with serving(user_header="X-Forwarded-User", questions_per_minute=1) as client:
        statuses = [
            client.post("/api/ask", json={"question": QUESTION}, headers={"x-forwarded-user": user}).status_code
            for user in ("eins", "zwei", "eins")
        ]
        assert statuses == [200, 200, 429]
        forged = client.post("/api/ask", json={"question": QUESTION}, headers={"x-belegstelle-user": "drei"})
        assert forged.status_code == 401


def test_errors_name_no_path():
    def broken():
        msg = "/srv/geheim/index"
        raise RuntimeError(msg)

    with serving(broken) as client:
        got = client.post("/api/ask", json={"question": QUESTION})
        assert got.status_code == 503
        assert got.json() == {"detail": "Das Archiv ließ sich nicht öffnen. Der Grund steht im Protokoll des Servers."}
        assert client.get("/healthz").json() == {"status": "failed", "index": ""}

    class Failing(FakeAssistant):
        def ask(self, question, history=(), *, filters=None):
            msg = "/srv/geheim/db"
            raise OSError(msg)

    with serving(Failing) as client:
        got = client.post("/api/ask", json={"question": QUESTION})
        assert got.status_code == 500
        assert "geheim" not in got.text


def test_the_page_is_up_while_the_index_opens():
    def slow():
        time.sleep(1)
        return FakeAssistant()

    with serving(slow) as client:
        assert client.get("/").status_code == 200
        opening = client.get("/healthz")
        assert (opening.status_code, opening.json()) == (503, {"status": "opening", "index": ""})
        assert client.post("/api/ask", json={"question": QUESTION}).status_code == 200


def test_feedback_names_the_index(client, tmp_path):
    file = tmp_path / "feedback.jsonl"
    with serving(feedback_file=file) as client:
        answer = FakeAssistant().ask(QUESTION).model_dump(mode="json")
        client.post("/api/feedback", json={"verdict": "missing", "answer": answer, "history": ["Vorher?"]})
        (kept,) = read_feedback(file)
        assert kept.index_version == client.get("/healthz").json()["index"]
        assert (kept.history, json.loads(kept.answer.model_dump_json())) == (("Vorher?",), answer)
