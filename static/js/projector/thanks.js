import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t, tn } from "../translation.js";
import { day } from "./words.js";

/** The session is closed: thanks, and what happens with what was written. */
export function thanks({ workshop, counts, tables, restitution }, { address }) {
  return {
    name: t("The session is closed"),
    top: `${workshop.title}, ${day(workshop.date)}`,
    aside: t("The session is closed"),
    body: html`<div class="proj__clock"><h2 class="proj__huge">${t("Thank you")}</h2>
      <p class="proj__counts">${counted(counts, tables)}</p>
      ${restitution ? readable(address + restitution.path) : promised()}</div>`,
    foot: t("On your phone the notes of your table can still be read."),
    corner: html`<b>${address}</b>`,
  };
}

/** Where everybody reads what came out of it. */
function readable(link) {
  return html`<p class="proj__lead">${t("The restitution can be read by everybody at")}</p><p class="proj__link">${link}</p>`;
}

function promised() {
  return html`<p class="proj__lead">${t("What you wrote becomes the restitution: one document, where each sentence leads back to the notes it comes from.")}</p>
    <p class="proj__lead">${t("Who conducts reads it through and sends it to your bodies.")}</p>`;
}

function counted({ present, bodies }, { length }) {
  return html`<span><span class="count">${present}</span> ${tn("person", "people", present)}</span>
    <span><span class="count">${bodies}</span> ${tn("body", "bodies", bodies)}</span>
    ${length ? html`<span><span class="count">${length}</span> ${tn("table", "tables", length)}</span>` : nothing}`;
}
