import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";

/** What can be done with everybody at once; the one filled button is what comes next. */
export function head(model, page) {
  if (model.isClosed || !model.tables.length || !model.everybody.length) return back(page);
  if (!model.isSplit) return html`${button("btn--go", t("Split evenly"), "draft_split", () => page.split(), page)}`;
  const again = button("btn--alt", t("Split again"), "draft_split", () => page.split(), page);
  return html`${again}${model.changes.length ? announce(model, page) : back(page)}`;
}

function announce({ changes, isAnnounced }, page) {
  const words = isAnnounced ? tn("Announce one change", "Announce %(count)s changes", changes.length) : t("Send everybody to their table");
  return button("btn--go", words, "announce_seats", () => page.announce(), page);
}

function back(page) {
  return html`<a class="btn btn--go" href=${page.cockpitUrl}>${t("Back to the cockpit")}${icon("right")}</a>`;
}

function button(kind, words, operation, act, page) {
  const isLeaving = page.leaving().some(({ name }) => name === operation);
  return html`<button class="btn ${kind}" type="button" aria-disabled=${isLeaving} @click=${isLeaving ? null : act}>
    ${words}${kind === "btn--go" ? icon("right") : nothing}</button>`;
}
