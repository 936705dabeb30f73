import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";
import { banners } from "./banners.js";
import { composer } from "./composer.js";
import { goto } from "./goto.js";
import { header } from "./header.js";
import { notes } from "./notes.js";
import { peopleAtTable } from "./people.js";
import { spoken } from "./speech.js";
import { task } from "./task.js";
import { waiting } from "./waiting.js";

/** The whole page for this moment: unknown, waiting for a seat, on the way, or at the table. */
export function sheet(model, page) {
  return html`${moment(model, page)}${spoken(page.speech)}`;
}

function moment(model, page) {
  if (page.isUnknown()) return unknown(page);
  if (!model.workshop) return opening();
  if (!model.table) return waiting(model, page);
  return page.isOnTheWay(model) ? goto(model, page) : table(model, page);
}

function table(model, page) {
  return html`${header(model, page)}${banners(model, page)}
    <main id="content" class="wrap table">
      <div class="table__task">${task(model, page)}${peopleAtTable(model)}${page.isStaff ? backToCockpit(page) : nothing}</div>
      <div class="table__notes">${notes(model, page)}${composer(model, page)}</div>
    </main>`;
}

function opening() {
  return html`<main id="content" class="wrap narrow page stack" aria-busy="true"><h1>${t("Opening the table")}</h1></main>`;
}

function unknown(page) {
  return html`<main id="content" class="wrap narrow page stack">
    <h1>${t("Your place is not known any more")}</h1>
    <p class="lead">${t("Enter once more with the same name. What you wrote and is not saved yet stays on this device.")}</p>
    <p><a class="btn btn--go" href=${page.joinUrl}>${t("Enter")}</a></p>
  </main>`;
}

function backToCockpit(page) {
  return html`<p><a class="btn btn--quiet btn--flush" href=${page.cockpitUrl}>${t("Back to the cockpit")}</a></p>`;
}
