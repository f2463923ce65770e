// The page's own behaviour: conversation and its queue, evidence, keyboard, copying. Text reaches the document
// through textContent, or as HTML the server has built with every field escaped.
(() => {
  "use strict";
  const TURNS = 60; // kept in the browser; the server accepts no more
  const HISTORY = 20; // earlier questions sent along with a follow-up
  const params = new URLSearchParams(location.search);
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); return true; } catch { return false; } };
  const base = location.pathname.replace(/[^/]*$/, "");
  const KEY = `belegstelle:${base}:`;

  // ---- language and theme, before Gradio looks at either
  const asked = params.get("lang") || remembered(`${KEY}lang`);
  const lang = ["de", "en"].includes(asked) ? asked : navigator.language.toLowerCase().startsWith("en") ? "en" : "de";
  Object.defineProperty(navigator, "language", { get: () => lang });
  Object.defineProperty(navigator, "languages", { get: () => [lang] });
  document.documentElement.lang = lang;
  const texts = JSON.parse(document.getElementById("bs-texts").textContent)[lang];
  const asksFor = params.get("theme") || remembered(`${KEY}theme`);
  const darkWanted = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (["dark", "light"].includes(theme) ? theme === "dark" : darkWanted.matches);
  let theme = asksFor;
  const applyTheme = () => document.body?.classList.toggle("dark", dark());
  if (["dark", "light"].includes(theme)) {
    const url = new URL(location.href);
    url.searchParams.set("__theme", theme);
    history.replaceState(null, "", url);
  }
  if (params.get("embed")) document.documentElement.classList.add("bs-embedded");

  // ---- small helpers
  const make = (tag, props = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children.filter((child) => child != null));
    return node;
  };
  // Only for what the server built: every field in it is escaped there.
  const fill = (node, html) => { node.innerHTML = html; return node; };
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const scroll = (node, block) => node.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
  const status = make("div", { className: "bs-hidden", id: "bs-status" });
  status.setAttribute("role", "status");
  const announce = (text) => { status.textContent = text; };

  // ---- the parts of the page, as Gradio hands them over
  const parts = {};
  let requests = 0;
  const wanted = {}; // newest request of each part; older replies are dropped
  const send = (part, event, data = {}) => {
    const n = (wanted[part] = ++requests);
    parts[part].trigger(event, { n, lang, ...data });
  };
  const attach = (name, element, trigger, props, watch) => {
    parts[name] = { element, trigger, props };
    watch("value", () => { if (props.value) replies[name]?.(props.value); });
    begin[name]?.(element);
  };

  // ---- conversation
  let turns = []; // {id, question, answer, filters, state}; state: waiting, running, answered, stopped, failed
  let restoredYet = false;
  const nodes = new Map();
  const stored = () => { try { return JSON.parse(remembered(`${KEY}turns`) || "[]"); } catch { return []; } };
  const keep = (turn) => {
    // Another tab may have written meanwhile: its turns stay.
    const all = stored().filter((other) => other.id !== turn.id);
    const at = turns.findIndex((other) => other.id === turn.id);
    const before = at > 0 ? all.findIndex((other) => other.id === turns[at - 1].id) : -1;
    all.splice(before >= 0 ? before + 1 : all.length, 0, turn);
    let kept = all.slice(-TURNS);
    while (!remember(`${KEY}turns`, JSON.stringify(kept)) && kept.length > 1) kept = kept.slice(1);
  };
  const thread = () => document.getElementById("bs-turns");

  const drawTurn = (turn) => {
    const heading = make("h2", { className: "bs-question", dir: "auto" }, make("span", { className: "bs-hidden" }, `${texts.you}: `),
      make("bdi", { textContent: turn.question }));
    const reply = make("div", { className: "bs-reply" });
    const node = make("article", { className: "bs-turn" }, heading, reply);
    node.dataset.id = turn.id;
    nodes.set(turn.id, node);
    thread().append(node);
    document.documentElement.classList.add("bs-talking");
    drawState(turn);
  };
  const drawState = (turn, html) => {
    const reply = nodes.get(turn.id).querySelector(".bs-reply");
    nodes.get(turn.id).dataset.state = turn.state;
    if (html) { fill(reply, html); if (turn.state === "answered") return; }
    else if (turn.state === "waiting" || turn.state === "running") {
      const words = turn.state === "waiting" ? texts.waiting : opened ? texts.searching : texts.opening;
      reply.replaceChildren(make("p", { className: "bs-busy", textContent: words }));
    } else reply.replaceChildren(make("p", { className: "bs-failed", textContent: texts[turn.state === "stopped" ? "stopped" : "failed"] }));
    if (turn.state === "stopped" || turn.state === "failed")
      reply.append(make("div", { className: "bs-actions" }, make("button", { type: "button", className: "bs-retry", textContent: texts.retry })));
  };
  const running = () => turns.find((turn) => turn.state === "running");
  const mark = () => document.documentElement.classList.toggle("bs-running", turns.some((turn) => ["running", "waiting"].includes(turn.state)));
  const set = (turn, state, html) => { turn.state = state; drawState(turn, html); keep(turn); mark(); };

  const ask = (question) => {
    if (!question || !question.trim()) return question;
    const turn = { id: newId(), question: question.trim(), answer: null, filters: null, state: "waiting" };
    turns.push(turn);
    drawTurn(turn);
    keep(turn);
    mark();
    scroll(nodes.get(turn.id), "start");
    pump();
    return "";
  };
  const pump = () => {
    if (!restoredYet || !parts.thread || running()) return;
    const turn = turns.find((other) => other.state === "waiting");
    if (!turn) return;
    set(turn, "running");
    const earlier = turns.slice(0, turns.indexOf(turn)).filter((other) => other.answer).map((other) => other.question);
    send("thread", "submit", { id: turn.id, question: turn.question, history: earlier.slice(-HISTORY) });
  };
  const answered = (reply) => {
    const turn = turns.find((other) => other.id === reply.id);
    if (!turn || turn.state !== "running") return; // stopped meanwhile
    if (reply.answer) { turn.answer = reply.answer; turn.filters = reply.filters; }
    set(turn, reply.answer ? "answered" : "failed", reply.html);
    announce(nodes.get(turn.id).querySelector(".bs-refusal p, .bs-failed, blockquote")?.textContent || "");
    scroll(nodes.get(turn.id), "start");
    pump();
  };
  // A server that went away says nothing: whoever waits asks after it.
  setInterval(async () => {
    const turn = running();
    if (!turn) return;
    try { await fetch(`${base}belegstelle/icon.svg`, { cache: "no-store", method: "HEAD" }); }
    catch { if (turn.state === "running") { set(turn, "failed"); nodes.get(turn.id).querySelector(".bs-failed").textContent = texts.offline; pump(); } }
  }, 3000);
  const failed = () => { const turn = running(); if (turn) { set(turn, "failed"); pump(); } };
  const stop = () => {
    for (const turn of turns) if (turn.state === "running" || turn.state === "waiting") set(turn, "stopped");
    document.querySelector("#bs-question textarea")?.focus();
  };
  const restore = () => {
    turns = stored();
    for (const turn of turns) {
      if (turn.state === "waiting" || turn.state === "running") turn.state = "stopped";
      drawTurn(turn);
    }
    mark();
    const kept = turns.filter((turn) => turn.answer);
    if (!kept.length) restoredYet = true;
    kept.forEach((turn) => nodes.get(turn.id).querySelector(".bs-reply").replaceChildren(make("p", { className: "bs-busy", textContent: texts.opening })));
  };
  const sendable = (all) => ({ turns: all.filter((turn) => turn.answer).map(({ id, answer, filters }) => ({ id, answer, filters: filters || {} })) });
  const fetchKept = () => { if (!restoredYet) send("thread", "apply", sendable(turns)); };
  const restored = (reply) => {
    for (const { id, html } of reply.turns || []) if (nodes.has(id)) fill(nodes.get(id).querySelector(".bs-reply"), html);
    if (reply.error) for (const turn of turns) if (turn.answer) fill(nodes.get(turn.id).querySelector(".bs-reply"), reply.html);
    restoredYet = true;
    const last = turns.at(-1);
    if (last) nodes.get(last.id).scrollIntoView({ block: "start" });
    pump();
  };

  // ---- evidence
  let cameFrom = null;
  const showPassage = (button) => {
    cameFrom = button;
    document.querySelectorAll(".bs-cite[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    button.setAttribute("aria-current", "true");
    const { article, start, end, mark: inner } = button.dataset;
    send("panel", "select", {
      article, number: button.textContent, ...(start && { start: Number(start), end: Number(end) }), ...(inner && { mark: inner }),
    });
  };
  const showPanel = (reply) => {
    if (reply.n !== wanted.panel) return;
    fill(parts.panel.element, reply.html);
    document.documentElement.classList.add("bs-reading");
    const passage = document.getElementById("bs-passage");
    const headline = document.getElementById("bs-headline");
    if (passage) {
      const box = parts.panel.element.closest("#bs-right");
      box.scrollTop = 0;
      const offset = passage.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
      box.scrollTo({ top: Math.max(0, offset), behavior: calm.matches ? "auto" : "smooth" });
      passage.focus({ preventScroll: true });
    } else if (headline) { headline.tabIndex = -1; headline.focus(); }
  };
  const closePanel = () => {
    wanted.panel = ++requests;
    document.documentElement.classList.remove("bs-reading");
    fill(parts.panel.element, texts.panel);
    document.querySelectorAll(".bs-cite[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    if (cameFrom?.isConnected) cameFrom.focus();
  };

  // ---- speakers
  let searching;
  const search = (text) => {
    if (!parts.speakers || (text === null && parts.speakers.element.childElementCount)) return;
    clearTimeout(searching);
    searching = setTimeout(() => send("speakers", "select", { search: (text || "").slice(0, 200) }), text ? 200 : 0);
  };
  const showSpeakers = (reply) => {
    if (reply.n !== wanted.speakers) return;
    fill(parts.speakers.element, reply.html);
    if (reply.speaker) parts.speakers.element.querySelector("h3")?.focus();
  };

  // ---- head: name, switches, state of the archive
  let opened = false;
  const drawHead = (element) => {
    const button = (id, label, does) => { const node = make("button", { type: "button", id, textContent: label }); node.addEventListener("click", does); return node; };
    const themeButton = button("bs-theme", dark() ? texts.light : texts.dark, () => {
      theme = dark() ? "light" : "dark";
      remember(`${KEY}theme`, theme);
      applyTheme();
      themeButton.textContent = dark() ? texts.light : texts.dark;
    });
    const language = button("bs-language", texts.language, () => {
      remember(`${KEY}lang`, lang === "de" ? "en" : "de");
      const url = new URL(location.href);
      url.searchParams.delete("lang");
      location.assign(url);
    });
    language.setAttribute("aria-label", texts.to_language);
    language.lang = lang === "de" ? "en" : "de";
    const menu = make("nav", {}, button("bs-export", texts.export, saveConversation), button("bs-print", texts.print, () => window.print()),
      button("bs-new", texts.new, forget), language, themeButton);
    element.replaceChildren(
      make("a", { className: "bs-skip", href: "#bs-question", textContent: texts.skip, onclick: (event) => {
        event.preventDefault(); document.querySelector("#bs-question textarea")?.focus(); } }),
      make("div", { className: "bs-name" }, make("h1", { textContent: texts.name }), make("p", { textContent: texts.tagline })),
      make("p", { className: "bs-corpus", textContent: texts.opening }), menu, status);
    document.documentElement.classList.add("bs-opening");
    new ResizeObserver(() => document.documentElement.style.setProperty("--bs-head", `${element.offsetHeight}px`)).observe(element);
    whenReady(() => { restore(); open(400); });
  };
  // Gradio drops what is triggered before it listens, and does not say when it does: ask until there is a reply.
  let replied = false;
  const open = (pause) => {
    if (replied) return;
    send("head", "apply");
    if (pause < 20000) setTimeout(() => open(pause * 2), pause);
  };
  const openedNow = (reply) => {
    if (replied) return;
    replied = true;
    fetchKept();
    if (window.top === window) document.querySelector("#bs-question textarea")?.focus({ preventScroll: true });
    opened = !reply.error;
    document.documentElement.classList.remove("bs-opening");
    document.querySelector(".bs-corpus").textContent = reply.corpus || reply.error;
    fill(document.getElementById("bs-start"), reply.html);
    for (const turn of turns) if (turn.state === "running") drawState(turn);
    const question = params.get("q");
    if (question && opened) {
      const url = new URL(location.href);
      url.searchParams.delete("q");
      history.replaceState(null, "", url);
      ask(question.slice(0, 2000));
    }
  };
  const forget = () => {
    if (!turns.length || !window.confirm(texts.new_sure)) return;
    stop();
    turns = [];
    nodes.clear();
    remember(`${KEY}turns`, "[]");
    thread().replaceChildren();
    document.documentElement.classList.remove("bs-talking");
    closePanel();
    document.querySelector("#bs-question textarea")?.focus();
  };
  const saveConversation = () => {
    if (turns.some((turn) => turn.answer)) send("export", "download", sendable(turns));
  };
  const saved = (reply) => {
    if (!reply.text) { announce(reply.error || ""); return; }
    const link = make("a", { href: URL.createObjectURL(new Blob([reply.text], { type: "text/markdown" })), download: reply.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const narrowed = (values) => { document.documentElement.classList.toggle("bs-narrowing", values.some(Boolean)); };

  // ---- copying and feedback
  const copy = async (button) => {
    const text = button.dataset.copy;
    try { await navigator.clipboard.writeText(text); }
    catch { // in a frame without permission, or without https
      const area = make("textarea", { value: text, className: "bs-hidden" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    announce(texts.copied);
    button.classList.add("bs-done");
    setTimeout(() => button.classList.remove("bs-done"), 1500);
  };
  const rate = (button) => {
    const turn = turns.find((other) => other.id === button.closest(".bs-turn")?.dataset.id);
    if (!turn?.answer) return;
    const earlier = turns.slice(0, turns.indexOf(turn)).filter((other) => other.answer).map((other) => other.question);
    send("feedback", "like", { id: turn.id, verdict: button.dataset.verdict, history: earlier.slice(-HISTORY), answer: turn.answer });
  };
  const rated = (reply) => {
    const group = nodes.get(reply.id)?.querySelector(".bs-feedback");
    if (!group) return;
    group.querySelectorAll("[data-verdict]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.verdict === reply.verdict)));
    let note = group.querySelector(".bs-thanks");
    if (!note) group.append((note = make("span", { className: "bs-thanks" })));
    note.textContent = reply.text || reply.error;
    announce(note.textContent);
  };

  // ---- one listener for everything that is clicked
  const clicks = {
    ".bs-cite": showPassage,
    ".bs-close": closePanel,
    ".bs-ask": (button) => { toChat(); ask(button.dataset.ask); },
    ".bs-retry": (button) => ask(turns.find((turn) => turn.id === button.closest(".bs-turn").dataset.id)?.question),
    ".bs-copy, .bs-copy-all": copy,
    ".bs-verdict": rate,
    ".bs-voice": (button) => send("speakers", "select", { speaker: button.dataset.speaker }),
    ".bs-back": () => send("speakers", "select", { search: document.querySelector("#bs-search textarea, #bs-search input")?.value || "" }),
    ".bs-dot": (dot) => {
      const target = [...dot.closest(".bs-answer").querySelectorAll(".bs-statement")].find((item) => item.dataset.passage === dot.dataset.goto);
      if (target) { scroll(target, "center"); target.classList.remove("bs-flash"); void target.offsetWidth; target.classList.add("bs-flash"); target.querySelector(".bs-cite").focus({ preventScroll: true }); }
    },
  };
  const toChat = () => { const tab = document.querySelector("#bs-tabs [role=tab]"); if (tab?.getAttribute("aria-selected") === "false") tab.click(); };
  const clicked = (event) => {
    for (const [selector, does] of Object.entries(clicks)) {
      const hit = event.target.closest?.(selector);
      if (hit) { does(hit); return true; }
    }
    return false;
  };
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.documentElement.classList.contains("bs-reading")) closePanel();
    if ((event.key === "Enter" || event.key === " ") && event.target.closest?.(".bs-dot") && clicked(event)) event.preventDefault();
  });
  window.addEventListener("storage", (event) => { if (event.key === `${KEY}theme`) { theme = event.newValue; applyTheme(); } });
  document.addEventListener("DOMContentLoaded", applyTheme);
  darkWanted.addEventListener("change", applyTheme);

  const replies = {
    head: openedNow, thread: answered, panel: showPanel, speakers: showSpeakers, feedback: rated,
    export: (reply) => (reply.turns || (reply.error && !restoredYet) ? restored(reply) : saved(reply)),
  };
  const begin = {
    head: drawHead,
    thread: (element) => {
      const log = make("div", { id: "bs-turns" });
      log.setAttribute("role", "log");
      log.setAttribute("aria-label", texts.conversation);
      element.replaceChildren(make("div", { id: "bs-start" }), log);
      const label = (selector, text) => document.querySelector(selector)?.setAttribute("aria-label", text);
      setTimeout(() => { label("#bs-question .submit-button", texts.send); label("#bs-question textarea", texts.question); }, 500);
    },
    panel: (element) => fill(element, texts.panel),
    speakers: () => setTimeout(() => search(null)),
  };
  // Parts come in any order; the speakers' one only once its tab is opened.
  const needed = ["head", "thread", "panel", "feedback", "export"];
  const whenReady = (does) => (needed.every((name) => parts[name]) ? does() : setTimeout(() => whenReady(does), 10));

  window.belegstelle = { attach, ask, failed, stop, search, narrowed, lang };
})();
