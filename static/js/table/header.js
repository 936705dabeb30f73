import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { clockFace, hour } from "../time.js";
import { t } from "../translation.js";
import { connectionBanner } from "./banners.js";

/** The sticky head: which table, what it is about, how much time is left. */
export function header(model, page) {
  return html`<header class="tophead">
    <div class="tophead__in">
      <div><p>${overline(model)}</p><h1>${model.table.theme || tableName(model.table)}</h1></div>
      ${timer(model)}
    </div>
    ${meter(model)}${connectionBanner(model, page)}
  </header>`;
}

export function timer({ time, workshop }) {
  if (!time) return nothing;
  const end = hour(time.end, workshop.time_zone);
  const label = time.isOver ? t("Time was over at %(hour)s", { hour: end }) : timeLeft(time.seconds);
  const words = time.isOver ? t("over at %(hour)s", { hour: end }) : t("until %(hour)s", { hour: end });
  return html`<div class="timer" role="timer" aria-live="off" aria-label=${label}>
    <span class="timer__t">${clockFace(time.seconds)}</span><span class="timer__l">${words}</span>
  </div>`;
}

export function meter({ time }) {
  return time ? html`<div class="meter" aria-hidden="true"><i></i></div>` : nothing;
}

/** How full the meter is: set as a property, because the page allows no style attribute. */
export function fillMeter(root, { time }) {
  const share = time ? `${Math.round(time.share * 1000) / 10}%` : "0%";
  root.querySelector(".meter")?.style.setProperty("--v", share);
}

function overline({ workshop, table, time, activity }) {
  const name = table.number ? tableName(table) : workshop.title;
  if (activity?.status !== "running" && !time?.isOver) return name;
  if (time?.isOver) return `${name} · ${t("time is over")}`;
  if (time && time.seconds <= 60) return `${name} · ${t("last minute")}`;
  if (time && time.seconds <= 300) return `${name} · ${t("last 5 minutes")}`;
  return name;
}

function timeLeft(seconds) {
  return t("%(minutes)s minutes and %(seconds)s seconds left", {
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
  });
}
