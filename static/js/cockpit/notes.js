import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

const LATEST = 20;
const newestFirst = (one, other) => other.added_at.localeCompare(one.added_at);

let sought = "";

/** The last notes of all tables, or those that are looked for, each of which can be taken out of sight with a reason. */
export function latest(model, page) {
  const found = model.notes.filter(isSought).sort(newestFirst);
  const notes = found.slice(0, LATEST);
  return html`<details class="more">
    <summary>${icon("edit")}<span><b>${t("Latest notes")}</b> <span class="soft">${t("of all tables")}</span></span>${icon("down")}</summary>
    <div class="more__in">
      ${model.notes.length ? search(page) : html`<p class="soft">${t("No note yet.")}</p>`}
      <ol class="written">${repeat(notes, ({ id }) => id, (note) => row(note, model, hider(note, page)))}</ol>
      ${left(found.length - notes.length, notes.length)}
    </div>
  </details>`;
}

function isSought({ text, ref, body, author }) {
  const words = [ref, text, body?.name, author?.name].filter(Boolean).join(" ").toLocaleLowerCase();
  return words.includes(sought.trim().toLocaleLowerCase());
}

function search(page) {
  const seek = ({ target }) => {
    sought = target.value;
    page.render();
  };
  return html`<div class="field"><label for="seek">${t("Find a note: words, number, body")}</label>
    <input class="input" id="seek" type="search" autocomplete="off" .value=${sought} @input=${seek}></div>`;
}

function left(count, shown) {
  if (count) return html`<p class="soft s">${tn("One earlier note: look for it.", "%(count)s earlier notes: look for them.", count)}</p>`;
  return shown || !sought ? nothing : html`<p class="soft s" role="status">${t("No note has these words.")}</p>`;
}

/** The notes that are out of sight, with their reasons, and the way back. */
export function hidden({ hidden: register, ...model }, page) {
  if (!register.length) return nothing;
  return html`<details class="more">
    <summary>${icon("eye")}<span><b>${t("Hidden notes")}</b> <span class="soft">${register.length}</span></span>${icon("down")}</summary>
    <div class="more__in"><ol class="written">
      ${repeat(register, ({ note }) => note.id, ({ note, reason }) => row(note, model, shower(note, page), reason))}
    </ol></div>
  </details>`;
}

function row(note, { workshop }, act, reason = null) {
  const about = [note.author?.name, note.body?.name, hour(note.added_at, workshop.time_zone)].filter(Boolean).join(" · ");
  const why = reason && t("Hidden: %(reason)s", { reason });
  return html`<li>
    <span class="ref num">${note.ref}</span>
    <div><p dir="auto">${note.text}</p><p class="xs soft">${about}</p>
      ${reason ? html`<p class="state state--wait">${icon("eye")}${why}</p>` : nothing}</div>
    ${act}
  </li>`;
}

function hider(note, page) {
  const label = t("Hide note %(ref)s", { ref: note.ref });
  return html`<button class="btn btn--quiet btn--dense tgt" type="button" aria-label=${label} @click=${() => page.hide(note)}>${t("Hide")}</button>`;
}

function shower(note, page) {
  const label = t("Show note %(ref)s again", { ref: note.ref });
  return html`<button class="btn btn--quiet btn--dense tgt" type="button" aria-label=${label} @click=${() => page.show(note)}>${t("Show again")}</button>`;
}
