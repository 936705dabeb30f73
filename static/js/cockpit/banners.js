import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { actName, reasonFor } from "./refusal.js";

const CALM = 10_000;

/** On top of the page: a lost connection, and what was refused, each with its reason. */
export function banners(model, page) {
  return html`${lostLine(model, page)}${page.connection.tray().map((operation) => refused(operation, page))}`;
}

function lostLine({ workshop }, page) {
  const { isUp, downSince, lostAt } = page.connection.status();
  if (isUp || Date.now() - downSince < CALM) return nothing;
  const words = t("No network since %(hour)s", { hour: hour(lostAt, workshop.time_zone) });
  return html`<div class="conn conn--desk">${icon("wifi")}<p>
    <strong>${words}</strong>${waiting(page.connection.waiting().length)}</p></div>`;
}

function waiting(count) {
  if (!count) return t("What you see is as it was then. The tables go on, and come back by themselves.");
  return tn("What you have done waits on this computer and leaves by itself.",
    "The %(count)s things you have done wait on this computer and leave by themselves.", count);
}

function refused({ id, name, args, answer }, page) {
  const words = t("%(act)s: not done, %(reason)s.", { act: actName(name), reason: reasonFor(name, answer) });
  return html`<div class="notice notice--err refused">
    <p><b>${words}</b> ${args.text ?? nothing}</p>
    <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => page.connection.discard(id)}>${t("I have read it")}</button>
  </div>`;
}
