// A field with suggestions, by keyboard, finger and screen reader. What is typed by hand is as good as a suggestion.
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { found, same } from "./names.js";

const PAUSE = 300;
const ENOUGH_TO_ASK = 3;

export function upgradeBody(field) {
  const input = field.querySelector("input");
  const names = [...input.list.options].map((option) => option.value);
  input.removeAttribute("list");
  new Combobox(input, names, field.dataset.askedAt);
}

class Combobox {
  #input;
  #names;
  #list = listbox();
  #status = status();
  #current = -1;
  #timer = 0;
  #address;

  constructor(input, names, address) {
    this.#input = input;
    this.#names = names;
    this.#address = address;
    describe(input, this.#list);
    input.after(this.#list, this.#status);
    input.addEventListener("input", () => this.#offer());
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#take(event.target.closest("[role=option]")));
    // Who began to write before this script came is offered names too.
    if (document.activeElement === input && input.value) this.#offer();
  }

  get #options() {
    return [...this.#list.children];
  }

  #offer() {
    const typed = this.#input.value;
    clearTimeout(this.#timer);
    const near = found(typed, this.#names);
    if (!near.length && typed.trim().length >= ENOUGH_TO_ASK) this.#timer = setTimeout(() => this.#ask(typed), PAUSE);
    this.#show(near.filter((name) => !same(name, typed)));
  }

  /** None of the names of the page is meant: the registry knows more names, and other spellings. */
  async #ask(typed) {
    const token = this.#input.form?.elements.csrf_token?.value ?? "";
    const body = new URLSearchParams({ typed, csrf_token: token });
    const answer = await fetch(this.#address, { method: "POST", body }).catch(() => null);
    if (!answer?.ok || this.#input.value !== typed || document.activeElement !== this.#input) return;
    this.#show((await answer.json()).bodies.filter((name) => !same(name, typed)));
  }

  #show(offered) {
    if (!offered.length) return this.#close();
    const own = t("My body is not here: I write it");
    this.#list.replaceChildren(...offered.map((name) => option(name, name)), option(own, null));
    this.#status.textContent = tn("%(count)s body found", "%(count)s bodies found", offered.length);
    this.#open();
    return this.#point(0);
  }

  #press(event) {
    if (this.#list.hidden) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const count = this.#options.length;
    if (event.key in steps) this.#point((this.#current + steps[event.key] + count) % count);
    else if (event.key === "Enter") this.#take(this.#options[this.#current]);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  }

  #take(chosen) {
    if (!chosen) return;
    if (chosen.dataset.name) this.#input.value = chosen.dataset.name;
    this.#status.textContent = this.#input.value;
    this.#close();
    this.#input.focus();
  }

  #point(place) {
    this.#current = place;
    this.#options.forEach((each, at) => each.setAttribute("aria-selected", String(at === place)));
    this.#list.scrollTop = this.#options[place].offsetTop - this.#list.clientHeight / 2;
    this.#input.setAttribute("aria-activedescendant", this.#options[place].id);
  }

  #open() {
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#options.forEach((each, at) => (each.id = `${this.#list.id}-${at}`));
  }

  #close() {
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }
}

function listbox() {
  const list = document.createElement("ul");
  Object.assign(list, { className: "listbox", id: "bodies-found", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", t("Bodies found"));
  return list;
}

function status() {
  const line = document.createElement("p");
  line.className = "vh";
  line.setAttribute("role", "status");
  return line;
}

function describe(input, list) {
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
}

function option(words, name) {
  const line = document.createElement("li");
  line.setAttribute("role", "option");
  line.append(words, ...(name ? [] : [icon("edit")]));
  if (name) line.dataset.name = name;
  return line;
}
