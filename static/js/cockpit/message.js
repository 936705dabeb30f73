import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { cleaned, codePoints } from "../text.js";
import { t } from "../translation.js";

const LONGEST = 280;

/** A word to all tables, or to one: it stands on top of the page of everybody there, with who said it. */
export function message(model, page) {
  const length = codePoints(cleaned(page.draft.text).trim());
  const submit = (event) => {
    event.preventDefault();
    if (length && length <= LONGEST) page.announce();
    else document.getElementById("message").focus();
  };
  return html`<form class="stack gap-3" @submit=${submit}>
    <h2 class="h-l">${t("Message to the tables")}</h2>
    ${model.isClosed ? html`<p class="soft">${t("The session is closed: nobody reads messages any more.")}</p>` : fields(model, length, page)}
  </form>`;
}

function fields(model, length, page) {
  const isTooLong = length > LONGEST;
  return html`${receiver(model, page)}
    <div><label class="vh" for="message">${t("Words of the message")}</label>
      <textarea class="input" id="message" rows="2" aria-describedby="message-length" .value=${page.draft.text}
        @input=${(event) => page.type({ text: event.target.value })}></textarea></div>
    <div class="row between">
      <span class=${isTooLong ? "s num over" : "s soft num"} id="message-length">${length}/${LONGEST}, ${
        isTooLong ? t("too long") : t("on top of the page of each")}</span>
      <button class="btn btn--alt" aria-disabled=${!length || isTooLong}>${icon("send")}${t("Send")}</button>
    </div>`;
}

function receiver({ tables }, page) {
  return html`<div class="row receiver"><label for="receiver" class="s soft">${t("To")}</label>
    <select id="receiver" class="input" @change=${(event) => page.type({ table: event.target.value })}>
      <option value="" .selected=${!page.draft.table}>${t("Everybody, and the screen in the hall")}</option>
      ${tables.map((table) => html`<option value=${table.id} .selected=${table.id === page.draft.table}>
        ${tableName(table)}${table.theme ? `, ${table.theme}` : nothing}</option>`)}
    </select></div>`;
}
