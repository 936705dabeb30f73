import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";

/** At the foot of the window for some seconds after an act: what was done, and the way back. */
export function aftermath(page) {
  const isOutcome = page.outcome?.until > Date.now();
  const last = isOutcome ? null : page.undoing.fresh(page.model);
  const words = isOutcome ? page.outcome.words : last?.words;
  if (!words) return nothing;
  const label = t("What was done last");
  return html`<div class="pending" role="region" aria-label=${label}><p>${words}</p>${stillRead(last, page)}${isOutcome ? nothing : button(page)}</div>`;
}

/** A note that is hidden is still read where it was published, and that is said with the way to do something about it. */
function stillRead(last, { model, publishUrl }) {
  const { restitution, notes, hidden } = model;
  if (last?.name !== "hide_note" || !restitution || last.doneAt < restitution.at) return nothing;
  const note = [...notes, ...hidden.map((entry) => entry.note)].find(({ id }) => id === last.args.note);
  if (!note || note.added_at > restitution.at) return nothing;
  const words = t("The note can still be read in edition %(number)s.", restitution);
  return html`<p role="status"><a href=${publishUrl}>${words}</a></p>`;
}

/** The same for as long as there is something to take back. */
export function takeBack(model, page) {
  const last = page.undoing.offered(model);
  if (!last) return nothing;
  const label = t("Undo: %(act)s", { act: last.words });
  return html`<p><button class="btn btn--quiet btn--flush" type="button" data-way="undo" @click=${() => page.undo()}>${icon("undo")}${label}</button></p>`;
}

function button(page) {
  return html`<button class="btn btn--alt" type="button" data-way="undo" @click=${() => page.undo()}>${icon("undo")}${t("Undo")}</button>`;
}
