const byPlace = (one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || one.order - other.order;

const overlays = {
  add_note: (entries, operation) => {
    if (!entries.has(operation.id)) entries.set(operation.id, unseenNote(operation));
  },
  edit_note: (entries, operation) => change(entries, operation, { text: operation.args.text }),
  move_note: (entries, operation) => change(entries, operation, { prompt: operation.args.prompt ?? null }),
  delete_note: (entries, operation) => change(entries, operation, { text: null, state: "binned" }),
  restore_note: (entries, operation) => change(entries, operation, {}),
};

/** The table's notes, and over them what was done on this device and the table does not show yet. */
export function entriesOf(notes, connection, table) {
  const entries = new Map(notes.map((note) => [note.id, known(note, connection.mine)]));
  const operations = [...connection.arriving(), ...connection.waiting()].sort((one, other) => one.order - other.order);
  for (const operation of operations) {
    if (isAbout(operation, table, entries)) overlays[operation.name]?.(entries, operation);
  }
  return [...entries.values()].sort(byPlace);
}

function isAbout({ name, args }, table, entries) {
  return name === "add_note" ? args.table === table : entries.has(args.note);
}

function known(note, mine) {
  return { ...note, isMine: mine.has(note.id), order: 0, waiting: null };
}

/** A note that has not arrived has no number yet; one that has been answered for has it already. */
function unseenNote(operation) {
  const { id, args, answer = null, order } = operation;
  const { number = null, late = false } = answer?.result ?? {};
  return {
    id, number, late, order,
    text: args.text,
    prompt: args.prompt ?? null,
    body: null,
    author: null,
    revision: 1,
    added_at: answer?.at ?? null,
    state: "shown",
    isMine: true,
    waiting: answer ? null : operation,
  };
}

function change(entries, operation, changes) {
  const entry = entries.get(operation.args.note);
  const waiting = operation.answer ? entry.waiting : operation;
  entries.set(entry.id, { ...entry, ...changes, revision: entry.revision + 1, waiting });
}
