import { html, nothing } from "../../vendor/lit-html/lit-html.js";

/** The one menu that is open, if any: arrows go through it, each choice has a key that does it, and Esc goes back to its button. */
export class Menus {
  #open = null;
  #button = null;

  constructor(onChange) {
    this.onChange = onChange;
  }

  isOpen(key) {
    return this.#open === key;
  }

  toggle(key, button) {
    if (this.isOpen(key)) return this.close();
    this.#open = key;
    this.#button = button;
    this.onChange();
    button.parentElement.querySelector("[role=menuitem]")?.focus();
  }

  close() {
    const button = this.#button;
    this.#open = this.#button = null;
    this.onChange();
    button?.focus();
  }

  /** Focus went elsewhere: the menu goes, and leaves the focus where it is. */
  left(event) {
    if (event.currentTarget.contains(event.relatedTarget) || event.relatedTarget === this.#button) return;
    this.#open = this.#button = null;
    this.onChange();
  }

  pressed(event) {
    const entries = [...event.currentTarget.querySelectorAll("[role=menuitem]")];
    const next = place(event.key, entries.length, entries.indexOf(document.activeElement));
    const meant = event.ctrlKey || event.metaKey || event.altKey ? [] : entries.filter(({ dataset }) => dataset.key.startsWith(sign(event)));
    if (event.key === "Escape") this.close();
    else if (next !== undefined) entries.at(next).focus();
    else if (meant.length === 1) meant[0].click();
    else if (meant.length) meant.at((meant.indexOf(document.activeElement) + 1) % meant.length).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function place(key, count, now) {
  return { ArrowDown: (now + 1) % count, ArrowUp: now - 1, Home: 0, End: -1 }[key];
}

/** What no choice has as its key is no sign of the menu. */
const sign = ({ key }) => (key.length === 1 ? key.toLowerCase() : "no sign");

/** A button with its menu. Each choice has its words, a sign to reach it by, and what it does. */
export function menu({ key, id, words, label, title, choices }, menus) {
  const isOpen = menus.isOpen(key);
  return html`<span class="menuhost">
    <button id=${id ?? nothing} class="btn btn--quiet btn--dense tgt" type="button" aria-haspopup="menu" aria-expanded=${isOpen} aria-label=${label}
      @click=${(event) => menus.toggle(key, event.currentTarget)}>${words}</button>
    ${isOpen ? opened(title, choices, menus) : nothing}
  </span>`;
}

function opened(title, choices, menus) {
  return html`<div class="menu" role="menu" aria-label=${title} @keydown=${(event) => menus.pressed(event)}
    @focusout=${(event) => menus.left(event)}>
    ${choices.map(({ words, more, sign, act }) => html`<button type="button" role="menuitem" tabindex="-1"
      data-key=${sign} @click=${act}><span>${words}${more ? html`<small>${more}</small>` : nothing}</span>${sign ? html`<kbd>${sign}</kbd>` : nothing}</button>`)}
  </div>`;
}
