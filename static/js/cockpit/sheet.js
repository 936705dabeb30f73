import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { groups } from "../groups/in_cockpit.js";
import { spoken } from "../speech.js";
import { t, tn } from "../translation.js";
import { aftermath } from "./aftermath.js";
import { banners } from "./banners.js";
import { dense } from "./dense.js";
import { dialog } from "./dialog.js";
import { ledger } from "./ledger.js";
import { log } from "./log.js";
import { message } from "./message.js";
import { missingInAll } from "./missing.js";
import { hidden, latest } from "./notes.js";
import { people } from "./people.js";
import { personDialog } from "./person_dialog.js";
import { phases } from "./phases.js";
import { plenary } from "./plenary.js";
import { shortcuts } from "./shortcuts.js";
import { side } from "./side.js";
import { vigil } from "./waiting.js";

const MANY_TABLES = 8;

/** The whole cockpit for this moment: where are we, how are the tables, what do they ask. */
export function sheet(model, page) {
  return html`${moment(model, page)}${aftermath(page)}${spoken(page.speech)}${dialog(page)}${personDialog(model, page)}`;
}

function moment(model, page) {
  if (page.isUnknown()) return unknown();
  return model.workshop ? cockpit(model, page) : html`<p class="soft">${t("Opening the cockpit…")}</p>`;
}

function cockpit(model, page) {
  return html`${banners(model, page)}${vigil(model, page)}${phases(model)}
    <div class="cols cols--cockpit">
      <div>
        <section aria-labelledby="tables">
          <h2 id="tables" class="vh">${t("The tables now")}</h2>
          ${totals(model)}${model.tables.length > MANY_TABLES ? dense(model, page) : ledger(model, page)}
        </section>
        ${plenary(model, page)}
        <div class="cols cols--words">${message(model, page)}${log(model, page)}</div>
        <div class="far">${people(model, page)}${groups(model, page)}${latest(model, page)}${hidden(model, page)}${shortcuts(page)}</div>
      </div>
      ${side(model, page)}
    </div>`;
}

function totals(model) {
  const { counts, people: all, notes, isClosed } = model;
  const present = isClosed ? tn("one person", "%(count)s people", counts.present) : tn("one person here", "%(count)s people here", counts.present);
  const listed = all.length > counts.present ? t("of %(count)s on the list", { count: all.length }) : nothing;
  return html`<p class="totals"><b>${present}</b>
    <span class="soft">${listed}</span> · <b>${tn("one body", "%(count)s bodies", counts.bodies)}</b> ·
    <b>${tn("one note", "%(count)s notes", notes.length)}</b> ${missingInAll(model)}</p>`;
}

function unknown() {
  return html`<div class="notice notice--err">
    <h2>${t("The cockpit does not know you any more")}</h2>
    <p>${t("Reload the page and sign in. The tables go on.")}</p>
  </div>`;
}
