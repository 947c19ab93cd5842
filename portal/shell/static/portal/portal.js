// Small comforts; every page works without them.
document.documentElement.classList.add("scripted");

function prepare(root) {
  root.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
  const summary = root.querySelector("[data-focus]");
  if (summary) summary.focus();
}

function nameOf(input) {
  return Array.from(input.files, (file) => file.name).join(", ");
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("change", (event) => {
  const drop = event.target.closest("[data-drop]");
  if (!drop) return;
  const words = drop.querySelector("[data-drop-name]");
  words.dataset.empty ??= words.textContent;
  words.textContent = nameOf(event.target) || words.dataset.empty;
  drop.classList.toggle("filled", event.target.files.length > 0);
});

["dragenter", "dragleave", "drop"].forEach((kind) => document.addEventListener(kind, (event) => {
  const drop = event.target.closest?.("[data-drop]");
  if (drop) drop.classList.toggle("over", kind === "dragenter");
}));

document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => prepare(document));
else prepare(document);

// A page that counts the time it is looked at says so while it is seen and somebody is at it.
const BEAT = 15000;
const STILL = 120000;
let stirred = Date.now();
["pointermove", "keydown", "scroll"].forEach((kind) => {
  document.addEventListener(kind, () => { stirred = Date.now(); }, { passive: true });
});
setInterval(() => {
  if (document.visibilityState !== "visible" || Date.now() - stirred > STILL) return;
  document.querySelectorAll("[data-beat]").forEach((element) => htmx.trigger(element, "beat"));
}, BEAT);
