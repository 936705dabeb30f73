import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { t } from "../translation.js";
import { acts, company, lastNote, pageTold, state } from "./cells.js";
import { waiting } from "./missing.js";
import { spark } from "./spark.js";
import { time } from "./time.js";

/** The tables as rows: time, notes and pace, the last note, who has not written. Rows keep their place. */
export function ledger(model, page) {
  return html`<table class="ledger" role="table" aria-labelledby="tables">
    <thead role="rowgroup"><tr role="row">
      ${columns(model).map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
      <th scope="col" role="columnheader"><span class="vh">${t("Acts")}</span></th>
    </tr></thead>
    <tbody role="rowgroup">${repeat(model.tables, ({ id }) => id, (table) => row(table, model, page))}</tbody>
  </table>`;
}

function columns({ workshop }) {
  const names = [t("Table"), t("Time"), t("Notes, last 20 minutes"), t("Last note"), t("Notes on the way")];
  return workshop.naming === "nothing" ? names : [...names, t("Have not written")];
}

function row(table, model, page) {
  return html`<tr role="row" data-table=${table.number} class=${table.call ? "is-calling" : ""}>
    <th scope="row" role="rowheader">${name(table, model)}</th>
    <td role="cell" data-l=${t("Time")}><span>${time(table, model, page)}</span></td>
    <td role="cell" data-l=${t("Notes and pace")}><span>${pace(table, model)}</span></td>
    <td role="cell" data-l=${t("Last note")}><span>${lastNote(table, model)}</span></td>
    <td role="cell" data-l=${t("Notes on the way")}><span>${waiting(table, model)}</span></td>
    ${model.workshop.naming === "nothing" ? nothing : silent(table, model)}
    <td role="cell">${acts(table, model, page)}</td>
  </tr>`;
}

function name(table, model) {
  const { number, theme } = table;
  return html`<span class="tname">
    <span class="tbadge" aria-hidden="true">${number || "P"}</span>
    <span><span class="vh">${tableName(table)}: </span>${theme || t("Plenary")}
      <small class="xs">${company(table, model)}</small>${pageTold(table)}${isSaid(table) ? state(table) : nothing}
    </span></span>`;
}

/** What somebody has said or done stands under the name; what is only measured beside the pace. */
const isSaid = ({ call, frozen, done }) => call || frozen || done > 0;

function pace(table, { tables }) {
  if (table.activity.status === "planned" && !table.notes.length) return html`<span class="soft">–</span>`;
  return html`<span class="pace"><span class="big">${table.notes.length}</span>${spark(table, tables)}</span>
    ${isSaid(table) ? nothing : state(table)}`;
}

function silent({ number, activity, silentBodies, here, notes }, { seats }) {
  const isForAll = number === 0 && seats[0]?.number !== 0;
  const isSoon = isForAll || !here || (activity.status === "planned" && !notes.length);
  const words = isSoon ? html`<span class="soft">–</span>` : silentBodies.join(", ") || t("Everybody has written");
  return html`<td role="cell" data-l=${t("Have not written")}><span>${words}</span></td>`;
}
