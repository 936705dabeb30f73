import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { clockFace, hour } from "../time.js";
import { t, tn } from "../translation.js";

const CALM = 10_000;

/** The sticky head: which table, what it is about, how much time is left, and whether the network is there. */
export function header(over, title, model, page) {
  return html`<header class="tophead">
    <div class="tophead__in"><div><p>${over}</p>${title}</div>${model.time ? timer(model) : nothing}</div>
    ${model.time ? html`<div class="meter" aria-hidden="true"><i></i></div>` : nothing}${banners(model, page)}
  </header>`;
}

function timer({ time, workshop }) {
  const end = { hour: hour(time.end, workshop.time_zone) };
  const left = { minutes: Math.floor(time.seconds / 60), seconds: time.seconds % 60 };
  const label = time.isOver ? t("Time was over at %(hour)s", end) : t("%(minutes)s minutes and %(seconds)s seconds left", left);
  const words = time.isOver ? t("over at %(hour)s", end) : t("until %(hour)s", end);
  return html`<div class="timer" role="timer" aria-live="off" aria-label=${label}>
    <span class="timer__t">${clockFace(time.seconds)}</span><span class="timer__l">${words}</span>
  </div>`;
}

/** How full the meter is: set as a property, because the page allows no style attribute. */
export function fillMeter(root, { time }) {
  root.querySelector(".meter")?.style.setProperty("--v", `${Math.round(time.share * 1000) / 10}%`);
}

/** The table's number, and what its time is about to do. */
export function placeAndTime({ workshop, table, time }) {
  const name = table.number ? t("Table %(number)s", { number: table.number }) : workshop.title;
  if (!time || time.seconds > 300) return name;
  if (time.isOver) return `${name} · ${t("time is over")}`;
  return `${name} · ${time.seconds > 60 ? t("last 5 minutes") : t("last minute")}`;
}

/** What must be read now: no network, a browser that keeps nothing, the last minute, a word from the cockpit. */
/** A band across the head: what it is about, and what to do. */
export function banners(model, page) {
  return html`${network(model, page)}${page.rest?.memory(page)}${model.isClosed ? closed(model) : page.rest?.said(model, page)}`;
}

export const thanks = () => t("Thank you. The session is closed, for reading only.");

/** The way to what came out of it, once it is published. */
export const outcome = ({ restitution }) => (restitution ? html`<a class="btn btn--alt" href=${restitution.path}>${t("Read the restitution")}</a>` : nothing);

const closed = (model) => (model.table ? html`<p class="said">${icon("lock")}<b>${thanks()}</b>${outcome(model)}</p>` : nothing);

// No network for ten seconds or more, and for a moment that it is back.
function network({ waiting, isPhone }, page) {
  const { isUp, downSince } = page.connection.status();
  const away = Date.now() - downSince;
  if (isUp) return page.backUntil > Date.now() ? page.rest?.backAgain(page) : nothing;
  const notes = waiting.filter(({ name }) => name === "add_note").length;
  return away < CALM ? nothing : banner(offlineFor(Math.floor(away / 1000)), `${keepWriting(notes, isPhone)} ${t("Nothing to reload.")}`);
}

/** A band across the head: what it is about, and what to do. */
export function banner(title, words) {
  return html`<div class="conn">${icon("wifi")}<p><strong>${title}</strong>${words}</p></div>`;
}

function offlineFor(seconds) {
  if (seconds < 60) return t("No network for %(count)s seconds", { count: seconds - (seconds % 10) });
  return tn("No network for one minute", "No network for %(count)s minutes", Math.floor(seconds / 60));
}

function keepWriting(notes, isPhone) {
  if (!notes) return t("Keep writing: what you write stays here and leaves by itself.");
  const device = isPhone ? t("phone") : t("computer");
  return tn(
    "Keep writing: one note waits on this %(device)s and leaves by itself.",
    "Keep writing: %(count)s notes wait on this %(device)s and leave by themselves.",
    notes,
    { device },
  );
}
