import { tableName } from "../activities.js";
import { t } from "../translation.js";
import { LONG_SILENCE } from "./figures.js";

/** Says once, in one sentence, which tables have fallen silent. */
export class Silence {
  #said = new Set();

  constructor(speech) {
    this.speech = speech;
  }

  watch(tables) {
    const silent = tables.filter(({ silence }) => silence >= LONG_SILENCE);
    const fresh = silent.filter(({ id }) => !this.#said.has(id));
    this.#said = new Set(silent.map(({ id }) => id));
    if (!fresh.length) return;
    const names = fresh.map(tableName).join(", ");
    this.speech.say(t("No note for %(count)s minutes: %(tables)s", { count: LONG_SILENCE, tables: names }));
  }
}
