import { t } from "../translation.js";
import { missed } from "./presence.js";

const MOST = 3 * 60_000;
const NOBODY = { notes: 0, writers: [], dropped: [] };

/** What an end is about: who may still miss it, whether it has come about, and how long it waits by itself. */
export const ofActivity = ({ id }) => ({
  missing: (model) => model.missing,
  isDone: ({ activities }) => activities.find((activity) => activity.id === id)?.status !== "running",
  most: MOST,
  words: ended,
});

export const ofTable = ({ id }) => ({
  missing: ({ tables }) => tables.find((table) => table.id === id)?.missing ?? NOBODY,
  isDone: ({ tables }) => tables.find((table) => table.id === id)?.activity.status !== "running",
  most: MOST,
  words: ended,
});

export const ofLockedTable = ({ id }) => ({
  missing: ({ tables }) => tables.find((table) => table.id === id)?.missing ?? NOBODY,
  isDone: ({ tables }) => tables.find((table) => table.id === id)?.frozen !== false,
  words: locked,
});

export const ofLockedTables = {
  missing: (model) => model.missing,
  isDone: ({ tables }) => tables.every(({ frozen }) => frozen),
  words: locked,
};

export const ofWorkshop = {
  missing: (model) => model.missing,
  isDone: ({ isClosed }) => isClosed,
  words: closed,
};

function ended() {
  return {
    wait: { words: t("Wait for the notes, then end by itself"), more: t("at most 3 minutes, and only while this page stays open"), verb: t("Wait and end") },
    now: { words: t("End now, and take them when they arrive"), more: t("they get a number then, and are marked as late"), verb: t("End it") },
  };
}

function locked() {
  return {
    wait: { words: t("Wait for the notes, then close by itself"), more: t("as long as it takes, and only while this page stays open"), verb: t("Wait and close") },
    now: { words: t("Close now"), more: t("what waits stays on the phones, and is taken once you open again"), verb: t("Close now") },
  };
}

function closed() {
  return {
    wait: { words: t("Wait for the notes, then close by itself"), more: t("as long as it takes, and only while this page stays open"), verb: t("Wait and close") },
    now: { words: t("Close now"), more: t("what waits stays on the phones, to be read and copied, but it is not taken any more"), verb: t("Close now") },
  };
}

/** The question as it is at this moment: with a choice while something has not arrived. */
export function gated(question, scope, page) {
  return (model) => {
    const missing = scope.missing(model);
    if (!missed(missing).length) return question;
    const { wait, now } = scope.words();
    const choices = [{ value: "wait", ...wait, act: () => page.gate.wait(question, scope, model) }, { value: "now", ...now, act: question.act }];
    return { ...question, missing, choices };
  };
}

/** An end that waits for what has not arrived, on this page alone. */
export class Gate {
  vigil = null;

  constructor(presence, speech) {
    Object.assign(this, { presence, speech });
  }

  wait(question, scope, model) {
    const awaited = missed(scope.missing(model)).map(({ person }) => person);
    this.vigil = { ...question, scope, awaited, until: scope.most ? performance.now() + scope.most : Infinity };
    this.speech.say(t("It waits for what has not arrived"));
  }

  leave() {
    this.vigil = null;
  }

  endNow() {
    const { act } = this.vigil;
    this.leave();
    act();
  }

  /**
   * Whether all have come is judged only while the server tells; a server that was restarted knows of nobody yet.
   * Who was taken off the list meanwhile is awaited no more.
   */
  watch(model, isUp) {
    if (!this.vigil || !isUp) return;
    if (this.vigil.scope.isDone(model)) return this.leave();
    if (this.#isOver(model)) this.endNow();
  }

  #isOver(model) {
    const { scope, awaited, until } = this.vigil;
    const listed = new Set(model.people.map(({ id }) => id));
    const isAwaited = ({ id }) => listed.has(id) && !this.presence.hasCome(id);
    return performance.now() >= until || (!missed(scope.missing(model)).length && !awaited.some(isAwaited));
  }
}
