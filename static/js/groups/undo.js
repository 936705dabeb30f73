import { t } from "../translation.js";
import { GROUP_INVERSES } from "./inverses.js";

const MOST = 10;

/** The last things this person did with the groups of a table, to be taken back one by one. */
export class GroupUndo {
  #steps = [];

  get last() {
    return this.#steps.at(-1) ?? null;
  }

  did(id, name, args, words, model) {
    const result = { cluster: args.cluster ?? id };
    this.#steps = [...this.#steps, { id, name, args, words, result, before: GROUP_INVERSES[name].before(args, model) }].slice(-MOST);
  }

  /** What was refused was never done. */
  refused(id) {
    this.#steps = this.#steps.filter((step) => step.id !== id);
  }

  /** The operations that take the last step back, and what to say of it. */
  take(model) {
    const { name, args, before, result, words } = this.#steps.pop();
    const known = GROUP_INVERSES[name];
    if (!known.isStill(args, { model, result })) return { operations: [], words: t("Not taken back: somebody has changed it meanwhile.") };
    return { operations: known.back(args, before, result, model), words: t("Taken back: %(act)s", { act: words }) };
  }
}
