import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { banner } from "./header.js";

/** What is said to the table while it writes: more time, the last minute, a word from the cockpit. */
export function said(model, page) {
  const announced = model.said.slice(-1).map((announcement) => word(announcement, model, page));
  return html`${moreTime(page.speech)}${lastMinute(model, page)}${announced}`;
}

const moreTime = ({ more }) => (more ? html`<p class="said">${icon("clock")}<b>${more}</b></p>` : nothing);

function lastMinute({ time }, page) {
  if (!time || time.isOver || time.seconds > 60 || page.endRead === time.end) return nothing;
  const words = t("Finish your sentence: what you are writing does not get lost.");
  return line("clock", t("One minute left."), words, () => page.readLastMinute());
}

function word({ id, sender, at, text }, { workshop }, page) {
  const from = t("%(sender)s, %(hour)s", { sender, hour: hour(at, workshop.time_zone) });
  return line("msg", from, `· ${text}`, () => page.markRead(id));
}

function line(symbol, title, words, read) {
  return html`<p class="said">${icon(symbol)}<span><b>${title}</b> ${words}</span>
    <button class="btn btn--quiet nowrap" type="button" @click=${read}>${t("I have read it")}</button></p>`;
}

/** For a moment: the network is back, and what has left meanwhile. */
export const backAgain = ({ sentOnReturn: sent }) => banner(sent ? haveLeft(sent) : t("Back on the network"), nothing);

const haveLeft = (sent) => tn("Back on the network, one note has left", "Back on the network, %(count)s notes have left", sent);

/** Where the browser keeps nothing, closing the page too early would lose a note. */
export function memory(page) {
  if (page.connection.status().isDurable) return nothing;
  return banner(t("This browser keeps nothing"), t("Do not close this page before your notes say Saved."));
}
