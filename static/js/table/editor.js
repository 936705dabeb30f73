import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { measured } from "../text.js";
import { t } from "../translation.js";
import { doubt } from "./doubt.js";
import { tool } from "./note.js";

/** An own note while it is changed: its words, the question it answers, and the way out of the list. */
export function editor(entry, { table: { prompts } }, page) {
  const withdraw = tool(t("Withdraw the note"), () => page.withdraw(entry));
  const save = ({ text, prompt }) => page.save(entry, text.value, prompt?.value || null);
  return field(entry, t("Save"), save, page, withdraw, prompts.length > 1 ? question(entry, prompts, page) : nothing);
}

/** The words of a note while its author changes them; `save` gets the elements of the form. */
export function field({ id, text }, verb, save, page, more, question = nothing) {
  const cancel = () => page.edit(null);
  const submit = (event) => {
    event.preventDefault();
    save(event.target.elements);
  };
  const keep = page.doubt?.id === id ? nothing : html`<button class="btn btn--alt btn--dense">${verb}</button>`;
  return html`<form class="editor" @submit=${submit} @keydown=${(event) => event.key === "Escape" && cancel()}>
    ${area(id, text, page, false)}${outcome(page.editing.text ?? text ?? "")}${question}${doubt(id, page)}
    <div class="editor__acts">${keep}${tool(t("Leave it as it was"), cancel)}${more}</div>
  </form>`;
}

export function area(id, text, page, isKept) {
  const { editing } = page;
  return html`<label class="vh" for="edit-${id}">${t("Words of the note")}</label>
    <textarea class="input" id="edit-${id}" name="text" rows="3" ?readonly=${isKept} aria-describedby="outcome"
      .defaultValue=${(editing.id === id ? editing.text : null) ?? text ?? ""} @input=${(event) => page.retype(id, { text: event.target.value })}></textarea>`;
}

/** Why these words cannot be saved as they are. */
function outcome(text) {
  const { length, fits } = measured(text);
  if (fits) return nothing;
  const reason = length ? t("%(count)s of 4,000: too long", { count: length }) : t("A note needs words: write some, or withdraw it.");
  return html`<p class="s over" id="outcome" role="status">${reason}</p>`;
}

function question({ id, prompt }, prompts, page) {
  const chosen = page.editing.prompt ?? prompt;
  const none = prompts.some((each) => each.id === chosen) ? nothing : html`<option value=""></option>`;
  const options = prompts.map((each, place) => html`<option value=${each.id} ?selected=${each.id === chosen}>${place + 1}. ${each.text}</option>`);
  return html`<label class="s" for="question-${id}">${t("It answers question")}</label>
    <select class="input" id="question-${id}" name="prompt" @change=${(event) => page.retype(id, { prompt: event.target.value })}>${none}${options}</select>`;
}
