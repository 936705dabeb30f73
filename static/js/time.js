/**
 * The server's clock as seen from this device: browsers count down. It runs by the time that passes here, so that
 * a clock that is wrong, or set right meanwhile, changes nothing; before the first answer the device's is all there is.
 */
export class Clock {
  #offset = Date.now() - performance.now();

  /** Learns from an answer to what was asked at `asked` (time that passes): half the way is the way back. */
  learn(serverTime, asked) {
    this.#offset = Date.parse(serverTime) - (asked + performance.now()) / 2;
  }

  now() {
    return performance.now() + this.#offset;
  }
}

/** The moment of a table as it is there: with the table's own end, where it was given one. */
export function momentOf({ ends_at: end, ended_at: over }, activity) {
  if (!end && !over) return activity;
  return { ...activity, status: over ? "ended" : "running", ends_at: end ?? activity.ends_at, ended_at: over };
}

/** What is left of an activity: whole seconds, the share gone (0 to 1), and whether it is over. */
export function countdown(activity, now) {
  const told = [activity?.ended_at, activity?.ends_at].filter(Boolean);
  if (!told.length) return null;
  const end = Math.min(...told.map((moment) => Date.parse(moment)));
  const seconds = Math.max(0, Math.ceil((end - now) / 1000));
  const isOver = activity.status === "ended" || seconds === 0;
  return { seconds: isOver ? 0 : seconds, share: isOver ? 1 : shareGone(activity, now, end), isOver, end };
}

function shareGone(activity, now, end) {
  const start = Date.parse(activity.started_at);
  return Math.min(1, Math.max(0, (now - start) / (end - start)));
}

export function clockFace(seconds) {
  const minutes = String(Math.floor(seconds / 60)).padStart(2, "0");
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The hour of an instant where the workshop is, as its page's language writes it. */
export function hour(instant, timeZone) {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  return new Intl.DateTimeFormat(document.documentElement.lang, parts).format(new Date(instant));
}
