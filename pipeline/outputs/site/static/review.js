"use strict";
// Gathers the lines of a document's card from the doubts that a reader settles. JSON's strings are YAML's too.
const quoted = (text) => JSON.stringify(text).replace(/[\x7f-\x9f]/g, (c) => "\\x" + c.charCodeAt(0).toString(16));

const LISTS = ["headings", "looked_at", "corrections", "apart"]; // keys with entries below them

function entryOf(answer) {
  const value = answer.querySelector(".value").value;
  const { key, of } = answer.dataset;
  if (key === "headings") return [`  ${quoted(of)}: ${value}`];
  if (key === "looked_at") return [`  ${quoted(of)}: ${quoted(value)}`];
  if (key === "apart") return value.split(/[\s,]+/).filter(Boolean).map((page) => `- ${quoted(page)}`);
  if (key === "corrections") {
    const [action, field] = of.split(" ");
    const reason = answer.querySelector(".reason").value;
    return [`- action: ${quoted(action)}`, `  field: ${field}`, `  read_as: ${quoted(value)}`, `  reason: ${quoted(reason)}`];
  }
  return [quoted(value)];
}

function linesOf(key, entries) {
  return LISTS.includes(key) ? [`${key}:`, ...entries.flat()] : [`${key}: ${entries[0]}`];
}

function gather() {
  const keys = new Map();
  for (const answer of document.querySelectorAll(".answer")) {
    if (!answer.querySelector(".put").checked) continue;
    keys.set(answer.dataset.key, [...(keys.get(answer.dataset.key) || []), entryOf(answer)]);
  }
  const lines = [...keys].flatMap(([key, entries]) => linesOf(key, entries));
  document.getElementById("card-lines").textContent = lines.length ? lines.join("\n") + "\n" : "";
}

// Changing what an answer says chooses it.
for (const answer of document.querySelectorAll(".answer")) {
  for (const field of answer.querySelectorAll(".value, .reason")) {
    field.addEventListener("input", () => {
      answer.querySelector(".put").checked = true;
      answer.querySelector("pre").textContent = linesOf(answer.dataset.key, [entryOf(answer)]).join("\n") + "\n";
    });
  }
}
for (const doubt of document.querySelectorAll(".settle")) doubt.addEventListener("input", gather);

// The clipboard needs a secure page in some browsers; selecting the lines is the way that is always there.
async function copy(button) {
  const lines = document.getElementById(button.dataset.from);
  const label = button.firstChild;
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(lines.textContent);
    label.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(lines);
    label.textContent = document.execCommand("copy") ? "Copied" : "Selected: press Ctrl and C";
  }
  setTimeout(() => { label.textContent = before; }, 2000);
}

for (const button of document.querySelectorAll("button.copy")) button.addEventListener("click", () => copy(button));
