import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";
import { isTellable, reason } from "./reason.js";
import { choice } from "./waiting.js";

/** A decision that no click undoes. The browser keeps the focus inside; Esc goes back to the cockpit. */
export function dialog(page) {
  const question = page.questionNow();
  const { title, first, unfinished = [], more, quote, field } = question ?? {};
  return html`<dialog class="veil" id="dialog" aria-labelledby="dialog-title" aria-describedby="dialog-first dialog-unfinished"
    @close=${() => page.question && page.leaveQuestion()} @submit=${(event) => answer(event, page)}>
    ${question
      ? html`<form class="dialog" method="dialog">
          <h2 id="dialog-title">${title}</h2>
          ${quote ? html`<blockquote class="quote" dir="auto">${quote}</blockquote>` : nothing}
          <p id="dialog-first">${first}</p>
          ${unfinished.length ? html`<ul class="missed" id="dialog-unfinished">${unfinished.map((words) => html`<li>${words}</li>`)}</ul>` : nothing}
          ${choice(question, page)}
          ${field ? reason(question) : nothing}
          <p class="row">${acts(question, page)}</p>
          ${more ? html`<p class="s soft">${more}</p>` : nothing}
        </form>`
      : nothing}
  </dialog>`;
}

function acts({ verb: usual, choices }, page) {
  const verb = choices?.find(({ value }) => value === page.choice).verb ?? usual;
  return html`<button class="btn btn--go" value="yes">${verb}</button>
    <button class="btn btn--quiet" value="no" formnovalidate>${t("Back to the cockpit")}</button>`;
}

function answer(event, page) {
  const { act: usual, choices } = page.questionNow();
  const act = choices?.find(({ value }) => value === page.choice).act ?? usual;
  const { reason: field } = event.target.elements;
  if (event.submitter?.value !== "yes") return;
  if (field && !isTellable(field)) event.preventDefault();
  else act(field?.value);
}

/** Opens and closes the dialog as the page says; while it is open the rest of the page is inert. */
export function keepFocus({ question }) {
  const element = document.getElementById("dialog");
  if (!element || Boolean(question) === element.open) return;
  if (!question) return element.close();
  element.showModal();
  element.querySelector("#reason, [name=choice]:checked, [value=no]").focus();
}
