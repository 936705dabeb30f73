import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";
import { fits } from "./measure.js";

/** The words of an own note in a field: save them, leave them as they were, or withdraw the note. */
export function editor(entry, page) {
  const withdraw = html`<button class="btn btn--quiet btn--dense" type="button" @click=${() => page.withdraw(entry)}>
    ${t("Withdraw the note")}
  </button>`;
  return field(entry, t("Save"), (text) => page.save(entry, text), () => page.edit(null), withdraw);
}

/** The words of a refused note in a field: send them again, or leave them in the tray. */
export function mender(operation, page) {
  const entry = { id: operation.id, text: operation.args.text };
  return field(entry, t("Send again"), (text) => page.sendAgain(operation, text), () => page.edit(null), nothing);
}

function field(entry, verb, save, cancel, more) {
  const submit = (event) => {
    event.preventDefault();
    const { value } = event.target.elements.text;
    if (fits(value)) save(value.trim());
  };
  const leave = (event) => event.key === "Escape" && cancel();
  return html`<form class="editor" @submit=${submit} @keydown=${leave}>
    <label class="vh" for="edit-${entry.id}">${t("Words of the note")}</label>
    <textarea class="input" id="edit-${entry.id}" name="text" rows="3" .defaultValue=${entry.text ?? ""}></textarea>
    <div class="editor__acts">
      <button class="btn btn--alt btn--dense">${verb}</button>
      <button class="btn btn--quiet btn--dense" type="button" @click=${cancel}>${t("Leave it as it was")}</button>
      ${more}
    </div>
  </form>`;
}
