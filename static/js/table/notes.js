import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { note } from "./note.js";
import { tray } from "./tray.js";

/** All notes of the table in the order of their numbers, then what is still on this device. */
export function notes(model, page) {
  const { entries, refused } = model;
  return html`<section aria-labelledby="notes-title">
    <div class="row between topline">
      <h2 class="h-l" id="notes-title">${t("Notes of the table")}</h2><span class="soft s num">${count(model, page)}</span>
    </div>
    ${entries.length || refused.length || !model.isLoaded ? list(model, page) : empty()}
    <div id="end"></div>
  </section>`;
}

function list(model, page) {
  const { entries, refused } = model;
  const mark = page.unseen.mark(entries);
  const row = (entry) => html`${mark?.before === entry.id ? newmark(mark.count) : nothing}${note(entry, model, page)}`;
  return html`<ol class="notes" aria-labelledby="notes-title">
    ${repeat(entries, ({ id }) => id, row)}${tray(refused, page)}
  </ol>`;
}

function newmark(count) {
  return html`<li class="newmark">${tn("one new", "%(count)s new", count)}</li>`;
}

function empty() {
  return html`<div class="empty">
    <p>${t("No note yet. You begin: one note, one idea.")}</p>
    <p>${t("Half a sentence will do: it can be changed while the table is open.")}</p>
  </div>`;
}

/** How many are known; without a line, also since when. */
function count({ entries, workshop }, page) {
  const known = entries.filter(({ number }) => number !== null).length;
  const { isUp, downSince } = page.connection.status();
  if (isUp || !known) return known;
  return t("%(count)s, at %(hour)s", { count: known, hour: hour(downSince, workshop.time_zone) });
}
