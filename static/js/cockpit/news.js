import { tableName } from "../activities.js";
import { t, tn } from "../translation.js";
import { LONG_SILENCE } from "./figures.js";

const BETWEEN = 10_000;

/** Says of the tables who calls, who has finished and who fell silent: each once, together, at most every ten seconds. */
export class News {
  #said = new Set();
  #saidAt = 0;

  constructor(speech) {
    this.speech = speech;
  }

  watch(tables) {
    if (Date.now() - this.#saidAt < BETWEEN) return;
    const facts = Object.entries(kinds).flatMap(([kind, { of }]) => factsOf(kind, of, tables));
    const fresh = facts.filter(({ key }) => !this.#said.has(key));
    this.#said = new Set(facts.map(({ key }) => key));
    if (!fresh.length) return;
    this.#saidAt = Date.now();
    this.speech.say(Object.keys(kinds).flatMap((kind) => sentenceOf(kind, fresh)).join(". "));
  }
}

const kinds = {
  calling: {
    of: ({ call }) => call?.id,
    words: (tables, count) => tn("%(tables)s calls you", "%(tables)s call you", count, { tables }),
  },
  done: {
    of: ({ id, done, here }) => here > 0 && done >= here && id,
    words: (tables, count) => tn("%(tables)s has finished", "%(tables)s have finished", count, { tables }),
  },
  silent: {
    of: ({ id, silence }) => silence >= LONG_SILENCE && id,
    words: (tables) => t("No note for %(count)s minutes: %(tables)s", { count: LONG_SILENCE, tables }),
  },
};

function factsOf(kind, of, tables) {
  return tables.filter(of).map((table) => ({ key: `${kind}:${of(table)}`, kind, table }));
}

function sentenceOf(kind, fresh) {
  const tables = fresh.filter((fact) => fact.kind === kind).map(({ table }) => tableName(table));
  return tables.length ? [kinds[kind].words(tables.join(", "), tables.length)] : [];
}
