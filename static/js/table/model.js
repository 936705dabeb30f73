import { isClosed } from "../stores/workshop.js";
import { countdown, momentOf } from "../time.js";

const ON_PAGE = ["write_page", "swap_points", "sign_page", "give_part"];

const isPhone = matchMedia("(pointer: coarse), (max-width: 40rem)");
const byPlace = (one, other) => (one.number ?? Infinity) - (other.number ?? Infinity) || one.order - other.order;

const shown = new WeakMap();
const NONE = [];

/** Everything the page shows at this moment, read from the streams and from this device. */
export function modelOf(connection, page) {
  const known = connection.state(page.workshopStream);
  if (!known) return { workshop: null };
  const own = connection.state(page.participantStream);
  const seat = known.tables.find(({ id }) => id === (page.isStaff ? page.table : own?.seat?.table));
  const plenary = page.isStaff ? null : plenaryOf(known, seat);
  const table = plenary && !page.isAtSeat ? plenary : seat;
  const isOver = isClosed(known.workshop);
  const activity = table ? at(table, known) : known.activities.find(({ status }) => status === "running");
  return {
    ...known,
    seat,
    plenary,
    table,
    activity,
    time: isOver ? null : countdown(activity, connection.serverNow()),
    isClosed: isOver,
    isPhone: isPhone.matches,
    me: own?.participant,
    hidden: own?.hidden ?? NONE,
    waiting: connection.waiting(),
    refused: connection.tray().filter((operation) => isShownHere(operation, table)),
    ...atTable(connection, known, table, own?.participant),
  };
}

/** What was refused of the page in sight is told beside its fields; words for another table's are kept in sight here. */
function isShownHere({ name, args }, table) {
  return !ON_PAGE.includes(name) || Boolean((args.text || args.reason) && args.table !== table?.id);
}

const at = (table, { activities }) => momentOf(table, activities.find(({ id }) => id === table.activity));

/** The plenary while it is everybody's place: it runs, or nothing has begun since; and the own table does not run. */
function plenaryOf(known, seat) {
  const runs = (table) => at(table, known).status === "running";
  if (seat && (!seat.number || runs(seat))) return null;
  const plenaries = known.tables.filter(({ number }) => !number);
  const last = lastOf(known.activities, "started_at");
  return plenaries.find(runs) ?? plenaries.find((table) => last && at(table, known).started_at === last) ?? null;
}

const lastOf = (activities, moment) => activities.map((each) => each[moment] ?? "").sort().at(-1) ?? "";

function atTable(connection, { announcements, activities }, table, me) {
  const state = table && connection.state(table.stream);
  const read = connection.kept("read") ?? [];
  const since = ["started_at", "ended_at"].map((moment) => lastOf(activities, moment)).sort().at(-1);
  const isNews = ({ id, at }) => at >= since && !read.includes(id);
  const said = [...announcements, ...(state?.announcements ?? [])].filter(isNews);
  return {
    isLoaded: Boolean(state),
    people: state?.people ?? [],
    calls: (state?.calls ?? []).filter((call) => !call.answered_at || call.answered_at >= since),
    isDone: isDone(connection, state, table, me),
    entries: table ? entriesOf(state?.notes ?? [], connection, table.id) : [],
    said: said.sort((one, other) => one.at.localeCompare(other.at)),
  };
}

/** Whether this person has finished: as the table knows it, or as was said since. */
function isDone(connection, state, table, me) {
  const said = [...connection.arriving(), ...connection.waiting()].filter(
    ({ name, args }) => name === "mark_done" && args.table === table?.id,
  );
  return said.at(-1)?.args.done ?? state?.done.includes(me?.id) ?? false;
}

/** The table's notes, and over them what was done on this device and the table does not show yet. */
function entriesOf(notes, connection, table) {
  const entries = new Map(notes.map((note) => [note.id, known(note, connection.mine.has(note.id))]));
  for (const operation of [...connection.arriving(), ...connection.waiting()].sort((a, b) => a.order - b.order)) {
    if (operation.name === "add_note") add(entries, operation, table);
    else change(entries, operation);
  }
  return [...entries.values()].sort(byPlace);
}

/** A note as the page shows it: the same object for as long as the note is. */
function known(note, isMine) {
  if (shown.get(note)?.isMine !== isMine) shown.set(note, { ...note, isMine, order: 0, waiting: null });
  return shown.get(note);
}

// A note that has not arrived has no number yet; one that has been answered for has it already.
function add(entries, operation, table) {
  const { id, args, answer, order } = operation;
  if (args.table !== table || entries.has(id)) return;
  const answered = { number: answer?.result.number ?? null, late: answer?.result.late, added_at: answer?.at };
  const waiting = answer ? null : operation;
  entries.set(id, { ...args, ...answered, id, order, waiting, revision: 1, state: "shown", isMine: true });
}

const CHANGES = {
  edit_note: ({ text }) => ({ text }),
  move_note: ({ prompt }) => ({ prompt }),
  delete_note: () => ({ text: null, state: "binned" }),
  restore_note: () => ({}),
};

function change(entries, operation) {
  const entry = entries.get(operation.args.note);
  const changes = CHANGES[operation.name]?.(operation.args);
  if (!entry || !changes) return;
  const waiting = operation.answer ? entry.waiting : operation;
  entries.set(entry.id, { ...entry, ...changes, waiting, revision: entry.revision + 1 });
}
