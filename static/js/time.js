/** The server's clock as seen from this device. Nothing ticks on the server: browsers count down. */
export class Clock {
  #offset = 0;

  /** Learns from an answer sent at `asked` (device time): half the round trip is the way back. */
  learn(serverTime, asked) {
    const answered = Date.now();
    this.#offset = Date.parse(serverTime) - (asked + answered) / 2;
  }

  now() {
    return Date.now() + this.#offset;
  }
}

/** What is left of an activity: whole seconds, the share gone (0 to 1), and whether it is over. */
export function countdown(activity, now) {
  if (!activity?.ends_at) return null;
  const end = Date.parse(activity.ended_at ?? activity.ends_at);
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
