import { html } from "../vendor/lit-html/lit-html.js";
import { tn } from "./translation.js";

const BETWEEN_NEWS = 10_000;
const PAUSE_IN_TYPING = 3000;

/** What is said to people who listen to the page: own notes at once, news of others at most every ten seconds. */
export class Speech {
  polite = "";
  alert = "";
  #news = 0;
  #saidAt = 0;
  #typedAt = 0;
  #timer = null;

  constructor(onChange) {
    this.onChange = onChange;
  }

  say(words) {
    this.polite = words;
    this.onChange();
  }

  warn(words) {
    this.alert = words;
    this.onChange();
  }

  typed() {
    this.#typedAt = Date.now();
  }

  news(count) {
    this.#news += count;
    this.#sayNewsWhenCalm();
  }

  #sayNewsWhenCalm() {
    const due = Math.max(this.#saidAt + BETWEEN_NEWS, this.#typedAt + PAUSE_IN_TYPING) - Date.now();
    clearTimeout(this.#timer);
    if (due > 0) this.#timer = setTimeout(() => this.#sayNewsWhenCalm(), due);
    else this.#sayNews();
  }

  #sayNews() {
    this.#saidAt = Date.now();
    this.say(tn("One new note", "%(count)s new notes", this.#news));
    this.#news = 0;
  }
}

export function spoken(speech) {
  return html`<p class="vh" role="status" aria-live="polite">${speech.polite}</p>
    <p class="vh" role="alert">${speech.alert}</p>`;
}
