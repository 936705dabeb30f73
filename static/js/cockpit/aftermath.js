import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";

/** At the foot of the window for some seconds after an act: what was done, and the way back. */
export function aftermath(page) {
  const isOutcome = page.outcome?.until > Date.now();
  const words = isOutcome ? page.outcome.words : page.undoing.fresh(page.model)?.words;
  if (!words) return nothing;
  const label = t("What was done last");
  return html`<div class="pending" role="region" aria-label=${label}><p>${words}</p>${isOutcome ? nothing : button(page)}</div>`;
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
