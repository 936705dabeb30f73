import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { codePoints } from "../text.js";
import { t } from "../translation.js";
import { LONGEST } from "./drafts.js";

export const err = (sentence) => html`<p class="field__note field__note--err">${sentence}</p>`;

/** Both texts where two wrote at once; the reason where one was not taken. */
export function outcome(name, field, shown, drafts) {
  if (field.refused) return refused(name, field, drafts);
  if (!field.current) return nothing;
  const title = t("Somebody wrote here meanwhile. Yours stands above, theirs is:");
  const [mine, theirs, both] = [t("Keep mine"), t("Keep theirs"), t("Keep both")];
  const joined = [field.current.text, field.text].filter(Boolean).join(" ");
  const fitting = codePoints(joined) <= LONGEST;
  const text = name === "speaker" ? shown.nameOf(field.current.text) : field.current.text;
  const act = (verb, run) => html`<button class="btn btn--alt btn--dense tgt" type="button" @click=${run}>${verb}</button>`;
  return html`<div class="notice notice--warn" role="alert"><p>${title}</p><blockquote dir="auto">${text || t("nothing")}</blockquote>
    <p class="row">${act(mine, () => drafts.insist(name))}${act(theirs, () => drafts.leave(name))}
    ${fitting && name !== "speaker" ? act(both, () => drafts.insist(name, joined)) : nothing}</p></div>`;
}

function refused(name, { refused: code }, drafts) {
  const told = REASONS[code]?.() ?? t("Not accepted: something in it cannot be read.");
  const [again, leave] = [t("Send again"), t("Leave it")];
  return html`<div class="notice notice--err" role="alert"><p>${told}</p><p class="row">
    <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => drafts.insist(name)}>${again}</button>
    <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => drafts.leave(name)}>${leave}</button></p></div>`;
}

const REASONS = {
  forbidden: () => t("Not accepted: you do not write the page any more. Take the part again to send it."),
  table_closed: () => t("Not accepted: the table is closed. It stays here until it opens again."),
  workshop_closed: () => t("Not accepted: the session is closed, or its restitution is published."),
  not_found: () => t("Not accepted: a note or a group it came from is no longer at this table. Take it off, then send again."),
  invalid: () => t("Not accepted: who is to speak does not sit at this table any more, or something cannot be read."),
};
