import { html } from "../vendor/lit-html/lit-html.js";
import { hour } from "./time.js";
import { t, tn } from "./translation.js";

const BETWEEN_NEWS = 10_000;
const PAUSE_IN_TYPING = 3000;
const MORE_SHOWN = 10_000;
const MARKS = [0, 60, 300, 600];

/** What is said to people who listen to the page: own notes at once, news of others at most every ten seconds. */
export class Speech {
  polite = "";
  alert = "";
  #news = 0;
  #saidAt = 0;
  #typedAt = 0;
  #timer = null;
  #time = null;
  #more = null;

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

  /** Says that ten, five, one minute are left, the end, and that there is more time; never anything in between. */
  time({ seconds, end }, { id }, timeZone) {
    const before = this.#time;
    this.#time = { seconds, end, id };
    if (before?.id !== id) return;
    if (before.end !== end) this.#sayMore(end, Math.max(before.end, end - seconds * 1000), timeZone);
    const passed = MARKS.find((mark) => before.seconds > mark && seconds <= mark);
    if (passed === undefined) return;
    this.say(passed ? tn("One minute left", "%(count)s minutes left", passed / 60) : t("Time is over, finish your sentence"));
  }

  /** That there is more time: for some seconds it is also read. */
  get more() {
    return this.#more?.until > Date.now() ? this.#more.words : null;
  }

  #sayMore(end, before, timeZone) {
    const minutes = Math.round((end - before) / 60_000);
    this.#more = null;
    if (minutes <= 0) return;
    const until = { hour: hour(end, timeZone) };
    const words = tn("One minute more, until %(hour)s", "%(count)s minutes more, until %(hour)s", minutes, until);
    this.#more = { words, until: Date.now() + MORE_SHOWN };
    this.say(words);
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
