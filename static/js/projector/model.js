import { isSplit, runningOf } from "../activities.js";
import { isClosed } from "../stores/workshop.js";
import { countdown } from "../time.js";

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
    said: state.announcements.filter(({ at }) => now - Date.parse(at) < SAID_FOR).at(-1) ?? null,
    lostSince: lostSince(connection.status()),
  };
}

function lostSince({ isUp, downSince }) {
  return isUp || Date.now() - downSince < CALM ? null : downSince;
}
