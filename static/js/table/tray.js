import { html } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { mender } from "./editor.js";
import { reasonFor } from "./refusal.js";

const hasWords = ({ args }) => Boolean(args.text);

/** Notes that were not accepted: on this device only, each with its reason and two acts. */
export function tray(operations, page) {
  return repeat(operations.filter(hasWords), ({ id }) => id, (operation) => refused(operation, page));
}

function refused(operation, page) {
  return html`<li class="note note--mine note--err" id="note-${operation.id}">
    <span class="note__ref"><span class="vh">${t("Note that was not accepted")}</span><span aria-hidden="true">–</span></span>
    <div>${page.editing === operation.id ? mender(operation, page) : words(operation, page)}</div>
  </li>`;
}

function words(operation, page) {
  const reason = t("Not accepted: %(reason)s.", { reason: reasonFor(operation.answer) });
  return html`<p class="note__text">${operation.args.text}</p>
    <div class="note__fix">
      <p>${icon("err")} ${reason}</p>
      <div class="note__tools">
        <button class="btn btn--quiet btn--dense" type="button" @click=${() => page.edit(operation.id)}>${icon("edit")}${t("Correct")}</button>
        <button class="btn btn--quiet btn--dense" type="button" @click=${() => page.discard(operation.id)}>${t("Delete")}</button>
      </div>
    </div>`;
}
