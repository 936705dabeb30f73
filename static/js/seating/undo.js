const MOST_STEPS = 60;

/** What was done on this page, to be taken back step by step, also after a reload. */
export class Undo {
  constructor(connection) {
    this.connection = connection;
  }

  get steps() {
    return this.connection.kept("steps") ?? [];
  }

  /** An act has left this page: what it says of places is known before its answer. */
  did(id, { name, args }) {
    const step = { id, ...made[name]?.(args) };
    if (step.moves || step.participants) this.#keep([...this.steps, step].slice(-MOST_STEPS));
  }

  /** Only the answer says whom a split has moved; what is announced begins anew, what was refused was never done. */
  answered({ id, name }, { ok, result }) {
    if (!ok) this.#keep(this.steps.filter((step) => step.id !== id));
    else if (name === "announce_seats") this.#keep([]);
    else if (name === "draft_split" && result.moves.length) this.#keep([...this.steps, { id, moves: result.moves }]);
  }

  /** The operation that takes back the last step for those whom nobody has moved since, to tables that are still there. */
  take(model) {
    const steps = this.steps;
    while (steps.length) {
      const operation = inverse(steps.pop(), model);
      this.#keep([...steps]);
      if (operation) return operation;
    }
    return null;
  }

  #keep(steps) {
    this.connection.keep("steps", steps);
  }
}

const made = {
  draft_seats: ({ moves }) => ({ moves: moves.map(({ participant, known, table }) => ({ participant, before: known, after: table })) }),
  lock_seats: ({ participants, locked }) => ({ participants, locked }),
};

function inverse({ moves, participants, locked }, { everybody, tables }) {
  const people = new Map(everybody.map((person) => [person.id, person]));
  if (participants) return unlocked(participants.filter((id) => people.get(id)?.isLocked === locked), locked);
  const isTable = (place) => place === null || tables.some(({ id }) => id === place);
  const back = moves.filter((move) => isTable(move.before) && isStillThere(move, people.get(move.participant)));
  const taken = back.map(({ participant, before, after }) => ({ participant, table: before, known: after }));
  return taken.length ? { name: "draft_seats", args: { moves: taken } } : null;
}

/** Who has a seat by now cannot be without one again. */
function isStillThere({ before, after }, person) {
  return person !== undefined && person.place === after && (before !== null || person.table === null);
}

function unlocked(participants, locked) {
  return participants.length ? { name: "lock_seats", args: { participants, locked: !locked } } : null;
}
