import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { sentenceFor } from "./refusal.js";

/** A field with its label, what it is for, and what became of the last thing that was written in it. */
export function textField(field, label, page, options = {}) {
  return framed(field, label, page, options, (view, id, described) => options.rows ? area(field, view, id, described, page, options) : line(field, view, id, described, page, options));
}

export function selectField(field, label, choices, page, options = {}) {
  return framed(field, label, page, options, (view, id, described) => html`<select class="input" id=${id} aria-describedby=${described}
    ?disabled=${page.isReadOnly} @change=${(event) => page.editing.choose(field, event.target.value)}>
    ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === view.text} .selected=${value === view.text}>${words}</option>`)}
  </select>`);
}

/** One of a few, each with its explanation; the whole row is the target. */
export function choices(field, legend, rows, page) {
  const view = page.viewOf(field);
  return html`<fieldset class="field"><legend>${legend}</legend>
    ${rows.map(([value, label, explanation]) => html`<label class="choice">${radio(field, value, view, page)}
      <span>${label}${explanation ? html`<small>${explanation}</small>` : nothing}</span></label>`)}
    ${outcome(field, view, page)}
  </fieldset>`;
}

export function segments(field, legend, rows, page, hint) {
  const view = page.viewOf(field);
  return html`<fieldset class="field"><legend>${legend}</legend>
    <div class="seg">${rows.map(([value, label]) => html`<label>${radio(field, value, view, page)} ${label}</label>`)}</div>
    ${hint ? html`<p class="hint below-s">${hint}</p>` : nothing}
    ${outcome(field, view, page)}
  </fieldset>`;
}

export function tick(field, label, explanation, page) {
  const view = page.viewOf(field);
  return html`<div class="field"><label class="choice"><input type="checkbox" id=${idOf(field)} .checked=${view.text === "true"}
    ?disabled=${page.isReadOnly} @change=${(event) => page.editing.choose(field, String(event.target.checked))}>
    <span>${label}<small>${explanation}</small></span></label>${outcome(field, view, page)}</div>`;
}

function radio(field, value, view, page) {
  return html`<input type="radio" name=${field.key} id=${`${idOf(field)}-${value}`} value=${value} .checked=${value === view.text}
    ?disabled=${page.isReadOnly} @change=${() => page.editing.choose(field, value)}>`;
}

function framed(field, label, page, { hint, isHidden, after }, input) {
  const view = page.viewOf(field);
  const id = idOf(field);
  const described = [hint && `${id}-hint`, view.refusal && `${id}-outcome`].filter(Boolean).join(" ");
  return html`<div class="field"><label for=${id} class=${isHidden ? "vh" : ""}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${input(view, id, described || nothing)}${after ?? nothing}
    ${outcome(field, view, page)}
  </div>`;
}

function line(field, view, id, described, page, { type = "text", inputmode, list, placeholder }) {
  return html`<input class="input" id=${id} type=${type} inputmode=${inputmode ?? nothing} list=${list ?? nothing}
    placeholder=${placeholder ?? nothing} autocomplete="off" .value=${view.text}
    aria-describedby=${described} aria-invalid=${view.refusal ? "true" : nothing} ?readonly=${page.isReadOnly}
    @input=${(event) => page.editing.type(field, event.target.value)} @change=${() => page.editing.leave(field)} @blur=${() => page.editing.leave(field)}>`;
}

function area(field, view, id, described, page, { rows }) {
  return html`<textarea class="input" id=${id} rows=${rows} .value=${view.text}
    aria-describedby=${described} aria-invalid=${view.refusal ? "true" : nothing} ?readonly=${page.isReadOnly}
    @input=${(event) => page.editing.type(field, event.target.value)} @change=${() => page.editing.leave(field)} @blur=${() => page.editing.leave(field)}></textarea>`;
}

function outcome(field, { refusal, text }, page) {
  if (!refusal) return nothing;
  if (refusal.code === "stale_revision") return conflict(field, text, page);
  return html`<p class="field__note field__note--err" id="${idOf(field)}-outcome">${icon("err")}<span>${sentenceFor(refusal)}</span></p>`;
}

/** Two wrote in the same field: both texts are here, and who came later decides. */
function conflict(field, text, page) {
  const other = field.shown ? t("Meanwhile a colleague wrote “%(text)s” here. Yours is not saved yet.", { text: field.shown })
    : t("Meanwhile a colleague emptied this. Yours is not saved yet.");
  return html`<div class="notice notice--warn s below-s" id="${idOf(field)}-outcome"><p>${other}</p>
    <p class="row"><button class="btn btn--quiet btn--dense tgt" type="button" id="${idOf(field)}-mine" @click=${() => page.editing.insist(field)}>${t("Keep mine")}</button>
    <button class="btn btn--quiet btn--dense tgt" type="button" id="${idOf(field)}-theirs" @click=${() => page.editing.yieldTo(field)}>${t("Take the other one")}</button></p></div>`;
}

export function idOf({ key }) {
  return `f-${key.replaceAll(".", "-")}`;
}
