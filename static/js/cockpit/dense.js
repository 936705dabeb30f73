import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { acts, pageTold, state } from "./cells.js";
import { LONG_SILENCE } from "./figures.js";
import { shortly } from "./missing.js";
import { isHeld } from "./order.js";
import { spark } from "./spark.js";
import { time } from "./time.js";

const NAMED = 2;

/** Many tables: one line each, who asks for a look on top, and the choice to see only those. */
export function dense(model, page) {
  const tables = page.order.sorted(model.tables, isHeld(document.getElementById("rows")));
  const sieves = { all: tables, asking: tables.filter(asksForALook), done: tables.filter(hasFinished) };
  const shown = sieves[page.sifted];
  return html`${choice(sieves, page)}
    <table class="ledger ledger--plain ledger--dense" role="table" aria-labelledby="tables">
      <thead role="rowgroup"><tr role="row">
        ${columns().map((name) => html`<th scope="col" role="columnheader">${name}</th>`)}
        <th scope="col" role="columnheader"><span class="vh">${t("Acts")}</span></th>
      </tr></thead>
      <tbody role="rowgroup" id="rows">${repeat(shown, ({ id }) => id, (table) => row(table, model, page))}</tbody>
    </table>
    <p class="xs soft below-s">${t("On top who calls, then who waits for notes, then who is silent. A row stays where it is while you point at it.")}</p>
    ${shown.length ? nothing : html`<p class="soft below-s">${noneOf[page.sifted]()}</p>`}`;
}

function asksForALook({ silence, frozen, call, missing }) {
  return silence >= LONG_SILENCE || frozen || call || missing.notes > 0 || missing.dropped.length > 0;
}

const hasFinished = ({ done, here }) => here > 0 && done >= here;

const noneOf = {
  all: () => "",
  asking: () => t("No table asks for a look."),
  done: () => t("No table has finished yet."),
};

function choice({ all, asking, done }, page) {
  const radio = (sifted, words) => html`<label><input type="radio" name="sifted" .checked=${page.sifted === sifted}
    @change=${() => page.sift(sifted)}>${words}</label>`;
  const every = radio("all", t("All %(count)s", { count: all.length }));
  const few = radio("asking", t("To look at %(count)s", { count: asking.length }));
  const over = radio("done", t("Have finished %(count)s", { count: done.length }));
  return html`<fieldset class="seg tools"><legend class="vh">${t("Which tables")}</legend>${every}${few}${over}</fieldset>`;
}

function columns() {
  return [t("Table"), t("Time"), t("People, bodies"), t("Notes, last 20 minutes"), t("State"), t("Have not written")];
}

function row(table, model, page) {
  return html`<tr role="row" data-table=${table.number} class=${table.call ? "is-calling" : ""}>
    <th scope="row" role="rowheader"><span class="trow"><span class="tnum" aria-hidden="true">${table.number || "P"}</span>
      <span><span class="vh">${tableName(table)}: </span>${table.theme || t("Plenary")}</span></span></th>
    <td role="cell" data-l=${t("Time")} class="num">${time(table, model, page)}</td>
    <td role="cell" data-l=${t("People, bodies")}>${table.people}, ${table.bodies.length}</td>
    <td role="cell" data-l=${t("Notes")}><span class="sparkrow"><span class="num">${table.notes.length}</span>${spark(table, model.tables)}</span></td>
    <td role="cell" data-l=${t("State")}><span>${standing(table, model)} ${shortly(table, model)} ${pageTold(table)}</span></td>
    <td role="cell" data-l=${t("Have not written")}>${silent(table)}</td>
    <td role="cell">${acts(table, model, page)}</td>
  </tr>`;
}

function standing(table, { workshop }) {
  if (table.call || table.frozen || table.done || table.silence >= LONG_SILENCE) return state(table);
  if (!table.last) return html`<span class="soft">${t("no note yet")}</span>`;
  const words = t("last note at %(hour)s", { hour: hour(table.last.added_at, workshop.time_zone) });
  return html`<span class="soft">${words}</span>`;
}

function silent({ silentBodies: bodies, activity }) {
  if (!bodies.length || activity.status === "planned") return html`<span class="soft">–</span>`;
  return bodies.length > NAMED ? tn("one body", "%(count)s bodies", bodies.length) : bodies.join(", ");
}
