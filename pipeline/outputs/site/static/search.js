"use strict";
// Search over every action of the data set. The scripts after this one call `actionplans.add` with a part of the index
// each; all filters are kept in the address, so that a search can be bookmarked and sent on.
const actionplans = (() => {
  const PLACES = ["address", "authority", "ref", "action", "objective", "owners", "due", "first", "last", "kind", "rag", "status", "completed", "themes", "roles", "measured"];
  const SHOWN = 25;
  const AROUND = 70; // letters shown on each side of a match in a long text
  const MOST_HITS = 6; // matches of a long text that are shown
  const actions = [];
  const total = Number(document.currentScript.dataset.total);
  const form = document.getElementById("filters");
  const more = document.getElementById("more");
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

  // As `actionplans compare --as-at` counts it.
  function overdue(action, day) {
    const done = action.completed === "yes" || (action.completed && action.completed <= day);
    return !done && !["ongoing", "recurring"].includes(action.kind) && action.last && action.last < day;
  }

  function matches(action, f, wanted) {
    return (!f.authority || action.authority === f.authority)
      && (!f.theme || (f.theme === "none" ? !action.themes.length : action.themes.includes(Number(f.theme))))
      && same(f.rag, action.rag) && same(f.status, action.status)
      && (f.kind === "undated" ? !action.last : same(f.kind, action.kind))
      && (!f.owner || (f.owner === "none" ? !action.owners : action.roles.includes(f.owner)))
      && (!f.measured || !action.measured)
      && (!f.overdue || overdue(action, f.overdue))
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
    const chosen = [...more.querySelectorAll("select, input")].filter((field) => field.value).length;
    more.querySelector("summary").textContent = "Filters and order" + (chosen ? `: ${chosen} chosen` : "");
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
    link.append(...marked(short(action.action, wanted, 300) || "(no words)", wanted));
    const facts = element("p", { className: "entry-facts" },
      element("span", { className: `tag tag-${action.rag || "none"}` }, ratings[action.rag] || "No rating"),
      element("span", {}, action.name),
      element("span", {}, element("b", {}, "Due"), " " + action.due),
      element("span", {}, element("b", {}, "Owner"), " ", ...marked(action.owners || "none named", wanted)));
    for (const theme of action.themes) facts.append(element("span", { className: "theme" }, themes[theme]));
    const objective = wanted.some((term) => fold(action.objective).includes(term) && !fold(action.action).includes(term));
    const above = objective ? [element("p", { className: "hint" }, "Objective: ", ...marked(short(action.objective, wanted, 160), wanted))] : [];
    return element("li", { className: "entry" }, element("p", { className: "entry-words" }, link), ...above, facts);
  }

  // Folded text, and for each of its letters the place in the text that it stands for: "ﬁ" folds to two letters.
  function placed(text) {
    const at = [];
    let folded = "";
    for (let i = 0; i < text.length; i++) {
      const letters = fold(text[i]);
      folded += letters;
      at.push(...Array(letters.length).fill(i));
    }
    return { folded, at: [...at, text.length] };
  }

  // Where the words asked for stand in a text, first and last place of each, in their order.
  function hits(text, wanted) {
    const { folded, at } = placed(text);
    const found = [];
    for (const term of wanted) {
      for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + term.length)) found.push([at[i], at[i + term.length - 1] + 1]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  // A long text as its beginning, or as the words round each match that the beginning does not hold; cut at words.
  function short(text, wanted, most) {
    if (text.length <= most) return text;
    const parts = [];
    const found = hits(text, wanted);
    if (!found.length) parts.push([0, most]);
    for (const [start, end] of found.slice(0, MOST_HITS)) {
      const last = parts[parts.length - 1];
      if (last && start - AROUND <= last[1]) last[1] = end + AROUND;
      else parts.push([start - AROUND, end + AROUND]);
    }
    return parts.map(([start, end]) => words(text, start, end)).join(" ") + (parts[parts.length - 1][1] < text.length ? " …" : "");
  }

  // The whole words between two places, and a sign that some are left out before.
  function words(text, start, end) {
    const first = start <= 0 ? 0 : start + Math.max(text.slice(start, start + AROUND).search(/\s/), 0);
    const last = end >= text.length ? text.length : text.slice(0, end).search(/\s\S*$/);
    return (first ? "… " : "") + text.slice(first, Math.max(last, first)).trim();
  }

  // Text and <mark> elements, made as nodes: printed words are never markup.
  function marked(text, wanted) {
    const nodes = [];
    let at = 0;
    for (const [start, end] of hits(text, wanted)) {
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

  more.open = !matchMedia("(max-width: 760px)").matches; // as in site.css: there they would hide what is found
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
