import { html } from "../../vendor/lit-html/lit-html.js";
import { found } from "../join/names.js";
import { idOf } from "./field.js";

/** A field in which bodies of the registry are suggested, and anything else can be written. */
export function suggesting(field, page, { isList = false, ...options } = {}) {
  const id = `${idOf(field)}-bodies`;
  const offered = completions(page.viewOf(field).text, page.bodies, isList);
  return { ...options, list: id, after: html`<datalist id=${id}>${offered.map((name) => html`<option value=${name}></option>`)}</datalist>` };
}

/** What a field may become: in a list only its last name is still being written. */
function completions(text, names, isList) {
  const start = isList ? text.lastIndexOf(",") + 1 : 0;
  const before = start ? `${text.slice(0, start)} ` : "";
  return found(text.slice(start), names).map((name) => before + name);
}
