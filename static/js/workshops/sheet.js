import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { spoken } from "../speech.js";
import { t } from "../translation.js";
import { agenda } from "./agenda.js";
import { names, what, when, who } from "./essentials.js";
import { wantedBy } from "./fields.js";
import { isBeside } from "./refused.js";
import { tables } from "./tables.js";

/** The whole page for this moment: what was refused and has no field, then the sections as one fills them in. */
export function sheet(model, page) {
  return html`${page.connection.refusal(page.staffStream) || page.connection.status().refusal === "unauthenticated" ? unknown() : nothing}
    ${model.workshop ? sections(model, page) : html`<p class="soft">${t("Opening the session…")}</p>`}${spoken(page.speech)}`;
}

function sections(model, page) {
  const sheets = html`${closed(model)}${what(model, page)}${when(model, page)}${who(model, page)}${tables(model, page)}${agenda(model, page)}${names(model, page)}`;
  return html`${refusals(model, page)}${sheets}`;
}

function refusals(model, page) {
  const homeless = page.connection.tray().filter((operation) => !wantedBy(operation) && !isBeside(operation, model, page.opened));
  const lost = page.editing.orphans(page.shownBefore);
  return [...homeless, ...lost].map((operation) => refused(operation, page));
}

function refused({ id, args, answer }, page) {
  const text = args.theme ?? args.text ?? Object.values(args.changes ?? {})[0];
  return html`<div class="notice notice--err said-once"><p><b>${t("Not saved:")}</b> ${page.refusalOf(answer)}</p>
    ${text ? html`<blockquote class="quote">${text}</blockquote>` : nothing}
    <p><button class="btn btn--quiet btn--dense tgt" type="button" id="read-${id}" @click=${() => page.discard(id)}>${t("I have read it")}</button></p></div>`;
}

function closed({ workshop, isReadOnly }) {
  if (!isReadOnly) return nothing;
  const words = workshop.status === "deleted" ? t("The session is deleted.") : t("The session is closed: what was prepared can be read and not changed.");
  return html`<div class="notice said-once"><p>${words}</p></div>`;
}

function unknown() {
  return html`<div class="notice notice--err said-once"><h2>${t("The page does not know you any more")}</h2>
    <p>${t("Reload the page and sign in. What you wrote is kept on this computer.")}</p></div>`;
}
