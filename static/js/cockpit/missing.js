import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

/** What has not come from a table yet: notes that wait on phones, and phones that do not answer. */
export function waiting({ missing, here, activity, notes: written }, { workshop, isClosed }) {
  if (isClosed || !missing.isKnown) return html`<span class="soft">–</span>`;
  const { notes, dropped } = missing;
  if (notes || dropped.length) return html`${wait(missing)} ${silent(missing, workshop)}`;
  return here && (written.length || activity.status !== "planned") ? html`<span class="state state--ok">${icon("check")}${t("all arrived")}</span>` : html`<span class="soft">–</span>`;
}

/** The same in the line of one of many tables, where nothing is said when nothing is missing. */
export function shortly({ missing }, { workshop, isClosed }) {
  if (isClosed) return nothing;
  return html`${wait(missing)} ${silent(missing, workshop)}`;
}

function wait({ notes, writers }) {
  return notes ? html`<span class="state state--wait">${icon("clock")}${notesOn(notes, writers.length)}</span>` : nothing;
}

function silent({ dropped }, workshop) {
  return dropped.length ? html`<span class="state">${icon("wifi")}${phones(dropped, workshop)}</span>` : nothing;
}

export function notesOn(notes, phones) {
  const values = { phones: tn("one phone", "%(count)s phones", phones) };
  return tn("one note on %(phones)s", "%(count)s notes on %(phones)s", notes, values);
}

/** Who dropped first stands for the others. */
function phones(dropped, { time_zone: zone }) {
  const [{ person, since }] = dropped;
  const values = { name: nameOf(person), hour: hour(since, zone) };
  return tn("no answer from %(name)s since %(hour)s", "no answer from %(count)s phones: %(name)s since %(hour)s", dropped.length, values);
}

/** On top of the tables: what is missing in the whole room. */
export function missingInAll({ missing, isClosed }) {
  const { notes, writers, dropped } = missing;
  if (isClosed || !(notes || dropped.length)) return nothing;
  const silentPhones = tn("one phone does not answer", "%(count)s phones do not answer", dropped.length);
  return html`<span class="missing">
    ${notes ? html`<span class="state state--wait state--m">${icon("clock")}${notesNotArrived(notes, writers.length)}</span>` : nothing}
    ${dropped.length ? html`<span class="state state--m">${icon("wifi")}${silentPhones}</span>` : nothing}</span>`;
}

export function notesNotArrived(notes, phones) {
  const values = { phones: tn("one phone", "%(count)s phones", phones) };
  return tn("one note has not arrived, from %(phones)s", "%(count)s notes have not arrived, from %(phones)s", notes, values);
}

export function nameOf({ name }) {
  return name ?? t("Somebody");
}
