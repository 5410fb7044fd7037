"use strict";
// Gathers the lines of a document's card from the doubts that a reader settles. JSON's strings are YAML's too.
const quoted = (text) => JSON.stringify(text).replace(/[\x7f-\x9f]/g, (c) => "\\x" + c.charCodeAt(0).toString(16));

function entryOf(form) {
  const value = form.querySelector(".value").value;
  if (form.dataset.key === "headings") return [`  ${quoted(form.dataset.of)}: ${value}`];
  if (form.dataset.key === "corrections") {
    const [action, field] = form.dataset.of.split(" ");
    const reason = form.querySelector(".reason").value;
    return [`- action: ${quoted(action)}`, `  field: ${field}`, `  read_as: ${quoted(value)}`, `  reason: ${quoted(reason)}`];
  }
  return [quoted(value)];
}

function linesOf(key, entries) {
  return key === "headings" || key === "corrections" ? [`${key}:`, ...entries.flat()] : [`${key}: ${entries[0]}`];
}

function gather() {
  const keys = new Map();
  for (const form of document.querySelectorAll(".settle")) {
    if (!form.querySelector(".put").checked) continue;
    keys.set(form.dataset.key, [...(keys.get(form.dataset.key) || []), entryOf(form)]);
  }
  const lines = [...keys].flatMap(([key, entries]) => linesOf(key, entries));
  document.getElementById("card-lines").textContent = lines.length ? lines.join("\n") + "\n" : "";
}

for (const form of document.querySelectorAll(".settle")) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const put = form.querySelector(".put");
    if (event.target !== put) put.checked = true;
    form.parentElement.querySelector("pre").textContent = linesOf(form.dataset.key, [entryOf(form)]).join("\n") + "\n";
    gather();
  });
}

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
