import { t } from "../translation.js";
import { INVERSES, sentenceOf } from "./inverses.js";
import { whyNot } from "./irrevocable.js";
import { actName } from "./refusal.js";

const MOST = 10;
const SHOWN = 20_000;

/** The last acts of this page, to be taken back one by one, also after a reload. */
export class Undo {
  #wanted = null;

  constructor(connection) {
    this.connection = connection;
  }

  get steps() {
    return this.connection.kept("acts") ?? [];
  }

  get last() {
    return this.steps.at(-1) ?? null;
  }

  /** The last act, as long as it can be taken back by where the session stands: after the closing few can. */
  offered({ isClosed }) {
    return isClosed && !INVERSES[this.last?.name]?.worksAfterClosing ? null : this.last;
  }

  /** What was just done, for as long as it is offered on top of everything. */
  fresh(model) {
    const step = this.offered(model);
    return step && Date.now() - step.at < SHOWN ? step : null;
  }

  did(id, name, args, model) {
    this.#wanted = null;
    const words = sentenceOf(name, args, model) ?? actName(name);
    const known = INVERSES[name];
    const step = { id, name, words, at: Date.now(), ...(known && { args, before: known.before?.(args, model) ?? {} }) };
    this.#keep([...this.steps, step].slice(-MOST));
  }

  /** What was refused was never done. */
  answered({ id }, { ok, result, at: doneAt }) {
    const steps = ok ? this.steps.map((step) => (step.id === id ? { ...step, result, doneAt } : step)) : this.steps.filter((step) => step.id !== id);
    this.#keep(steps);
  }

  /** Whether what was to be taken back while it was on its way has arrived; what was refused never does. */
  get isDue() {
    return this.#wanted !== null && this.last?.id === this.#wanted && !this.#isOnItsWay(this.last);
  }

  /** The operations that take the last act back, or the words why it is not. */
  take(model) {
    const step = this.last;
    if (!step) return { words: t("There is nothing to take back.") };
    this.#wanted = this.#isOnItsWay(step) ? step.id : null;
    if (this.#wanted) return { words: t("It is still on its way, and is taken back as soon as it has arrived.") };
    this.#keep(this.steps.slice(0, -1));
    return inverse(step, model);
  }

  #isOnItsWay(step) {
    return !step.result || this.connection.arriving().some(({ id }) => id === step.id);
  }

  #keep(steps) {
    this.connection.keep("acts", steps);
  }
}

function inverse({ name, args, before, result, doneAt, words }, model) {
  const known = INVERSES[name];
  if (!known) return { words: whyNot(name) };
  if (model.isClosed && !known.worksAfterClosing) return { words: whyNot("close_workshop") };
  if (!known.isStill(args, { model, result, doneAt })) return { words: t("Not taken back: somebody has changed it meanwhile.") };
  const operations = known.back(args, before, result, model);
  if (!operations.length) return { words: whyNot(name) };
  return { operations, words: t("Taken back: %(act)s", { act: words }) };
}
