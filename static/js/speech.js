import { html } from "../vendor/lit-html/lit-html.js";
import { t, tn } from "./translation.js";

const BETWEEN_NEWS = 10_000;
const PAUSE_IN_TYPING = 3000;
const MARKS = [600, 300, 60, 0];

/** What is said to people who listen to the page: own notes at once, news of others at most every ten seconds. */
export class Speech {
  polite = "";
  alert = "";
  #news = 0;
  #saidAt = 0;
  #typedAt = 0;
  #timer = null;
  #seconds = null;

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

  /** Says that ten, five, one minute are left, and the end; never anything in between. */
  time(seconds) {
    const passed = MARKS.find((mark) => this.#seconds > mark && seconds <= mark);
    this.#seconds = seconds;
    if (passed === undefined) return;
    this.say(passed ? tn("One minute left", "%(count)s minutes left", passed / 60) : t("Time is over, finish your sentence"));
  }

  #sayNewsWhenCalm() {
    const due = Math.max(this.#saidAt + BETWEEN_NEWS, this.#typedAt + PAUSE_IN_TYPING) - Date.now();
    clearTimeout(this.#timer);
    if (due > 0) this.#timer = setTimeout(() => this.#sayNewsWhenCalm(), due);
    else this.#sayNews();
  }

  #sayNews() {
    this.#saidAt = Date.now();
    this.say(tn("One new note at the table", "%(count)s new notes at the table", this.#news));
    this.#news = 0;
  }
}

export function spoken(speech) {
  return html`<p class="vh" role="status" aria-live="polite">${speech.polite}</p>
    <p class="vh" role="alert">${speech.alert}</p>`;
}
