import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { calls } from "./calls.js";
import { atDoor, doorMode } from "./door.js";
import { LONG_SILENCE } from "./figures.js";
import { nextStep } from "./next.js";
import { unseated } from "./people.js";

const MOST_REMARKS = 3;

/** What asks for attention: who calls, who has no seat, which tables are silent; then the document that grows. */
export function side(model, page) {
  return html`<aside class="side" aria-label=${t("What asks for attention")}>
    ${calls(model, page)}${atDoor(model, page)}${unseated(model, page)}${remarks(model, page)}${doorMode(model, page)}${restitution(model, page)}
  </aside>`;
}

function remarks({ tables }, page) {
  const silent = tables.filter(({ silence }) => silence >= LONG_SILENCE).sort((one, other) => other.silence - one.silence);
  if (!silent.length) return nothing;
  return html`<section aria-labelledby="remarks">
    <h2 id="remarks">${t("To keep an eye on")}</h2>
    <ul class="queue s">${silent.slice(0, MOST_REMARKS).map((table) => remark(table, page))}</ul>
  </section>`;
}

function remark(table, page) {
  const { silence, silentBodies: bodies } = table;
  const named = { table: tableName(table), count: silence };
  return html`<li><b>${t("%(table)s is silent", named)}</b><br>${t("No note for %(count)s minutes.", named)}
    ${bodies.length ? tn("One body has not written yet.", "%(count)s bodies have not written yet.", bodies.length) : nothing}<br>
    <button class="btn btn--quiet btn--flush" type="button" @click=${() => page.writeTo(table)}>${t("Write to %(table)s", named)}</button></li>`;
}

function restitution(model, page) {
  const { notes, isClosed, workshop } = model;
  const isCloseable = workshop.status === "open" && nextStep(model).kind !== "close";
  return html`<section aria-labelledby="document">
    <h2 id="document">${t("Restitution")}</h2>
    <p class="s">${notes.length ? written(model) : t("It writes itself from the first note.")}</p>
    <p><a class="btn btn--quiet btn--flush" href=${page.restitutionUrl}>${icon("file")}${isClosed ? t("Open the restitution") : t("Open the draft")}</a></p>
    ${isCloseable
      ? html`<p class="rule"><button class="btn btn--quiet btn--flush" type="button" @click=${() => page.close()}>
          ${icon("lock")}${t("Close the session")}</button></p>`
      : nothing}
  </section>`;
}

function written({ notes, hidden }) {
  const shown = tn("One note is in it", "%(count)s notes are in it", notes.length);
  const left = hidden.length ? tn(", one hidden note is not", ", %(count)s hidden notes are not", hidden.length) : "";
  return `${shown}${left}.`;
}
