import { t, tn } from "../translation.js";

const DAY = 24 * 60;

/** The hour each moment begins, when the last one ends, and how far that is from the invitation. */
export function hoursOf({ fields, activities }) {
  const start = minutesOf(fields.starts);
  let passed = 0;
  const clocks = new Map();
  for (const { id, minutes } of activities) {
    clocks.set(id, start === null ? "" : clock(start + passed));
    passed += minutes ?? 0;
  }
  const untimed = activities.filter(({ minutes }) => minutes === null).length;
  const invited = minutesOf(fields.ends);
  const gap = start === null || invited === null ? null : start + passed - invited;
  return { clocks, untimed, gap, end: start === null ? null : clock(start + passed) };
}

/** Whether the agenda says when each moment begins, and ends when the invitation says. */
export function isFitting({ untimed, gap, end }) {
  return end !== null && untimed === 0 && (gap === null || gap === 0);
}

export function ending({ untimed, gap, end }) {
  if (end === null) return t("Say when it begins, and the hours appear here.");
  if (untimed) return tn("One moment has no length yet.", "%(count)s moments have no length yet.", untimed);
  if (gap === null) return t("It ends at %(hour)s.", { hour: end });
  if (gap === 0) return t("It ends at %(hour)s, as invited.", { hour: end });
  const values = { hour: end };
  if (gap > 0)
    return tn("It ends at %(hour)s, one minute later than invited.", "It ends at %(hour)s, %(count)s minutes later than invited.", gap, values);
  return tn("It ends at %(hour)s, one minute earlier than invited.", "It ends at %(hour)s, %(count)s minutes earlier than invited.", -gap, values);
}

function minutesOf(shown) {
  const [hours, minutes] = (shown ?? "").split(":");
  return minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function clock(minutes) {
  const ofDay = minutes % DAY;
  return `${Math.floor(ofDay / 60)}:${String(ofDay % 60).padStart(2, "0")}`;
}
