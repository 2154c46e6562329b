/* The search page: its form, its list of hits and its address. What it says comes from the
   page's data- attributes; the words below only stand in where a page brings none. */

import { connect } from "./search-engine.js";

const FACETS = ["type", "department", "year", "status", "level"];
const MORE = 10; // hits shown at a time
const WORDS = {
  zh: {
    waiting: "正在查找……", found: "找到 {n} 件", more: "显示更多", exact: "字号相符", phrase: "原句相符",
    none: "没有找到。可以减少条件、换一个词，或只输入字号中的数字。",
    failed: "查找功能没有载入，请刷新页面；也可以从登记簿中查找。",
  },
  en: {
    waiting: "Searching…", found: "{n} found", more: "Show more", exact: "number matches", phrase: "exact wording",
    none: "Nothing found. Try fewer filters, another word, or only the digits of a number.",
    failed: "The search could not be loaded: reload the page, or look in the registers.",
  },
};

const engine = connect(new URL("../../", import.meta.url));

/* For other pages and for tests: search(text, filters, sort) → hits. */
export const search = engine.search;
globalThis.handbookSearch = search;

const box = document.getElementById("handbook-search");
if (box) start(box);

function start(box) {
  const lang = (box.dataset.lang || document.documentElement.lang).startsWith("en") ? "en" : "zh";
  const form = part("form", () => make("form", {}, make("input", { type: "search", name: "q" })));
  const input = form.elements.q;
  const status = part("[aria-live]", () => make("p", { ariaLive: "polite" }));
  const list = part("ol", () => make("ol"));
  const more = part("[data-more]", () => make("p", {}, make("button", { type: "button", textContent: word("more") })));
  const blank = box.querySelector("template");
  const selects = FACETS.map((key) => form.elements[key]).filter(Boolean);
  let hits = [];
  let turn = 0;
  let waiting = 0;

  for (const select of selects) {
    for (const option of select.options) option.setAttribute("value", option.value);
  }
  more.hidden = true;
  form.addEventListener("submit", (event) => { event.preventDefault(); run("push"); });
  form.addEventListener("reset", () => setTimeout(() => { run("push"); input.focus(); }));
  form.addEventListener("change", (event) => { if (event.target !== input) run("push"); });
  // Half a syllable of an input method is no query.
  input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  input.addEventListener("compositionend", soon);
  more.addEventListener("click", () => show(list.children.length));
  box.addEventListener("keydown", keys);
  addEventListener("popstate", () => { read(); run(""); });
  read();
  if (asked()) run("");
  else engine.values().then(facets, () => {});

  function word(key) {
    const given = box.dataset[`word${key[0].toUpperCase()}${key.slice(1)}`];
    return given || WORDS[lang][key];
  }

  function part(selector, make) {
    return box.querySelector(selector) ?? box.appendChild(make());
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(run, 250, "replace");
  }

  /* --- the address and the form ------------------------------------------------------------- */

  function state() {
    const found = new URLSearchParams();
    for (const key of ["q", ...FACETS, "sort"]) {
      const value = form.elements[key]?.value.trim();
      if (value) found.set(key, value);
    }
    return found;
  }

  function asked() {
    return [...state().keys()].some((key) => key !== "sort");
  }

  function read() {
    const given = new URLSearchParams(location.search);
    input.value = given.get("q") ?? "";
    for (const select of [...selects, form.elements.sort].filter(Boolean)) {
      const value = given.get(select.name) ?? "";
      // A value that this edition does not have is kept: it finds nothing, and says so.
      if (select !== form.elements.sort && ![...select.options].some((o) => o.value === value)) select.add(new Option(value, value));
      select.value = value;
    }
  }

  /* --- a search ----------------------------------------------------------------------------- */

  async function run(history_) {
    clearTimeout(waiting);
    const mine = ++turn;
    const given = state();
    const address = `${location.pathname}${given.size ? `?${given}` : ""}${location.hash}`;
    if (history_ === "push" && given.toString() !== new URLSearchParams(location.search).toString()) history.pushState(null, "", address);
    else if (history_) history.replaceState(null, "", address);
    const late = setTimeout(() => { status.textContent = word("waiting"); }, 300);
    box.setAttribute("aria-busy", "true");
    try {
      const filters = Object.fromEntries(FACETS.map((key) => [key, given.get(key) ?? ""]));
      const found = await engine.search(given.get("q") ?? "", filters, given.get("sort") || (given.has("q") ? "" : "newest"));
      if (mine !== turn) return;
      hits = found;
      list.replaceChildren();
      facets(found.counts);
      await show(0);
      status.textContent = found.length ? word("found").replace("{n}", found.length) : word("none");
    } catch (error) {
      if (mine !== turn) return;
      console.error(error);
      list.replaceChildren();
      more.hidden = true;
      status.textContent = word("failed");
    } finally {
      clearTimeout(late);
      if (mine === turn) box.removeAttribute("aria-busy");
    }
  }

  /* Show ten more hits from `from`; the focus goes to the first of them when a button asked. */
  async function show(from) {
    const mine = hits;
    await engine.complete(mine, from, from + MORE);
    if (mine !== hits || list.children.length !== from) return;
    const several = new Set(hits.map((hit) => hit.how)).size > 1;
    list.append(...hits.slice(from, from + MORE).map((hit) => item(hit, several)));
    more.hidden = list.children.length >= hits.length;
    if (from) list.children[from]?.querySelector("a").focus();
  }

  /* The number of hits behind each value, with the other filters as they are. */
  function facets(counts) {
    for (const select of selects) {
      const of = counts[select.name] ?? {};
      const there = new Set([...select.options].map((option) => option.value));
      for (const value of Object.keys(of)) if (!there.has(value)) select.add(new Option(value, value));
      for (const option of select.options) {
        if (!option.value) continue;
        const n = of[option.value] ?? 0;
        option.textContent = lang === "en" ? `${option.value} (${n})` : `${option.value}（${n}）`;
        option.disabled = n === 0 && !option.selected;
      }
    }
  }

  /* --- a hit -------------------------------------------------------------------------------- */

  function item(hit, several) {
    const li = blank?.content.firstElementChild?.cloneNode(true) ?? plain();
    li.dataset.id = hit.id;
    li.dataset.how = hit.how;
    const how = hit.how === "exact" || (hit.how === "phrase" && several) ? word(hit.how) : "";
    const texts = { number: hit.number, date: hit.date, ...hit.filters, title: hit.titlePieces, excerpt: hit.excerpt, how };
    for (const slot of li.querySelectorAll("[data-slot]")) {
      const text = texts[slot.dataset.slot];
      if (!text?.length) slot.remove();
      else if (typeof text === "string") slot.textContent = text;
      else slot.append(...text.map((piece) => (piece.mark ? make("mark", { textContent: piece.text }) : piece.text)));
    }
    li.querySelector("a").href = hit.url;
    return li;
  }

  /* A hit for a page without a template of its own. */
  function plain() {
    const slot = (tag, name) => { const e = make(tag); e.dataset.slot = name; return e; };
    const meta = make("p", {}, ...["number", "type", "date", "department"].flatMap((name) => [slot("span", name), " "]));
    return make("li", {}, make("p", {}, slot("a", "title"), " ", slot("span", "how")), meta, slot("p", "excerpt"));
  }

  /* Arrow keys walk from the field through the hits and back; Escape returns to the field. */
  function keys(event) {
    const links = [...list.querySelectorAll("li a[data-slot=title]")];
    const at = links.indexOf(document.activeElement);
    if (event.isComposing || (at < 0 && event.target !== input)) return;
    if (event.key === "Escape" && at >= 0) input.focus();
    else if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else return;
    event.preventDefault();
  }

  function make(tag, values = {}, ...children) {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...children);
    return element;
  }
}
