"use strict";
// Choosing an entry shows its words in the text; choosing words shows the entry. Nothing here writes markup.
document.documentElement.classList.add("js");
for (const article of document.querySelectorAll(".reading")) {
  const marks = [...article.querySelectorAll(".m")];
  const entries = [...article.querySelectorAll(".entry")];
  const points = [...article.querySelectorAll(".point")];
  const slip = article.querySelector(".slip");
  const spoken = article.querySelector(".spoken");
  const narrow = matchMedia("(max-width: 56rem)");
  const BASE = new Set(["content", "trigger", "words", "mention"]);
  const LABELS = new Set(["source", "recipient", "speaker", "addressee"]);
  const entryOf = new Map();
  const marksOf = new Map();
  for (const entry of entries) for (const id of entry.dataset.ids.split(" ")) entryOf.set(id, entry);
  for (const mark of marks) {
    for (const part of mark.dataset.m.split(" ")) {
      const [id, role] = part.split(".");
      if (!marksOf.has(id)) marksOf.set(id, []);
      marksOf.get(id).push([mark, role]);
    }
  }
  let chosen = null;

  function clear() {
    for (const lit of article.querySelectorAll(".on")) {
      for (const name of [...lit.classList]) if (name === "on" || name.startsWith("on-")) lit.classList.remove(name);
      lit.removeAttribute("aria-current");
      delete lit.dataset.label;
    }
    chosen = null;
    slip.hidden = true;
    slip.replaceChildren();
  }

  function choose(id, from) {
    const entry = entryOf.get(id);
    if (!entry) return;
    clear();
    chosen = id;
    entry.classList.add("on");
    entry.setAttribute("aria-current", "true");
    const ids = new Set(entry.dataset.ids.split(" "));
    let first = null;
    for (const one of ids) {
      for (const [mark, role] of marksOf.get(one) || []) {
        mark.classList.add("on", "on-" + role);
        if (LABELS.has(role)) {
          const next = mark.nextElementSibling;
          const goesOn = mark.nextSibling === next && next && (next.dataset.m || "").split(" ").includes(one + "." + role);
          if (!goesOn) mark.dataset.label = role;
        }
        if (!first || (BASE.has(role) && !first.main)) first = { mark, main: BASE.has(role) || role === "evidence" };
      }
    }
    for (const point of points) if (ids.has(point.dataset.ref)) point.classList.add("on");
    if (from !== "text" && first && !narrow.matches) first.mark.scrollIntoView({ block: "center" });
    if (from === "text" && narrow.matches) {
      show(entry);
    } else if (from === "text" || from === "link") {
      entry.scrollIntoView({ block: from === "link" && narrow.matches ? "center" : "nearest" });
    }
    spoken.textContent = id + ": " + (entry.querySelector(".lead") || entry).textContent.trim().replace(/\s+/g, " ");
    history.replaceState(null, "", "#" + entry.id);
  }

  function show(entry) {
    const copy = entry.cloneNode(true);
    copy.removeAttribute("id");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", clear);
    slip.replaceChildren(copy, close);
    slip.hidden = false;
  }

  // The narrowest entry at these words first; choosing again goes on to the next one there.
  function chooseAt(mark) {
    const hidden = (id) => article.classList.contains("no-" + id[0].toLowerCase());
    const here = mark.dataset.m.split(" ").map((part) => part.split("."));
    const ids = [...new Set(here.filter(([id, role]) => BASE.has(role) && !hidden(id)).map(([id]) => id))];
    if (ids.length) choose(ids[(ids.indexOf(chosen) + 1) % ids.length], "text");
  }

  article.addEventListener("click", (click) => {
    const ref = click.target.closest("[data-ref]");
    if (ref) {
      click.preventDefault();
      return choose(ref.dataset.ref, "link");
    }
    const mark = click.target.closest(".m");
    if (mark) return chooseAt(mark);
    const entry = click.target.closest(".entry");
    if (entry && !entry.closest(".slip") && !click.target.closest("details")) {
      click.preventDefault();
      choose(entry.dataset.ids.split(" ")[0], "panel");
      if (narrow.matches) article.querySelector(".m.on").scrollIntoView({ block: "center" });
    }
  });

  // One tab stop for the whole text; the arrows go from mark to mark.
  const stops = marks.filter((mark) => /\b[sefapd]\b/.test(mark.className.slice(1)) && /\S/.test(mark.textContent));
  for (const mark of stops) {
    mark.tabIndex = -1;
    mark.setAttribute("role", "button");
  }
  if (stops.length) stops[0].tabIndex = 0;
  const picks = entries.map((entry) => entry.querySelector(".pick"));
  function step(list, from, by) {
    for (let at = list.indexOf(from) + by; at >= 0 && at < list.length; at += by) if (list[at].offsetParent !== null) return list[at];
    return null;
  }
  article.addEventListener("keydown", (key) => {
    if (key.key === "Escape") return clear();
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key.key];
    const mark = key.target.closest(".m");
    if (mark && (key.key === "Enter" || key.key === " ")) {
      key.preventDefault();
      chooseAt(mark);
    } else if (mark && by) {
      key.preventDefault();
      const next = step(stops, mark, by);
      if (next) {
        mark.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    } else if (key.target.classList.contains("pick") && (key.key === "ArrowDown" || key.key === "ArrowUp")) {
      const next = step(picks, key.target, by);
      if (next) {
        key.preventDefault();
        next.focus();
      }
    }
  });

  for (const box of article.querySelectorAll(".legend input")) {
    box.addEventListener("change", () => article.classList.toggle("no-" + box.value, !box.checked));
  }

  const asked = decodeURIComponent(location.hash.slice(1));
  if (asked.startsWith(article.dataset.prefix)) choose(asked.slice(article.dataset.prefix.length), "link");
}
