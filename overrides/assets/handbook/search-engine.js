/* The search behind one small function: connect(root).search(text, filters, sort) → hits.

   Pagefind answers one kind of question only: which entries hold these units one after the other,
   and where first. Everything else (exact numbers, joining of words, order, filters, excerpts) is
   done here with the table in search/exact.json, so that another engine can take its place. */

import { cutter, SINGLE } from "./search-cut.js";

const FACETS = ["type", "department", "year", "status", "level"];
const FIRST = 10; // hits that are complete when a search answers
const QUOTED = /["“”„＂]([^"“”„＂]+)["“”„＂]|[「『]([^」』]+)[」』]/gu;
const APART = /[\s、，；。！？;!?]+|,(?![0-9])/u;
const FILLERS = new Set("的了和与及或在是之等");

/* [2025], (2025), 〔2025〕 … or one word with digits: a number, whose digits are no words. */
const NUMBER = /[〔[(（【［]\s*\p{N}{4}\s*[〕\])）】］]|^\s*[\w-]*[0-9][\w-]*\s*$/u;

/* How well a hit fits: where the phrase or the words stand. Within a title up to 1 is added, the
   more the less else the title says. */
const FIT = { exact: 60, whole: 50, title: 40, titleWords: 38, kind: 36, head: 34, text: 20, label: 18, words: 10 };
const NEAR = FIT.label; // from here up a hit is what was asked for; below, it only has the words

/* --- the search ----------------------------------------------------------------------------- */

/* A search over the site at `root` (a URL that ends with a slash). Files are fetched when the
   first search needs them. */
export function connect(root) {
  let table;
  let engine;
  let words;
  const asked = new Map();
  const shown = new Map();

  const get = async (path) => {
    const answer = await fetch(new URL(path, root));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };

  async function load() {
    const [data, fold] = await Promise.all([get("search/exact.json"), get("assets/handbook/fold.json")]);
    const cut = cutter(fold);
    const units = (text) => cut(text).map((u) => u.unit);
    const entries = data.rows.map(([name, id, number, date, chosen, ends]) => ({
      name, id, number, date, ends,
      filters: Object.fromEntries(FACETS.map((k, i) => [k, data.filters[k][chosen[i]] ?? ""])),
      keys: [id, number].filter(Boolean).flatMap((text) => keys(units(text))),
      labels: new Set(chosen.map((value, i) => units(data.filters[FACETS[i]][value] ?? "").join(" "))),
    }));
    return { cut, units, entries, byName: new Map(entries.map((e) => [e.name, e])) };
  }
  const ready = () => (table ??= load().catch((error) => { table = undefined; throw error; }));

  async function pagefind() {
    const at = new URL("pagefind/", root);
    const module = await import(new URL("pagefind.js", at).href);
    await module.options({ basePath: at.pathname });
    await module.init();
    return module;
  }

  /* Entries that hold the units of a phrase in their order → the place of the first. */
  function holding(phrase) {
    const key = phrase.join(" ");
    if (!asked.has(key)) {
      const answer = ask(phrase);
      asked.set(key, answer);
      answer.catch(() => asked.delete(key));
    }
    return asked.get(key);
  }

  async function ask(phrase) {
    if (!(await ready()).entries.length) return new Map();
    engine ??= pagefind();
    const module = await engine.catch((error) => { engine = undefined; throw error; });
    const found = new Map();
    for (const one of await variants(phrase)) {
      // Always as a phrase: Pagefind's looser search depends on what it happened to load before.
      for (const hit of (await module.search(`"${one.join(" ")}"`)).results) {
        found.set(hit.id, Math.min(hit.words[0] ?? Infinity, found.get(hit.id) ?? Infinity));
      }
    }
    return found;
  }

  /* A word of an alphabetic script also stands for the words that begin with it. */
  async function variants(phrase) {
    if (!begins(phrase)) return [phrase];
    words ??= get("search/words.json");
    const longer = (await words).filter((w) => w.startsWith(phrase[0]) && w !== phrase[0]);
    return [phrase, ...longer.slice(0, 24).map((w) => [w])];
  }

  /* `text`: words, "phrases", an id or a number; `filters`: {type: "…", …}; `sort`: "", "newest"
     or "oldest". Answers an array of hits {id, number, date, filters, how, title, url, type,
     excerpt}, of which the first ten are complete (`complete` does the others); its `counts` say
     how many hits each value of a filter has with the other filters as they are. */
  async function search(text = "", filters = {}, sort = "") {
    const { units, entries, byName } = await ready();
    const query = understand(text ?? "", units);
    const fits = new Map(query.whole.length ? [] : entries.map((e) => [e.name, { fit: 0, how: "words" }]));
    // The first way it was found stands (number, phrase, words); the best place counts.
    const offer = (name, fit, how) => {
      const before = fits.get(name);
      fits.set(name, { fit: Math.max(fit, before?.fit ?? 0), how: before?.how ?? how });
    };

    if (query.whole.length) {
      const sought = new Set(keys(query.whole));
      for (const e of entries) if (e.keys.some((k) => sought.has(k))) offer(e.name, FIT.exact, "exact");
      for (const [name, at] of await holding(query.whole)) offer(name, fitOf(byName.get(name), at, query.whole), "phrase");
      // Who looks for a number is not helped by all that shares its digits.
      const number = NUMBER.test(text) || [...fits.values()].some((f) => f.how === "exact");
      for (const terms of number ? [] : [query.terms, query.words]) {
        if (terms.length < 2) continue;
        for (const [name, places] of await together(terms)) {
          offer(name, fitOfWords(byName.get(name), places, terms), query.onlyQuoted ? "phrase" : "words");
        }
      }
    }

    const all = [...fits].map(([name, { fit, how }]) => ({ entry: byName.get(name), fit, how }));
    const hits = all.filter(({ entry }) => passes(entry, filters));
    hits.sort(order(sort));
    const answer = hits.map(({ entry: e, how }) => ({ id: e.id, number: e.number, date: e.date, filters: e.filters, type: e.filters.type, how, name: e.name }));
    answer.counts = counts(all.map((h) => h.entry), filters);
    answer.phrases = [[query.whole], query.terms, query.words];
    await complete(answer, 0, FIRST);
    return answer;
  }

  /* Entries that hold all the terms → the places of each. */
  async function together(terms) {
    const maps = await Promise.all(terms.map(holding));
    const [first, ...rest] = [...maps].sort((a, b) => a.size - b.size);
    const names = [...first.keys()].filter((name) => rest.every((m) => m.has(name)));
    return names.map((name) => [name, maps.map((m) => m.get(name))]);
  }

  /* Give the hits from `from` up to `to` what they show. */
  async function complete(hits, from, to) {
    const { cut } = await ready();
    await Promise.all(hits.slice(from, to).map(async (hit) => {
      if (!shown.has(hit.name)) shown.set(hit.name, get(`search/entries/${hit.name}.json`));
      const entry = await shown.get(hit.name);
      hit.url = new URL(entry.url, root).href;
      hit.title = entry.title;
      hit.titlePieces = pieces(entry.title, spans(cut(entry.title), hits.phrases), 0, entry.title.length);
      hit.excerpt = excerpt(entry.text, spans(cut(entry.text), hits.phrases));
    }));
  }

  const values = async () => counts((await ready()).entries, {});
  return { search, complete, values };
}

/* --- what was asked ------------------------------------------------------------------------- */

/* A query as units: `whole` as it stands, `terms` as its writer parted it by spaces and quotation
   marks, and `words` as the browser's dictionary parts the rest. */
function understand(text, units) {
  const quoted = [];
  const rest = text.replace(QUOTED, (_, a, b) => (quoted.push(a ?? b), " "));
  const open = rest.split(APART).filter((piece) => piece && units(piece).length);
  const terms = [...quoted, ...open].map(units).filter((t) => t.length);
  const words = [...quoted.map(units), ...open.flatMap(parted).map(units)].filter((w) => w.length);
  const telling = words.filter((w) => w.length > 1 || !FILLERS.has(w[0]));
  return { whole: units(text), terms: unique(terms), words: unique(telling).slice(0, 12), onlyQuoted: !open.length };
}

function parted(text) {
  if (!globalThis.Intl?.Segmenter) return text.match(/.{1,2}/gu) ?? [];
  const segments = new Intl.Segmenter("zh-Hans", { granularity: "word" }).segment(text);
  return [...segments].filter((s) => s.isWordLike).map((s) => s.segment);
}

function unique(lists) {
  return [...new Map(lists.map((l) => [l.join(" "), l])).values()];
}

/* An id or number without what people leave out: separators; then also 第, 号 and leading zeros. */
function keys(units) {
  const loose = units.join(" ").replace(/([0-9])(?=[^0-9 ])|([^0-9 ])(?=[0-9])/gu, "$1$2 ").split(" ");
  const bare = loose.filter((u) => u !== "第" && u !== "号").map((u) => u.replace(/^0+(?=[0-9])/, ""));
  return [units.join(""), bare.join("-")];
}

function begins(phrase) {
  return phrase.length === 1 && /^\p{L}{3,}$/u.test(phrase[0]) && !SINGLE.test(phrase[0]);
}

/* --- which, and in which order -------------------------------------------------------------- */

function fitOf(entry, at, phrase) {
  const [title, head, text] = entry.ends;
  if (at === 0 && title === phrase.length) return FIT.whole;
  if (at < title) return FIT.title + share(phrase.length, title);
  if (entry.labels.has(phrase.join(" "))) return FIT.kind;
  if (at < head) return FIT.head;
  return at < text ? FIT.text : FIT.label;
}

/* Words that are all in the title, or name the type, year, department … of the entry. */
function fitOfWords(entry, places, terms) {
  const [title] = entry.ends;
  const named = terms.filter((term, i) => places[i] < title || entry.labels.has(term.join(" ")));
  if (named.length < terms.length) return FIT.words + named.length / terms.length;
  return FIT.titleWords + share(named.flat().length, title);
}

/* In quarters: titles that differ by a few characters are ordered by date. */
function share(part, whole) {
  return Math.round((4 * Math.min(part, whole)) / whole) / 4 || 0;
}

function passes(entry, filters, but = "") {
  return FACETS.every((k) => k === but || !filters[k] || entry.filters[k] === filters[k]);
}

/* Best: by fit, then the newest. By date: exact numbers stay first, mere words last. */
function order(sort) {
  const sign = sort === "oldest" ? -1 : 1;
  const rank = (h) => (sort ? (h.how === "exact" ? 2 : h.fit >= NEAR ? 1 : 0) : h.fit);
  return (a, b) => rank(b) - rank(a)
    || sign * (a.entry.date < b.entry.date ? 1 : a.entry.date > b.entry.date ? -1 : 0)
    || (a.entry.id < b.entry.id ? -1 : 1);
}

function counts(entries, filters) {
  const found = {};
  for (const key of FACETS) {
    found[key] = {};
    for (const e of entries) {
      const value = e.filters[key];
      if (value && passes(e, filters, key)) found[key][value] = (found[key][value] ?? 0) + 1;
    }
  }
  return found;
}

/* --- what a hit shows ----------------------------------------------------------------------- */

/* Where a query stands in a cut text, as [start, end] of the text as written. Of its ways (as a
   whole, by its terms, by its words) the first that is there is marked, not its parts as well. */
function spans(located, ways) {
  for (const phrases of ways) {
    const found = phrases.flatMap((phrase) => (phrase.length ? occurrences(located, phrase) : []));
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let until = 0;
    if (found.length) return found.filter(([start, end]) => start >= until && (until = end));
  }
  return [];
}

function occurrences(located, phrase) {
  const same = begins(phrase) ? (unit, j) => unit.startsWith(phrase[j]) : (unit, j) => unit === phrase[j];
  const found = [];
  for (let at = 0; at + phrase.length <= located.length; at += 1) {
    if (phrase.every((_, j) => same(located[at + j].unit, j))) found.push([located[at].start, located[at + phrase.length - 1].end]);
  }
  return found;
}

/* A stretch of `text` with the most marks in it, cut where a sentence begins if one is near. */
function excerpt(text, marks) {
  const width = SINGLE.test(text.slice(0, 200)) ? 130 : 260;
  let best = 0;
  let most = 0;
  for (const [start] of marks.slice(0, 200)) {
    const inside = marks.filter(([a, b]) => a >= start && b <= start + width - 30).length;
    if (inside > most) [best, most] = [start, inside];
  }
  const lead = text.slice(Math.max(0, best - 40), best);
  const sentence = Math.max(...[..."。！？；\n"].map((stop) => lead.lastIndexOf(stop)));
  let from = Math.max(0, best - (sentence >= 0 ? lead.length - sentence - 1 : 24));
  let to = Math.min(text.length, from + width);
  if (/[\udc00-\udfff]/.test(text[from] ?? "")) from -= 1;
  if (/[\udc00-\udfff]/.test(text[to] ?? "")) to += 1;
  const shown = pieces(text, marks, from, to);
  if (from > 0) shown.unshift({ text: "…", mark: false });
  if (to < text.length) shown.push({ text: "…", mark: false });
  return shown;
}

/* `text` from `from` up to `to` as pieces {text, mark}. */
function pieces(text, marks, from, to) {
  const found = [];
  const add = (a, b, mark) => b > a && found.push({ text: text.slice(a, b).replace(/\s+/gu, " "), mark });
  let at = from;
  for (const [start, end] of marks) {
    if (end <= from || start >= to) continue;
    add(at, Math.max(at, start), false);
    add(Math.max(at, start), Math.min(end, to), true);
    at = Math.max(at, Math.min(end, to));
  }
  add(at, to, false);
  return found;
}
