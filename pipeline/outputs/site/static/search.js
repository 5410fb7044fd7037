"use strict";
// Search over every action of the data set. The scripts after this one call `actionplans.add` with a part of the index
// each; all filters are kept in the address, so that a search can be bookmarked and sent on.
const actionplans = (() => {
  const PLACES = ["address", "authority", "ref", "action", "objective", "owners", "due", "first", "last", "kind", "rag", "status", "themes", "roles"];
  const SHOWN = 25;
  const actions = [];
  const total = Number(document.currentScript.dataset.total);
  const form = document.getElementById("filters");
  const told = document.getElementById("told");
  const results = document.getElementById("results");
  const turn = document.getElementById("turn");
  const names = new Map([...form.authority.options].map((o) => [o.value, o.textContent.replace(/ \(\d+\)$/, "")]));
  const themes = [...form.theme.options].filter((o) => /^\d+$/.test(o.value)).map((o) => o.textContent.replace(/ \(\d+\)$/, ""));
  const ratings = { red: "Red", amber: "Amber", yellow: "Yellow", green: "Green", blue: "Blue", purple: "Purple", grey: "Grey", white: "White", black: "Black" };
  let found = [];
  let page = 0;

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();

  function add(part) {
    for (const row of part) {
      const action = Object.fromEntries(PLACES.map((place, i) => [place, row[i]]));
      action.name = names.get(action.authority) || "";
      action.words = fold([action.ref, action.action, action.objective, action.owners, action.name].join("\n"));
      actions.push(action);
    }
    told.textContent = `Loading ${actions.length.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} actions …`;
  }

  // The words asked for: quoted ones together, all others each on its own.
  function terms(text) {
    return [...fold(text).matchAll(/"([^"]+)"|(\S+)/g)].map((m) => (m[1] || m[2]).replace(/"/g, "").trim()).filter(Boolean);
  }

  const same = (wanted, value) => !wanted || (wanted === "none" ? !value : value === wanted);

  function matches(action, f, wanted) {
    return (!f.authority || action.authority === f.authority)
      && (!f.theme || (f.theme === "none" ? !action.themes.length : action.themes.includes(Number(f.theme))))
      && same(f.rag, action.rag) && same(f.status, action.status)
      && (f.kind === "undated" ? !action.last : same(f.kind, action.kind))
      && (!f.owner || (f.owner === "none" ? !action.owners : action.roles.includes(f.owner)))
      && (!f.from || (action.last && action.last >= f.from))
      && (!f.to || (action.last && action.last <= f.to))
      && wanted.every((term) => action.words.includes(term));
  }

  const ORDERS = {
    due: (a, b) => (a.last || "9999").localeCompare(b.last || "9999"),
    authority: (a, b) => a.name.localeCompare(b.name, "en-GB"),
  };

  function filters() {
    return Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, value.trim()]));
  }

  function search() {
    const f = filters();
    const wanted = terms(f.q);
    found = actions.filter((action) => matches(action, f, wanted));
    if (ORDERS[f.sort]) found.sort(ORDERS[f.sort]);
    page = Math.max(0, Math.min(page, Math.ceil(found.length / SHOWN) - 1));
    show(wanted);
    const kept = new URLSearchParams(Object.entries(f).filter(([, value]) => value));
    if (page) kept.set("page", page + 1);
    history.replaceState(null, "", "#" + kept);
  }

  function show(wanted) {
    const first = page * SHOWN;
    const some = found.slice(first, first + SHOWN);
    results.replaceChildren(...some.map((action) => entry(action, wanted)));
    results.start = first + 1;
    const number = found.length.toLocaleString("en-GB");
    const range = found.length > SHOWN ? `, ${first + 1} to ${first + some.length} shown` : "";
    told.textContent = found.length ? `${number} ${found.length === 1 ? "action" : "actions"}${range}` : "No action matches. Take a filter away, or try fewer words.";
    turn.hidden = found.length <= SHOWN;
    const pages = Math.ceil(found.length / SHOWN);
    document.getElementById("at").textContent = `Page ${page + 1} of ${pages}`;
    document.getElementById("previous").disabled = page === 0;
    document.getElementById("next").disabled = page >= pages - 1;
  }

  function element(name, of, ...children) {
    const made = Object.assign(document.createElement(name), of);
    made.append(...children);
    return made;
  }

  function entry(action, wanted) {
    const link = element("a", { href: action.address });
    if (action.ref) link.append(element("span", { className: "ref" }, action.ref), " ");
    link.append(...marked(short(action.action, wanted), wanted));
    const facts = element("p", { className: "entry-facts" },
      element("span", { className: `tag tag-${action.rag || "none"}` }, ratings[action.rag] || "No rating"),
      element("span", {}, action.name),
      element("span", {}, element("b", {}, "Due"), " " + action.due),
      element("span", {}, element("b", {}, "Owner"), " ", ...marked(action.owners || "none named", wanted)));
    for (const theme of action.themes) facts.append(element("span", { className: "theme" }, themes[theme]));
    return element("li", { className: "entry" }, element("p", { className: "entry-words" }, link), facts);
  }

  // The words round the first match, where they are too many to show.
  function short(text, wanted) {
    if (text.length <= 320) return text || "(no words)";
    const hits = wanted.map((term) => fold(text).indexOf(term)).filter((i) => i >= 0);
    const at = Math.max(0, Math.min(text.length, ...hits) - 80);
    const start = !hits.length || at < 120 ? 0 : at;
    return (start ? "… " : "") + text.slice(start, start + 300) + (start + 300 < text.length ? " …" : "");
  }

  // Text and <mark> elements, made as nodes: printed words are never markup.
  function marked(text, wanted) {
    const folded = fold(text);
    if (!wanted.length || folded.length !== text.length) return [text];
    const hits = [];
    for (const term of wanted) {
      for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + term.length)) hits.push([i, i + term.length]);
    }
    hits.sort((a, b) => a[0] - b[0]);
    const nodes = [];
    let at = 0;
    for (const [start, end] of hits) {
      if (end <= at) continue;
      nodes.push(text.slice(at, Math.max(start, at)), element("mark", {}, text.slice(Math.max(start, at), end)));
      at = end;
    }
    return [...nodes, text.slice(at)].filter((node) => node !== "");
  }

  function save() {
    const cell = (value) => `"${(/^[=+\-@\t\r\n]/.test(value) ? "'" : "") + value.replace(/"/g, '""')}"`;
    const head = ["council", "ref", "action", "objective", "owners", "due", "due_first", "due_last", "rating", "status", "themes", "page"];
    const lines = found.map((a) => [a.name, a.ref, a.action, a.objective, a.owners, a.due, a.first, a.last, a.rag, a.status, a.themes.map((t) => themes[t]).join("; "), a.address].map(cell).join(","));
    const url = URL.createObjectURL(new Blob(["\ufeff" + [head.join(","), ...lines].join("\r\n") + "\r\n"], { type: "text/csv" }));
    element("a", { href: url, download: "actions.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  function restore() {
    const from = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
    for (const field of form.elements) if (field.name) field.value = from.get(field.name) || "";
    page = Math.max(0, (parseInt(from.get("page"), 10) || 1) - 1);
    search();
  }

  function turnTo(number) {
    page = number;
    search();
    told.scrollIntoView();
    results.querySelector("a")?.focus();
  }

  let waiting;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { page = 0; search(); }, 120); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { page = 0; search(); }));
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("previous").addEventListener("click", () => turnTo(page - 1));
  document.getElementById("next").addEventListener("click", () => turnTo(page + 1));
  addEventListener("hashchange", restore);
  document.addEventListener("DOMContentLoaded", restore);
  return { add };
})();
