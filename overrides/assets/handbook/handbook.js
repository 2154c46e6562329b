/* What every page does with a script and can do without: printing, copying a citation, keys for
   the menu, and regions that can be scrolled with the keyboard. */
"use strict";

(() => {
  const words = document.querySelector(".md-header").dataset;

  for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;

  /* The dialect draws a box for a task and leaves it without a name. */
  for (const box of document.querySelectorAll(".task-list-item [type=checkbox]")) {
    box.setAttribute("aria-label", box.parentElement.textContent.trim());
  }

  document.addEventListener("click", async (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-print]")) window.print();
    const button = target?.closest("[data-copy]");
    if (button) {
      const text = document.getElementById(button.dataset.copy)?.textContent.trim() ?? "";
      if (await copied(text)) button.querySelector("span").textContent = button.dataset.copied;
    }
  });

  /* The clipboard is closed to pages that were not served securely: fall back to a selection. */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.style.position = "fixed";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  /* The drawer of small screens is a check box to the theme: a button works it, Escape shuts it. */
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector("[data-menu]");
  if (drawer && menu) {
    menu.hidden = false;
    const told = () => menu.setAttribute("aria-expanded", String(drawer.checked));
    const turn = (open) => {
      if (drawer.checked === open) return;
      drawer.click();
      told();
      if (open) document.querySelector(".hb-nav a")?.focus({ preventScroll: true });
      else menu.focus();
    };
    menu.addEventListener("click", () => turn(!drawer.checked));
    drawer.addEventListener("change", told);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") turn(false);
    });
  }

  /* What is short stays on one line; what is long gets a width. */
  for (const cell of document.querySelectorAll(".md-content td:not([class])")) {
    const length = cell.textContent.trim().length;
    if (length) cell.className = length > 40 ? "hb-text hb-text--long" : length > 10 ? "hb-text" : "hb-short";
  }

  /* A box that scrolls sideways must be reachable by keyboard; one that does not is no stop. */
  function regions() {
    const boxes = document.querySelectorAll(".hb-scroll, .md-typeset__scrollwrap, .md-typeset pre > code, .hb-chart");
    for (const box of boxes) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      further(box);
      if (!box.onscroll) box.onscroll = () => further(box);
      if (!scrolls) {
        box.removeAttribute("tabindex");
        if (box.dataset.named) box.removeAttribute("role");
        continue;
      }
      box.tabIndex = 0;
      if (box.classList.contains("hb-scroll")) continue;
      box.dataset.named = "yes";
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", `${heading(box)} · ${box.matches("code") ? words.wordCode : words.wordTable}`);
    }
  }

  /* Whether something is still hidden to the right. */
  function further(box) {
    box.toggleAttribute("data-further", box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  }

  /* The words nearest above a box name it. */
  function heading(box) {
    const all = [...document.querySelectorAll(".md-content :is(h1, h2, h3)")];
    const above = all.filter((h) => h.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
    return above.at(-1)?.textContent.trim() || document.title;
  }

  let waiting = 0;
  const later = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(regions);
  };
  addEventListener("resize", later);
  addEventListener("load", later);
})();
