import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { activityName } from "../activities.js";
import { hour } from "../time.js";
import { pace } from "./pace.js";
import { t, tn } from "../translation.js";

const MINUTE = 60_000;
const USUAL_MINUTES = 30;
const LEAST_WIDTH = 0.8;
const MOST_WIDTH = 2.4;

/** The agenda as a strip: what is done, where we are, what comes. */
export function phases(model) {
  const steps = [entrance(model), ...model.activities.map((activity) => phase(activity, model)), ending(model)];
  const now = steps.findLastIndex(({ isBegun }) => isBegun);
  return html`<ol class="phases" aria-label=${t("Agenda")}>
    ${steps.map((step, index) => row(step, index - now))}
  </ol>${pace(model)}`;
}

/** Widths are set as properties, because the page allows no style attribute. */
export function setWidths(root) {
  for (const step of root.querySelectorAll("[data-width]")) step.style.setProperty("--w", step.dataset.width);
}

function row({ name, words, width }, distance) {
  return html`<li class=${distance < 0 ? "done" : ""} aria-current=${distance === 0 ? "step" : nothing} data-width=${width}>
    ${name}<small>${words}</small></li>`;
}

function entrance({ workshop, counts }) {
  const words = workshop.status === "draft"
    ? t("the door is still closed")
    : tn("one person has come", "%(count)s people have come", counts.present);
  return { name: t("Entrance"), words, width: 1, isBegun: true };
}

function phase(activity, model) {
  const minutes = activity.minutes ?? USUAL_MINUTES;
  return {
    name: activityName(activity),
    words: said[activity.status](activity, model),
    width: Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, minutes / 20)),
    isBegun: activity.status !== "planned",
  };
}

const said = {
  planned: ({ minutes }, { isClosed }) => (isClosed ? t("left out") : minutes ? tn("one minute", "%(count)s minutes", minutes) : t("as long as it takes")),
  running: (activity, { workshop, time }) => {
    const { started_at: start, ends_at: end } = activity;
    const zone = workshop.time_zone;
    if (!time) return t("since %(hour)s, until you end it", { hour: hour(start, zone) });
    return [`${hour(start, zone)}–${hour(end, zone)}`, left(time), plan(activity, end)].filter(Boolean).join(" · ");
  },
  ended: (activity, { workshop }) => {
    const { started_at: start, ended_at: end } = activity;
    const hours = { start: hour(start, workshop.time_zone), end: hour(end, workshop.time_zone) };
    return [t("%(start)s–%(end)s · done", hours), plan(activity, end)].filter(Boolean).join(" · ");
  },
};

/** The planned minutes, where it took or takes others. */
function plan({ minutes, started_at: start }, end) {
  const real = Math.round((Date.parse(end) - Date.parse(start)) / MINUTE);
  if (!minutes || real === minutes) return null;
  return tn("one minute instead of %(minutes)s", "%(count)s minutes instead of %(minutes)s", real, { minutes });
}

function left({ seconds, isOver }) {
  if (isOver) return t("time is over, end it by hand");
  return tn("one minute left", "%(count)s minutes left", Math.ceil(seconds / 60));
}

function ending({ isClosed }) {
  return { name: t("Restitution"), words: isClosed ? t("ready to read") : t("after the end"), width: 1, isBegun: isClosed };
}
