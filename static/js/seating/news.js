import { t } from "../translation.js";
import { heard } from "./words.js";

const FRESH = 20_000;

/** What colleagues do on the same page: said once, and remembered for a moment beside whom they moved. */
export class News {
  own = new Set();
  #moved = new Map();

  constructor(speech) {
    this.speech = speech;
  }

  hear(event, model) {
    const words = this.own.has(event.op) ? "" : heard(event, model);
    if (!words) return;
    this.speech.say(words);
    const { by, drafts } = event.data;
    if (event.name === "seats_drafted") for (const { participant } of drafts) this.#moved.set(participant, { by, at: Date.now() });
  }

  /** That a colleague has moved this person a moment ago; nothing otherwise. */
  of({ id }) {
    const { at, by } = this.#moved.get(id) ?? { at: 0 };
    return Date.now() - at < FRESH ? t("%(by)s has moved them a moment ago", { by }) : "";
  }
}
