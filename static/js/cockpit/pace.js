import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

const MINUTE = 60_000;
const ON_TIME = 2;
const ANOTHER_DAY = 240;

/** How far behind its plan the session is, or ahead of it, and when it would end like this. */
export function pace(model) {
  const behind = minutesBehind(model);
  if (behind === null) return nothing;
  const { ends_at: end, time_zone: zone } = model.workshop;
  const shifted = end && Math.abs(behind) >= ON_TIME ? { real: hour(Date.parse(end) + behind * MINUTE, zone), plan: hour(end, zone) } : null;
  const then = shifted ? t("It would end at %(real)s rather than at %(plan)s.", shifted) : "";
  return html`<p class="s soft planned">${standing(behind)} ${then}</p>`;
}

function standing(behind) {
  if (Math.abs(behind) < ON_TIME) return t("As planned.");
  const late = () => tn("One minute behind the plan.", "%(count)s minutes behind the plan.", behind);
  const early = () => tn("One minute ahead of the plan.", "%(count)s minutes ahead of the plan.", -behind);
  return behind > 0 ? late() : early();
}

/** Minutes between the plan and what is; nothing where there is no plan, or where it is one for another day. */
function minutesBehind({ workshop, activities, running, isClosed, now }) {
  const begun = activities.findLastIndex(({ status }) => status !== "planned");
  const planned = plannedEnd(workshop, activities.slice(0, begun + 1));
  if (isClosed || begun < 0 || planned === null) return null;
  const behind = Math.round((realEnd(running, activities[begun], planned, now) - planned) / MINUTE);
  return Math.abs(behind) > ANOTHER_DAY ? null : behind;
}

/** When what has begun was to be over: the beginning and the minutes of all of it. */
function plannedEnd({ starts_at: start }, begun) {
  if (!start || begun.some(({ minutes }) => !minutes)) return null;
  return begun.reduce((end, { minutes }) => end + minutes * MINUTE, Date.parse(start));
}

/** When it is really over: not before now; after an end the next moment waits until the plan says, or longer. */
function realEnd(running, last, planned, now) {
  if (running) return Math.max(now, Date.parse(running.ends_at) || Math.max(now, planned));
  return now > planned ? now : Date.parse(last.ended_at);
}
