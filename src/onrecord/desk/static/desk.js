"use strict";
// Keys, suggestions, brushing a curve, and moving a map. Every page works without this.
{
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
let at = -1;
function move(by) {
  const all = rows();
  if (!all.length) return;
  if (at >= 0 && all[at]) all[at].classList.remove("at");
  at = Math.min(Math.max(at + by, 0), all.length - 1);
  all[at].classList.add("at");
  all[at].scrollIntoView({ block: "nearest" });
  const link = all[at].querySelector("[data-open]");
  if (link) link.focus({ preventScroll: true });
}
let gone = 0;
function act(key) {
  const here = at >= 0 && rows()[at];
  const button = (here || document).querySelector(`[data-key="${key}"]`) || document.querySelector(`[data-key="${key}"]`);
  if (button && here) sessionStorage.setItem("at", location.pathname + " " + at);
  if (button) button.click();
  return Boolean(button) || judge(key, here && here.querySelector("[data-ref]"));
}
// A row of a list is judged where it stands, by whoever gave their name before; else where it is looked at closely.
function judge(key, link) {
  const form = document.getElementById("judging");
  if (key === "u" && form) {
    if (form.dataset.analyst) document.getElementById("undoing").submit();
    return true;
  }
  if (!link || !form) return false;
  if (key === "e" || !form.dataset.analyst || !form.elements["seen " + link.dataset.ref]) {
    location.assign(link.href);
    return true;
  }
  sessionStorage.setItem("at", location.pathname + " " + (key === "a" ? at + 1 : at));
  const told = Object.assign(document.createElement("input"), { type: "hidden", name: key === "a" ? "right" : "wrong", value: link.dataset.ref });
  form.append(told);
  form.submit();
  return true;
}
// After a decision the place in the list is as it was.
{
  const [path, row] = (sessionStorage.getItem("at") || "").split(" ");
  sessionStorage.removeItem("at");
  if (path === location.pathname && rows().length) move(Number(row) + 1);
}
document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey) return;
  const inside = key.target.closest("input, textarea, select, dialog");
  if (inside) {
    if (key.key === "Escape" && inside.tagName !== "DIALOG") inside.blur();
    return;
  }
  const went = Date.now() - gone < 1500;
  gone = 0;
  if (went) {
    const way = key.key === "h" ? document.querySelector(".home") : document.querySelector(`[data-go="${CSS.escape(key.key)}"]`);
    if (way) return way.click();
  }
  if (key.key === "g") gone = Date.now();
  else if (key.key === "/") document.querySelector(".find input").focus();
  else if (key.key === "?") document.getElementById("keys").showModal();
  else if (key.key === "j" || key.key === "k") move(key.key === "j" ? 1 : -1);
  else if (!("axeu".includes(key.key) && key.key.length === 1 && act(key.key))) return;
  key.preventDefault();
});

if (matchMedia("(max-width: 52rem)").matches) for (const by of document.querySelectorAll(".by")) by.open = false;
let waiting = 0;
for (const field of document.querySelectorAll('[list="names"]')) field.addEventListener("input", () => {
  clearTimeout(waiting);
  if (field.value.trim().length < 2) return;
  waiting = setTimeout(async () => {
    const answer = await fetch("/names.json?q=" + encodeURIComponent(field.value.trim()));
    if (!answer.ok) return;
    const names = await answer.json();
    document.getElementById("names").replaceChildren(
      ...names.map((name) => Object.assign(document.createElement("option"), { value: name })),
    );
  }, 150);
});

// Drawing over several bars narrows the list to their time; a click on one follows its link.
for (const curve of document.querySelectorAll("[data-brush]")) {
  let from = null;
  let to = null;
  const stepAt = (event) => event.target.closest("[data-step]");
  const all = [...curve.querySelectorAll("[data-step]")];
  const light = () => {
    const [low, high] = [all.indexOf(from), all.indexOf(to)].sort((one, other) => one - other);
    all.forEach((one, index) => {
      const room = one.classList.contains("room") ? one : one.querySelector(".room");
      room.classList.toggle("brushed", from !== null && index >= low && index <= high);
    });
  };
  curve.addEventListener("pointerdown", (event) => {
    from = to = stepAt(event);
  });
  curve.addEventListener("pointermove", (event) => {
    const step = stepAt(event);
    if (from && step && step !== to) {
      to = step;
      light();
    }
  });
  curve.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("pointerup", () => {
    if (from && to && from !== to) {
      const [since, until] = [from.dataset.step, to.dataset.step].sort();
      const way = new URL((curve.querySelector("a") || { href: location.href }).href.baseVal || location.href, location.href);
      way.searchParams.set("since", since);
      way.searchParams.set("until", until);
      location.assign(way);
    }
    from = to = null;
    light();
  });
}

for (const map of document.querySelectorAll("[data-map]")) {
  const box = map.getAttribute("viewBox").split(" ").map(Number);
  const spots = [...map.querySelectorAll(".spot")].map((spot) => [spot, Number(spot.getAttribute("r"))]);
  const whole = box[2];
  const show = () => {
    map.setAttribute("viewBox", box.join(" "));
    for (const [spot, radius] of spots) spot.setAttribute("r", radius * (box[2] / whole));
  };
  const nearer = (by, x = 0.5, y = 0.5) => {
    const width = Math.min(Math.max(box[2] * by, 60), 3600);
    const height = (box[3] * width) / box[2];
    box[0] += (box[2] - width) * x;
    box[1] += (box[3] - height) * y;
    box[2] = width;
    box[3] = height;
    show();
  };
  map.addEventListener("wheel", (event) => {
    event.preventDefault();
    const frame = map.getBoundingClientRect();
    nearer(event.deltaY > 0 ? 1.2 : 1 / 1.2, (event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
  }, { passive: false });
  let held = null;
  map.addEventListener("pointerdown", (event) => (held = [event.clientX, event.clientY, false]));
  map.addEventListener("pointermove", (event) => {
    if (!held) return;
    const scale = box[2] / map.clientWidth;
    if (Math.abs(event.clientX - held[0]) + Math.abs(event.clientY - held[1]) > 3) held[2] = true;
    if (!held[2]) return;
    box[0] -= (event.clientX - held[0]) * scale;
    box[1] -= (event.clientY - held[1]) * scale;
    held = [event.clientX, event.clientY, true];
    show();
  });
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => held && held[2] && event.preventDefault(), true);
  addEventListener("pointerup", () => setTimeout(() => (held = null)));
  // Drawing over the map while an area is chosen leads to what lies in it.
  let choosing = false;
  let corner = null;
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  drawn.setAttribute("class", "area");
  const pointAt = (event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const degrees = (value, most) => Math.min(Math.max(value / 10, -most), most).toFixed(2);
  map.addEventListener("pointerdown", (event) => {
    if (!choosing) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    corner = pointAt(event);
    map.setPointerCapture(event.pointerId);
    map.append(drawn);
  }, true);
  map.addEventListener("pointermove", (event) => {
    if (!corner) return;
    event.stopImmediatePropagation();
    const here = pointAt(event);
    for (const [name, value] of [["x", Math.min(corner.x, here.x)], ["y", Math.min(corner.y, here.y)], ["width", Math.abs(here.x - corner.x)], ["height", Math.abs(here.y - corner.y)]]) drawn.setAttribute(name, value);
  }, true);
  map.addEventListener("pointerup", (event) => {
    if (!corner) return;
    const [from, here] = [corner, pointAt(event)];
    corner = null;
    if (Math.abs(here.x - from.x) < 3 || Math.abs(here.y - from.y) < 3) return drawn.remove();
    const way = new URL(map.dataset.area, location.href);
    const [west, east] = [from.x, here.x].sort((one, other) => one - other);
    const [north, south] = [from.y, here.y].sort((one, other) => one - other);
    way.searchParams.set("area", [degrees(west, 180), degrees(-south, 90), degrees(east, 180), degrees(-north, 90)].join());
    location.assign(way);
  }, true);
  map.addEventListener("click", (event) => choosing && event.preventDefault(), true);
  const buttons = document.createElement("div");
  buttons.className = "zoom";
  for (const [sign, name, by] of [["+", "Closer", 1 / 1.6], ["−", "Further", 1.6]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => nearer(by));
    buttons.append(button);
  }
  const choose = Object.assign(document.createElement("button"), { type: "button", textContent: "Choose an area", className: "choose" });
  choose.setAttribute("aria-pressed", "false");
  choose.addEventListener("click", () => {
    choosing = !choosing;
    choose.setAttribute("aria-pressed", String(choosing));
    map.classList.toggle("choosing", choosing);
  });
  buttons.append(choose);
  map.parentElement.append(buttons);
}

// A page that stands without what is still being counted asks for it, and is loaded again where nobody has begun to work with it.
const hint = document.querySelector("[data-waits]");
if (hint) {
  let touched = false;
  for (const kind of ["keydown", "pointerdown", "scroll"]) addEventListener(kind, () => (touched = true), { once: true, passive: true });
  const ask = async (wait) => {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || (await answer.text()).includes("data-waits")) return wait < 120_000 && setTimeout(ask, wait, wait * 1.5);
    if (!touched) return location.reload();
    hint.firstChild.data = "It is counted now: ";
    hint.lastChild.data = ".";
  };
  setTimeout(ask, 1500, 2000);
}

const zone = document.querySelector(".drop");
if (zone) {
  const files = zone.querySelector("input[type=file]");
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    files.files = event.dataTransfer.files;
  });
}
const progress = document.querySelector("[data-progress]");
if (progress) {
  const ask = async () => {
    const answer = await fetch(progress.dataset.progress);
    const told = await answer.json();
    progress.textContent = told.told;
    if (told.done) location.reload();
    else setTimeout(ask, 700);
  };
  setTimeout(ask, 400);
}

// Marking words of a report offers to add what they tell.
const adding = document.querySelector("[data-add]");
if (adding) {
  const offer = Object.assign(document.createElement("a"), { className: "button offer", textContent: "Add what this tells", hidden: true });
  document.getElementById("main").append(offer);
  document.addEventListener("selectionchange", () => {
    const marked = getSelection();
    const words = String(marked).trim();
    const range = marked.rangeCount ? marked.getRangeAt(0) : null;
    const from = range && range.startContainer.parentElement ? range.startContainer.parentElement.closest(".text .block") : null;
    offer.hidden = !from || !words || words.length > 4000;
    if (offer.hidden) return;
    const before = document.createRange();
    before.selectNodeContents(from);
    before.setEnd(range.startContainer, range.startOffset);
    const blocks = [...from.parentElement.querySelectorAll(".block")];
    const asked = new URLSearchParams({ words, block: blocks.indexOf(from), before: [...before.toString()].length });
    offer.href = adding.getAttribute("href") + "?" + asked;
    const box = range.getBoundingClientRect();
    offer.style.top = `${scrollY + box.bottom + 6}px`;
    offer.style.left = `${Math.max(Math.min(scrollX + box.left, innerWidth - 220), 8)}px`;
  });
}
}
