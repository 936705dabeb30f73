import { html } from "../../vendor/lit-html/lit-html.js";
import { renderRows } from "../keyed.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { note } from "./note.js";

const TIME_TO_SEE = 1500;

let rowsKept = new WeakMap();
let looked = [];

/** All notes of the table in the order of their numbers, then what is still on this device. */
export function notes(model, page) {
  const { entries, refused, isLoaded, table } = model;
  const title = table.number ? t("Notes of the table") : t("Notes of the plenary");
  const list = html`<ol class="notes" aria-labelledby="notes-title"></ol>`;
  return html`<section aria-labelledby="notes-title">
    <div class="row between topline">
      <h2 class="h-l" id="notes-title">${title}</h2><span class="soft s num">${count(model, page)} ${page.rest?.toGroups(model, page)}</span>
    </div>
    ${entries.length || refused.length || !isLoaded ? list : empty()}
    <div id="end"></div>
  </section>`;
}

/** Fills the list, where there is one. */
export function fillNotes(root, model, page) {
  const list = root.querySelector(".notes");
  if (!list) return;
  const rows = rowsOf(model, page);
  const fresh = page.unseen.among(model.entries);
  const mark = html`${tn("one new", "%(count)s new", fresh.length)}`;
  if (fresh.length) rows.splice(model.entries.indexOf(fresh[0]), 0, { key: "new", classes: "newmark", content: mark });
  const refused = page.rest ? model.refused.map((operation) => page.rest.refusedNote(operation, model, page)) : [];
  renderRows(list, [...rows, ...refused]);
}

/** A row for each note; one that would look as before is the one of before. */
function rowsOf(model, page) {
  const { table, workshop, hidden, isClosed, isPhone, entries } = model;
  const around = [table, workshop, hidden, isClosed, isPhone, page.rest?.questions(model, page) ?? null];
  if (around.some((each, place) => each !== looked[place])) rowsKept = new WeakMap();
  looked = around;
  return entries.map((entry) => {
    if (entry.waiting || page.editing.id === entry.id) return note(entry, model, page);
    if (!rowsKept.has(entry)) rowsKept.set(entry, note(entry, model, page));
    return rowsKept.get(entry);
  });
}

function empty() {
  return html`<div class="empty">
    <p>${t("No note yet. You begin: one note, one idea.")}</p>
    <p>${t("Half a sentence will do: it can be changed later.")}</p>
  </div>`;
}

/** How many are known; without a line, also since when. */
function count({ entries, workshop }, page) {
  const known = entries.filter(({ number }) => number).length;
  const { isUp, lostAt } = page.connection.status();
  if (isUp || !known) return known;
  return t("%(count)s, at %(hour)s", { count: known, hour: hour(lostAt, workshop.time_zone) });
}

/** Which notes of others came while this person was reading elsewhere: marked, never scrolled to. */
export class Unseen {
  #last = null;
  #end = null;
  #isAtEnd = true;
  #timer = null;
  #observer = new IntersectionObserver((entries) => this.#looked(entries.at(-1).isIntersecting));

  constructor(onSeen) {
    this.onSeen = onSeen;
    document.addEventListener("visibilitychange", () => this.#looked(this.#isAtEnd));
  }

  watch(end) {
    if (end === this.#end) return;
    this.#observer.disconnect();
    this.#end = end;
    if (end) this.#observer.observe(end);
  }

  among(entries) {
    return entries.filter(({ number, isMine }) => this.#last !== null && number > this.#last && !isMine);
  }

  /** True when notes came in while the end is in view: then the page keeps it there. */
  take(entries) {
    const last = this.#last;
    const isWatched = this.#isAtEnd && document.visibilityState === "visible";
    if (last === null || isWatched) this.see(entries);
    return isWatched && last !== null && this.#last > last;
  }

  /** Another table, other notes: none of them is new. */
  forget() {
    this.#last = null;
  }

  see(entries) {
    this.#last = Math.max(0, ...entries.map(({ number }) => number ?? 0));
  }

  #looked(isAtEnd) {
    this.#isAtEnd = isAtEnd;
    clearTimeout(this.#timer);
    const isLooking = isAtEnd && document.visibilityState === "visible";
    if (isLooking) this.#timer = setTimeout(this.onSeen, TIME_TO_SEE);
  }
}
