import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { area, field } from "./editor.js";
import { row, tool } from "./note.js";

const ON_PAGE = ["write_page", "sign_page"];

/** What was not accepted: on this device only, with its reason and two acts; words for another table can be copied. */
export function refusedNote(operation, model, page) {
  const { id, name, args } = operation;
  const isClosed = model.isClosed || ON_PAGE.includes(name);
  const done = name === "move_note" ? t("Taking a note to another question") : t("Withdrawing a note or putting it back");
  const told = html`<p class="note__text">${args.text ?? args.reason ?? args.title ?? (/_cluster$|_notes$/.test(name) ? t("Putting notes in groups") : done)}</p>`;
  const kept = isClosed && args.text ? html`<div class="editor">${area(id, args.text, page, true)}</div>` : told;
  const shown = html`${kept}${fix(operation, isClosed, page)}`;
  const content = page.editing.id === id && !isClosed ? mender(operation, page) : shown;
  return row(id, "note note--mine note--err", null, t("Note that was not accepted"), content, nothing);
}

function fix({ id, args, answer }, isClosed, page) {
  const correct = isClosed ? tool(t("Copy the text"), () => page.copy(id)) : tool(t("Correct"), () => page.edit(id), "edit");
  const reason = t("Not accepted: %(reason)s.", { reason: reasonFor(answer) });
  return html`<div class="note__fix"><p>${icon("err")} ${reason}</p>
    <div class="note__tools">${args.text ? correct : nothing}${tool(t("Delete"), () => page.discard(id))}</div></div>`;
}

const reasons = {
  too_long: () => t("it is longer than 4,000 characters"),
  table_closed: () => t("the table is closed"),
  workshop_closed: () => t("the session is closed"),
  forbidden: () => t("you no longer sit at this table"),
  not_found: () => t("it is no longer there"),
  stale_revision: () => t("it was changed elsewhere in the meantime"),
};

/** Why an operation was refused, in words that go after a colon. */
export function reasonFor({ code }) {
  return reasons[code]?.() ?? t("something in it cannot be read");
}

function mender(operation, page) {
  const entry = { id: operation.id, text: operation.args.text };
  return field(entry, t("Send again"), ({ text }) => page.sendAgain(operation, text.value), page, nothing);
}
