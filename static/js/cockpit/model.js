import { isSplit, runningOf } from "../activities.js";
import { isClosed } from "../stores/workshop.js";
import { countdown } from "../time.js";
import { figuresOf } from "./figures.js";

const byTime = (one, other) => one.at.localeCompare(other.at);

/** Everything the cockpit shows at this moment, read from the streams. */
export function modelOf(connection, page) {
  const state = connection.state(page.workshopStream);
  if (!state) return { workshop: null };
  const now = connection.serverNow();
  const everybody = peopleOf(connection.state(page.staffStream));
  const present = new Set(everybody.people.filter((person) => person.present).map(({ id }) => id));
  const told = { now, present, people: everybody.people, presence: page.presence };
  const tables = state.tables.map((table) => figuresOf(table, state, connection, told));
  const running = runningOf(state.activities);
  return {
    ...state,
    now,
    running,
    tables: shownTables(tables),
    seats: seatsOf(tables),
    time: countdown(running, now),
    missing: page.presence.missing(everybody.people, now),
    isSplit: isSplit(tables),
    isClosed: isClosed(state.workshop),
    notes: tables.flatMap(({ notes }) => notes),
    clusters: tables.flatMap(({ clusters }) => clusters),
    calls: tables.flatMap(({ id, calls }) => calls.map((call) => ({ ...call, table: id }))),
    said: [...state.announcements, ...tables.flatMap(({ announcements }) => announcements)].sort(byTime),
    ...everybody,
  };
}

/** The tables to show: the plenary only where it is the only one, has begun, or has something in it. */
function shownTables(tables) {
  const [plenary, ...others] = tables;
  const isNeeded = !others.length || plenary.notes.length > 0 || plenary.activity.status !== "planned";
  return isNeeded ? [...others, plenary] : others;
}

/** Where people can be seated: the tables, or the plenary where there are none. */
function seatsOf([plenary, ...others]) {
  return others.length ? others : [plenary];
}

function peopleOf(staff) {
  const people = staff?.people ?? [];
  return {
    people,
    hidden: staff?.hidden ?? [],
    knocks: staff?.knocks ?? [],
    drafted: (staff?.drafts ?? []).filter(({ table }) => table),
    unseated: people.filter(({ present, table }) => present && !table),
  };
}
