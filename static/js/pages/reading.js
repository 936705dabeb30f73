import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { POINTS } from "./fields.js";
import { fieldName, refsOf } from "./words.js";

/** The page as everybody at the table reads it while it grows. */
export function reading(shown) {
  const { told, nameOf, state } = shown;
  const points = POINTS.map((name) => told(name)).filter(({ text }) => text);
  const none = t("Nothing yet. It grows here while it is written.");
  if (!state.isBegun) return html`<p class="soft s">${none}</p>`;
  return html`${points.length ? html`<ol class="points">${points.map((field) => point(field, shown))}</ol>` : nothing}
    ${["disagreement", "question"].map((name) => sentence(name, told(name), shown))}
    ${told("speaker").text ? line("speaker", nameOf(told("speaker").text), shown) : nothing}`;
}

function point(field, shown) {
  return html`<li><p dir="auto">${field.text} <span class="ref">${refsOf(field.sources, shown)}</span></p>${disputed(field.id, shown)}</li>`;
}

const sentence = (name, { text }, shown) => (text ? line(name, text, shown) : nothing);

function line(name, text, shown) {
  return html`<div class="field"><h3 class="label">${fieldName(name)}</h3><p dir="auto">${text}</p>${disputed(name, shown)}</div>`;
}

/** What somebody at the table holds against a sentence. */
export function disputed(name, { state, nameOf }) {
  const marks = state.marked.filter(({ field }) => field === name);
  return marks.map(({ reason, participant }) => {
    const by = nameOf(participant);
    return html`<p class="state state--wait">${icon("eye")}<span dir="auto">«${reason}» <span class="soft">${by}</span></span></p>`;
  });
}
