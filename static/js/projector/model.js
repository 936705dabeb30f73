import { isSplit, runningOf } from "../activities.js";
import { isClosed } from "../stores/workshop.js";
import { countdown, momentOf } from "../time.js";

const SAID_FOR = 5 * 60_000;
const CALM = 10_000;

/** What the screen shows at this moment. */
export function modelOf(state, connection) {
  const now = connection.serverNow();
  const running = runningOf(state.activities);
  return {
    ...state,
    tables: state.tables.filter(({ number }) => number > 0),
    plenary: state.tables.find(({ number }) => number === 0),
    running,
    time: countdown(running, now),
    ended: state.activities.filter(({ status }) => status === "ended").at(-1) ?? null,
    next: state.activities.find(({ status }) => status === "planned") ?? null,
    isSplit: isSplit(state.tables),
    isClosed: isClosed(state.workshop),
    said: saidOf(state, now),
    goingOn: goingOn(state, now),
    lostSince: lostSince(connection.status()),
  };
}

/** The last word from who conducts: until the next phase, and for five minutes at most. */
function saidOf({ announcements, activities }, now) {
  const turns = activities.flatMap(({ started_at: start, ended_at: end }) => [start, end]).filter(Boolean);
  const since = Math.max(now - SAID_FOR, ...turns.map((turn) => Date.parse(turn)));
  return announcements.filter(({ at }) => Date.parse(at) > since).at(-1) ?? null;
}

/** The tables that have another time than all others: who goes on longer, and who has finished before. */
function goingOn({ tables, activities }, now) {
  const ends = tables.map((table) => [table, countdown(momentOf(table, activities.find(({ id }) => id === table.activity)), now)]);
  return ends.filter(([{ ends_at: end, ended_at: over }, time]) => end && !over && !time.isOver).map(([table, { end }]) => ({ ...table, end }));
}

function lostSince({ isUp, downSince, lostAt }) {
  return isUp || Date.now() - downSince < CALM ? null : lostAt;
}
