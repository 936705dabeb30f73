import { html } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";

const TOGETHER = 800;
const FIELDS = "input, textarea, select, [contenteditable]";

/** Single keys only lead to a button or a field, and do nothing by themselves: Enter does. They can be turned off. */
export class Shortcuts {
  #digits = "";
  #typedAt = 0;

  constructor(page) {
    this.page = page;
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  get areOn() {
    return this.page.connection.kept("keys") ?? true;
  }

  turn(areOn) {
    this.page.connection.keep("keys", areOn);
    this.page.render();
  }

  open() {
    document.getElementById("keys").showModal();
  }

  #pressed(event) {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (event.defaultPrevented || target.closest(FIELDS) || document.querySelector("dialog[open]")) return;
    const isUndo = key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey;
    const isSingle = !ctrlKey && !metaKey && !altKey && this.areOn && !target.closest("[role=menu]");
    if (isUndo) this.page.undo();
    else if (!(isSingle && this.#lead(key))) return;
    event.preventDefault();
  }

  #lead(key) {
    if (/^\d$/.test(key)) return focus(this.#row(key)?.querySelector("button, a"));
    return ways[key.toLowerCase()]?.(this) ?? false;
  }

  /** Two figures soon after each other are one number, where there is such a table. */
  #row(digit) {
    const isSoon = Date.now() - this.#typedAt < TOGETHER;
    const rowOf = (number) => document.querySelector(`[data-table="${Number(number)}"]`);
    this.#typedAt = Date.now();
    this.#digits = isSoon && rowOf(this.#digits + digit) ? this.#digits + digit : digit;
    return rowOf(this.#digits);
  }
}

function focus(element) {
  element?.focus();
  return Boolean(element);
}

const go = (name) => () => focus(document.querySelector(`[data-way="${name}"]`));

const ways = {
  "?": (shortcuts) => shortcuts.open() ?? true,
  m: () => focus(document.getElementById("message")),
  h: go("help"),
  z: go("undo"),
  "+": go("extend_activity"),
  "-": () => focus(document.querySelector("#next .timemenu button")),
  e: () => focus(document.querySelector("#next .btn--go")),
};

function rows() {
  return [
    ["1 – 99", t("the acts of that table")],
    ["M", t("the message to the tables")],
    ["H", t("who calls, longest first")],
    ["+", t("more minutes")],
    ["−", t("fewer minutes, and what else is for all")],
    ["E", t("what comes next: to end, to start")],
    ["Z", t("to take back what was done last")],
    ["?", t("this list")],
  ];
}

/** The list of the keys, and the way to it that needs none. */
export function shortcuts({ shortcuts: keys }) {
  const toggle = (event) => keys.turn(event.target.checked);
  return html`<p><button class="btn btn--quiet btn--flush" type="button" @click=${() => keys.open()}>${icon("more")}${t("Keyboard shortcuts")}</button></p>
    <dialog class="veil" id="keys" aria-labelledby="keys-title"><form class="dialog" method="dialog">
      <h2 id="keys-title">${t("Keyboard shortcuts")}</h2>
      <p>${t("A key takes you there, and does nothing by itself: Enter does. Ctrl Z takes back at once.")}</p>
      <dl class="keylist">${rows().map(([key, words]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${words}</dd></div>`)}</dl>
      <label class="choice"><input type="checkbox" .checked=${keys.areOn} @change=${toggle}><span>${t("Use single keys on this computer")}</span></label>
      <p><button class="btn btn--go">${t("Back to the cockpit")}</button></p>
    </form></dialog>`;
}
