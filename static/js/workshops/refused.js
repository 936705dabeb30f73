import { html } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";

const ADDED = ["add_table", "add_prompt"];

/** The tables and questions that were not taken, below the line they were typed in: the text can be corrected there. */
export function refusedBelow(name, table, page) {
  return page.connection.tray().filter((operation) => isAbout(operation, table)).map((operation) => html`<div class="below-s">
    <p class="field__note field__note--err">${icon("err")}<span>${page.refusalOf(operation.answer)}</span></p>
    <blockquote class="quote">${textOf(operation)}</blockquote>
    <p class="row"><button class="btn btn--quiet btn--dense tgt" type="button" id="correct-${operation.id}" @click=${() => page.takeUp(operation, name)}>${t("Correct it")}</button>
      <button class="btn btn--quiet btn--dense tgt" type="button" id="read-${operation.id}" @click=${() => page.discard(operation.id)}>${t("Leave it out")}</button></p></div>`);
}

/** Whether what was refused stands beside a line of the page already. */
export function isBeside({ name, args }, { plenary, tables }, opened) {
  if (!ADDED.includes(name)) return false;
  return name === "add_table" || args.table === plenary.id || tables.some(({ id }) => id === args.table && opened.has(id));
}

export function textOf({ args }) {
  return args.theme ?? args.text;
}

function isAbout({ name, args }, table) {
  return table ? name === "add_prompt" && args.table === table.id : name === "add_table";
}
