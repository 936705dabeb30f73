import { html } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";

const TOGETHER = 800;
const A_WORD = 1000;
const FIELDS = "input, textarea, select, [contenteditable]";

/** Single keys only lead to a button or a field, and do nothing by themselves: Enter does. They can be turned off. */
export class Shortcuts {
  #digits = "";
  #typedAt = 0;
  #wordAt = 0;
  #isLed = false;

  constructor(page) {
    this.page = page;
    document.addEventListener("keydown", (event) => this.#pressed(event));
    document.addEventListener("keyup", (event) => this.#released(event));
    document.addEventListener("pointerdown", () => (this.#isLed = false));
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
    const isPlain = !ctrlKey && !metaKey && !altKey && this.areOn;
    if (isUndo) this.page.undo();
    else if (!(isPlain && this.#took(key, target))) return;
    event.preventDefault();
  }

  /** Some browsers press a button only when Space is let go. */
  #released(event) {
    if (event.key === " " && this.#isLed && !event.target.closest(`${FIELDS}, dialog`)) event.preventDefault();
  }

  /** Whether the key was for here: it led somewhere, or is one of a word that nobody meant for a button. */
  #took(key, target) {
    if (key === "Tab") this.#isLed = false;
    if (key === " " || key === "Enter") return this.#isLed && (this.#isWord(key) || key === " ");
    if (key.length > 1 || target.closest("[role=menu]")) return false;
    return !this.#isWord(key) && (this.#isLed = this.#lead(key) || this.#isLed);
  }

  /** A sign that leads nowhere begins a word: what is typed soon after it leads nowhere either. */
  #isWord(key) {
    const isGoingOn = Date.now() - this.#wordAt < A_WORD;
    const isSign = /^\d$/.test(key) || key === "Enter" || key.toLowerCase() in ways;
    if (isGoingOn || !isSign) this.#wordAt = Date.now();
    return isGoingOn || !isSign;
  }

  #lead(key) {
    if (/^\d$/.test(key)) return focus(this.#row(key)?.querySelector("button, a"));
    return ways[key.toLowerCase()](this);
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
      <p>${t("A key takes you there, and does nothing by itself: Enter does. In an open menu its keys act at once. Ctrl Z takes back at once.")}</p>
      <dl class="keylist">${rows().map(([key, words]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${words}</dd></div>`)}</dl>
      <label class="choice"><input type="checkbox" .checked=${keys.areOn} @change=${toggle}><span>${t("Use single keys on this computer")}</span></label>
      <p><button class="btn btn--go">${t("Back to the cockpit")}</button></p>
    </form></dialog>`;
}
