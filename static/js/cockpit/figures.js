import { shortBody } from "../bodies.js";
import { stateOf } from "../pages/words.js";
import { countdown, momentOf } from "../time.js";

const BARS = 10;
const BAR = 120_000;
const MINUTE = 60_000;

export const LONG_SILENCE = 6;

/** A table as the cockpit sees it: who of its people has come, time, notes and their pace, the last one, who has not written, how long it is silent. */
export function figuresOf(table, { activities, tables }, connection, { now, present, people, presence }) {
  const state = connection.state(table.stream);
  const all = state?.notes ?? [];
  const notes = all.filter(({ state: shown }) => shown === "shown");
  const here = (state?.people ?? []).filter(({ id }) => present.has(id));
  const activity = momentOf(table, activities.find(({ id }) => id === table.activity));
  const gathered = isGathered(table, activities) && tables.length > 1 ? people.filter(({ id }) => present.has(id)) : null;
  return {
    ...table,
    ...(gathered && { people: gathered.length, bodies: bodiesOf(gathered) }),
    notes,
    activity,
    time: activity.status === "planned" ? null : countdown(activity, now),
    pace: paceOf(notes, now),
    last: newestOf(notes),
    here: (gathered ?? here).length,
    missing: presence.missing(sittingAt(table, activity, people), now),
    late: notes.filter(({ late }) => late).length,
    silentBodies: silentBodies(here, all),
    silence: silenceOf(table, activity, newestOf(notes), now),
    announcements: state?.announcements ?? [],
    calls: state?.calls ?? [],
    clusters: state?.clusters ?? [],
    page: state && stateOf(state.page, state.people),
    call: state?.calls.find(({ answered_at: answered }) => !answered) ?? null,
    done: state?.done.length ?? 0,
  };
}

/** Once the plenary has begun everybody is there, until something else begins. */
function isGathered({ number, activity }, activities) {
  return number === 0 && activities.every(({ id, status }) => (id === activity ? status !== "planned" : status !== "running"));
}

const bodiesOf = (people) => [...new Set(people.flatMap(({ body }) => (body ? [body.name] : [])))];

/** Whose phones count for a table; in the plenary those of everybody, while it runs. */
function sittingAt({ id, number }, activity, people) {
  if (number === 0 && activity.status === "running") return people;
  return people.filter(({ table }) => table === id);
}

function newestOf(notes) {
  return notes.reduce((last, note) => (last && last.added_at > note.added_at ? last : note), null);
}

/** How many notes came in each two minutes of the last twenty, oldest first. */
function paceOf(notes, now) {
  const bars = new Array(BARS).fill(0);
  for (const { added_at: at } of notes) {
    const age = Math.max(0, Math.floor((now - Date.parse(at)) / BAR));
    if (age < BARS) bars[BARS - 1 - age] += 1;
  }
  return bars;
}

/** The bodies that sit here and have not written, by their short names. */
function silentBodies(people, notes) {
  const heard = new Set(notes.map(({ body }) => body?.id));
  const silent = people.filter(({ body }) => body && !heard.has(body.id)).map(({ body }) => shortBody(body.name));
  return [...new Set(silent)].sort((one, other) => one.localeCompare(other));
}

/** Whole minutes without a note while the table works; nothing before the first minute or with nobody there. */
function silenceOf({ people, frozen }, activity, last, now) {
  if (activity.status !== "running" || !people || frozen) return 0;
  const since = Math.max(Date.parse(activity.started_at), last ? Date.parse(last.added_at) : 0);
  return Math.max(0, Math.floor((now - since) / MINUTE));
}
