import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { banner } from "./header.js";
import { markOf, moreTime } from "./warnings.js";

/** What is said to the table while it writes: more time, the last minute, a word from the cockpit. */
export function said(model, page) {
  const announced = model.said.slice(-1).map((announcement) => word(announcement, model, page));
  return html`${moved(model, page)}${more(moreTime())}${timeLine(model, page)}${announced}`;
}

/** What a person needs to come back from another phone, until it is put away; it stays at the foot of the page. */
export function wayBack(page) {
  const { number } = page.root.dataset;
  if (!number || page.hasRead(number)) return nothing;
  const words = t("If you change phone you need the number %(number)s.", { number });
  return html`<p class="row between s"><span>${words}</span>
    <button class="btn btn--quiet nowrap" type="button" @click=${() => page.markRead(number)}>${t("Put away")}</button></p>`;
}

/** Where somebody sits who was moved, and that the sentence came along. */
function moved(model, page) {
  const { id, number, theme } = model.table ?? {};
  if (page.isStaff || !id || page.connection.kept("moved") !== id || page.isOnTheWay(model)) return nothing;
  const here = theme ? t("Now you are at table %(number)s, %(theme)s.", { number, theme }) : t("Now you are at table %(number)s.", { number });
  return line("pin", here, page.draft ? t("What you were writing is here.") : nothing, () => page.readMove());
}

const more = (words) => (words ? html`<p class="said">${icon("clock")}<b>${words}</b></p>` : nothing);

/** One line for each of ten, five, one minute and the end: once, and never into what is being written. */
function timeLine({ time, activity, workshop, table }, page) {
  const mark = time && markOf(time, activity, page.connection.serverNow());
  if (mark === null || page.hasRead(`${time.end}-${mark}`)) return nothing;
  const [title, words] = sentences(mark, hour(time.end, workshop.time_zone), table);
  return line("clock", title, words, () => page.markRead(`${time.end}-${mark}`));
}

function sentences(mark, end, { number }) {
  if (mark === 0) return [t("Time is over, finish your sentence."), t("What you are writing still arrives.")];
  if (mark === 1) return [t("One minute left."), t("Finish your sentence: what you are writing does not get lost.")];
  const left = t("%(count)s minutes left.", { count: mark });
  if (mark === 5 && number) return [left, t("The page of the table is open: choose what you bring to all.")];
  return [left, t("There is time until %(hour)s for what matters most.", { hour: end })];
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
