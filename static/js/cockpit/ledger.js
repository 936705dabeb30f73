import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { clockFace, hour } from "../time.js";
import { t, tn } from "../translation.js";
import { LONG_SILENCE } from "./figures.js";
import { spark } from "./spark.js";

const MANY = 8;
const WORDS_SHOWN = 90;

/** The tables as rows: time, notes and pace, the last note, who has not written. Rows keep their place. */
export function ledger(model, page) {
  const names = columns(model);
  return html`<table class=${model.tables.length > MANY ? "ledger ledger--short" : "ledger"} role="table" aria-labelledby="tables">
    <thead role="rowgroup"><tr role="row">
      ${names.map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
      <th scope="col" role="columnheader"><span class="vh">${t("Acts")}</span></th>
    </tr></thead>
    <tbody role="rowgroup">${repeat(model.tables, ({ id }) => id, (table) => row(table, model, page))}</tbody>
  </table>`;
}

function columns({ workshop }) {
  const names = [t("Table"), t("Time"), t("Notes, and pace of the last 20 minutes"), t("Last note")];
  return workshop.naming === "nothing" ? names : [...names, t("Bodies that have not written yet")];
}

function row(table, model, page) {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${name(table)}</th>
    <td role="cell" data-l=${t("Time")}><span>${time(table, model)}</span></td>
    <td role="cell" data-l=${t("Notes and pace")}><span>${pace(table, model)}</span></td>
    <td role="cell" data-l=${t("Last note")}><span>${lastNote(table, model)}</span></td>
    ${model.workshop.naming === "nothing" ? nothing : silent(table)}
    <td role="cell">${acts(table, model, page)}</td>
  </tr>`;
}

function name(table) {
  const { number, theme, people, bodies, frozen } = table;
  const count = tn("one person", "%(count)s people", people);
  const from = bodies.length ? tn("one body", "%(count)s bodies", bodies.length) : "";
  return html`<span class="tname">
    <span class="tbadge" aria-hidden="true">${number || "P"}</span>
    <span><span class="vh">${tableName(table)}: </span>${theme || t("Plenary")}
      <small class="xs">${[count, from].filter(Boolean).join(", ")}</small>
      ${frozen ? html`<span class="state">${icon("lock")}${t("Closed, for reading only")}</span>` : nothing}
    </span></span>`;
}

function time({ activity, time: left }, { workshop }) {
  if (activity.status === "planned") return html`<span class="soft">${t("not yet")}</span>`;
  if (activity.status === "ended") return html`<span class="soft">${t("over at %(hour)s", { hour: hour(activity.ended_at, workshop.time_zone) })}</span>`;
  if (!left) return html`<span class="soft">${t("since %(hour)s", { hour: hour(activity.started_at, workshop.time_zone) })}</span>`;
  return html`<span class="big">${clockFace(left.seconds)}</span>`;
}

function pace(table, { tables }) {
  const { notes, silence } = table;
  return html`<span class="pace"><span class="big">${notes.length}</span>${spark(table, tables)}</span>
    ${silence >= LONG_SILENCE
      ? html`<span class="state">${icon("eye")}${t("no note for %(count)s minutes", { count: silence })}</span>`
      : nothing}`;
}

function lastNote({ last }, { workshop }) {
  if (!last) return html`<span class="soft">${t("none yet")}</span>`;
  return html`<span class="lastnote">${clipped(last.text)}</span>
    <span class="xs soft"><span class="num">${last.ref}</span>, ${hour(last.added_at, workshop.time_zone)}</span>`;
}

function clipped(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > WORDS_SHOWN ? `${line.slice(0, WORDS_SHOWN).trimEnd()}…` : line;
}

function silent({ silentBodies: bodies, people }) {
  const words = bodies.length ? bodies.join(", ") : html`<b>${people ? t("None") : "–"}</b>`;
  return html`<td role="cell" data-l=${t("Have not written")}><span>${words}</span></td>`;
}

function acts(table, { isClosed }, page) {
  const named = { table: tableName(table) };
  return html`<span class="acts">
    ${isClosed ? nothing : html`${lock(table, named, page)}
      <button class="btn btn--icon btn--quiet" type="button" aria-label=${t("Write to %(table)s", named)}
        @click=${() => page.writeTo(table)}>${icon("msg")}</button>`}
    <a class="btn btn--icon btn--quiet" href=${page.tableAddress(table)} aria-label=${t("See as %(table)s", named)}>${icon("eye")}</a>
  </span>`;
}

function lock(table, named, page) {
  const label = table.frozen ? t("Open %(table)s again", named) : t("Close %(table)s", named);
  const act = () => (table.frozen ? page.thaw(table) : page.freeze(table));
  return html`<button class="btn btn--icon btn--quiet" type="button" aria-label=${label} @click=${act}>
    ${icon(table.frozen ? "undo" : "lock")}</button>`;
}
