import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

export const CALM = 4000;
const SETUP_STATES = { draft: () => t("In preparation"), open: () => t("Open now"), closed: () => t("Session closed"), archived: () => t("In the archive"), deleted: () => t("Session deleted") };

/** How the session stands, and whether all that was typed is safe with the server. */
export function saved({ workshop }, page) {
  return html`${SETUP_STATES[workshop.status]()} · ${state(workshop, page)}`;
}

function state({ time_zone: zone }, page) {
  const { connection, editing, savedAt } = page;
  const refused = connection.tray().length + editing.heldBack();
  const waiting = connection.waiting().length;
  const { isUp, downSince } = connection.status();
  const isAway = !isUp && Date.now() - downSince > CALM;
  if (refused) return html`${notSaved(refused)} ${isAway ? mark("wait", "wifi", away(waiting), "away") : nothing}`;
  if (isAway) return mark("wait", "wifi", away(waiting));
  if (waiting) return mark("wait", "clock", t("saving…"));
  const at = savedAt && { hour: hour(savedAt, zone) };
  return mark("ok", "check", at ? t("saved at %(hour)s", at) : t("everything is saved"));
}

function notSaved(count) {
  return mark("err", "err", tn("one thing is not saved: look below", "%(count)s things are not saved: look below", count));
}

function away(waiting) {
  if (!waiting) return t("no network: what you write waits on this computer");
  return tn("no network: one change waits on this computer", "no network: %(count)s changes wait on this computer", waiting);
}

function mark(kind, drawing, words, id = "saved") {
  return html`<span class="state state--m state--${kind}" id=${id}>${icon(drawing)}${words}</span>`;
}
