const MOST_STEPS = 60;

/** What was done on this page, to be taken back step by step, also after a reload. */
export class Undo {
  constructor(connection) {
    this.connection = connection;
  }

  get steps() {
    return this.connection.kept("steps") ?? [];
  }

  /** An act was answered: its step is kept, unless the act itself took one back. */
  answered({ id, name, args }, { result }) {
    const own = this.connection.kept("undoing") ?? [];
    if (own.includes(id)) return this.connection.keep("undoing", own.filter((other) => other !== id));
    if (name === "announce_seats") return this.#keep([]);
    const step = name === "lock_seats" ? { participants: args.participants, locked: args.locked } : { moves: result.moves ?? [] };
    if (step.participants || step.moves.length) this.#keep([...this.steps, step].slice(-MOST_STEPS));
  }

  /** The operation that takes back the last step for those whom nobody has moved since; null when there is none. */
  take(model) {
    const steps = this.steps;
    while (steps.length) {
      const operation = inverse(steps.pop(), new Map(model.everybody.map((person) => [person.id, person])));
      this.#keep([...steps]);
      if (operation) return operation;
    }
    return null;
  }

  left(id) {
    this.connection.keep("undoing", [...(this.connection.kept("undoing") ?? []), id]);
  }

  #keep(steps) {
    this.connection.keep("steps", steps);
  }
}

function inverse({ moves, participants, locked }, people) {
  if (participants) return unlocked(participants.filter((id) => people.get(id)?.isLocked === locked), locked);
  const back = moves.filter((move) => isStillThere(move, people.get(move.participant)));
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
