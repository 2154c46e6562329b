/* Registers that sort and filter in the page. The table is complete without this script; with it
   each column head becomes a button, and what was chosen stands in the address so that it can be
   sent to someone: ?sort=date&order=descending&q=words&type=… */
"use strict";

(() => {
  const collator = new Intl.Collator(document.documentElement.lang || "zh", { numeric: true });

  for (const box of document.querySelectorAll("[data-register]")) open(box);

  function open(box) {
    const word = (name) => box.dataset[`word${name}`] ?? "";
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
    const table = box.querySelector("table");
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    const status = box.querySelector("[role=status]");
    const rows = [...body.rows].map((tr, index) => ({
      tr,
      index,
      text: fold(tr.textContent),
      cells: [...tr.cells].map((td) => ({ text: td.textContent.trim(), sort: td.dataset.sort })),
    }));
    const column = (key) => heads.findIndex((th) => th.dataset.key === key);
    const keys = box.dataset.filters.split(" ").filter((key) => column(key) >= 0);
    const names = new Map(heads.map((th) => [th.dataset.key, th.textContent.trim()]));
    const state = read();
    /* A handful of lines is seen at a glance: sorting is enough. */
    const searchable = keys.length > 0 || rows.length > 9;

    const tools = document.createElement("form");
    tools.className = "hb-tools";
    tools.setAttribute("role", "search");
    tools.setAttribute("aria-label", word("Tools"));
    const input = field(word("Text"), "input", "q", "hb-tools__one--text");
    input.type = "search";
    input.autocomplete = "off";
    const selects = keys.map((key) => {
      const select = field(names.get(key), "select", key, "");
      const values = [...new Set(rows.map((row) => row.cells[column(key)].text))].filter(Boolean);
      values.sort(collator.compare);
      select.append(new Option(word("All"), ""), ...values.map((value) => new Option(value, value)));
      return select;
    });
    const reset = document.createElement("button");
    reset.type = "button";
    reset.className = "hb-button";
    reset.textContent = word("Reset");
    const end = document.createElement("div");
    end.className = "hb-tools__one hb-tools__end";
    end.append(reset);
    tools.append(end);
    if (searchable) box.prepend(tools);

    const empty = document.createElement("p");
    empty.className = "hb-empty";
    empty.textContent = word("None");
    empty.hidden = true;
    box.append(empty);

    for (const th of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.title = fill(word("Sort"), { column: names.get(th.dataset.key) });
      button.append(...th.childNodes);
      th.append(button);
      button.addEventListener("click", () => {
        const again = state.sort === th.dataset.key && state.order === "ascending";
        state.sort = th.dataset.key;
        state.order = again ? "descending" : "ascending";
        show(true);
      });
    }

    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("input", () => {
      state.q = input.value;
      for (const select of selects) state.filters[select.name] = select.value;
      show(true);
    });
    reset.addEventListener("click", () => {
      Object.assign(state, { sort: "", order: "", q: "", filters: {} });
      fillTools();
      show(true);
      input.focus();
    });
    addEventListener("popstate", () => {
      Object.assign(state, read());
      fillTools();
      show(false);
    });
    fillTools();
    show(false);

    function field(label, kind, name, extra) {
      const one = document.createElement("div");
      one.className = `hb-tools__one ${extra}`.trim();
      const control = document.createElement(kind);
      control.name = name;
      control.id = `hb-tool-${name}`;
      const caption = document.createElement("label");
      caption.htmlFor = control.id;
      caption.textContent = label;
      one.append(caption, control);
      tools.append(one);
      return control;
    }

    function read() {
      const query = new URLSearchParams(location.search);
      const sort = column(query.get("sort")) >= 0 ? query.get("sort") : "";
      const order = query.get("order") === "descending" ? "descending" : "ascending";
      const filters = Object.fromEntries(keys.map((key) => [key, query.get(key) ?? ""]));
      return { sort, order: sort ? order : "", q: query.get("q") ?? "", filters };
    }

    function write() {
      const query = new URLSearchParams();
      if (state.sort) {
        query.set("sort", state.sort);
        query.set("order", state.order);
      }
      if (state.q) query.set("q", state.q);
      for (const [key, value] of Object.entries(state.filters)) if (value) query.set(key, value);
      const text = query.toString();
      history.replaceState(null, "", text ? `?${text}` : location.pathname);
    }

    function fillTools() {
      input.value = state.q;
      for (const select of selects) {
        select.value = state.filters[select.name] ?? "";
        /* An address may name a value that this edition does not have: show everything then. */
        if (select.selectedIndex < 0) {
          select.selectedIndex = 0;
          state.filters[select.name] = "";
        }
      }
    }

    function show(changed) {
      const wanted = fold(state.q).split(/\s+/).filter(Boolean);
      const chosen = Object.entries(state.filters).filter(([, value]) => value);
      const kept = rows.filter((row) =>
        chosen.every(([key, value]) => row.cells[column(key)].text === value) &&
        wanted.every((part) => row.text.includes(part)));
      kept.sort(state.sort ? order() : (a, b) => a.index - b.index);
      body.replaceChildren(...kept.map((row) => row.tr));
      empty.hidden = kept.length > 0;
      for (const th of heads) {
        if (th.dataset.key === state.sort) th.setAttribute("aria-sort", state.order);
        else th.removeAttribute("aria-sort");
      }
      const count = fill(word("Shown"), { n: kept.length, all: rows.length });
      const sorted = state.sort
        ? fill(word("Sorted"), { column: names.get(state.sort), direction: word(state.order === "ascending" ? "Ascending" : "Descending") })
        : "";
      if (changed || state.sort || state.q || chosen.length) status.textContent = [count, sorted].filter(Boolean).join(" · ");
      if (changed) write();
    }

    /* Empty cells stand last either way; equal ones keep the register's own order. */
    function order() {
      const at = column(state.sort);
      const kind = heads[at].dataset.kind;
      const turn = state.order === "descending" ? -1 : 1;
      const value = (row) => row.cells[at].sort ?? row.cells[at].text;
      const number = (text) => Number(text.replace(/[^\d.-]/g, ""));
      return (a, b) => {
        const x = value(a);
        const y = value(b);
        if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || a.index - b.index;
        const by = kind === "number" ? number(x) - number(y) : collator.compare(x, y);
        return by * turn || a.index - b.index;
      };
    }
  }

  /* For finding only: width and case of letters and the brackets of numbers do not matter. */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[〔［【\[(（]/g, "(").replace(/[〕］】\])）]/g, ")");
  }
})();
