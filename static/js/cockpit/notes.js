import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t } from "../translation.js";

const LATEST = 20;
const newestFirst = (one, other) => other.added_at.localeCompare(one.added_at);

/** The last notes of all tables, each of which can be taken out of sight with a reason. */
export function latest(model, page) {
  const notes = [...model.notes].sort(newestFirst).slice(0, LATEST);
  return html`<details class="more">
    <summary>${icon("edit")}<span><b>${t("Latest notes")}</b> <span class="soft">${t("of all tables")}</span></span>${icon("down")}</summary>
    <div class="more__in">
      ${notes.length ? nothing : html`<p class="soft">${t("No note yet.")}</p>`}
      <ol class="written">${repeat(notes, ({ id }) => id, (note) => row(note, model, hider(note, page)))}</ol>
    </div>
  </details>`;
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
  return html`<li>
    <span class="ref num">${note.ref}</span>
    <div><p>${note.text}</p><p class="xs soft">${about}</p>
      ${reason ? html`<p class="state state--wait">${icon("eye")}${t("Hidden: %(reason)s", { reason })}</p>` : nothing}</div>
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
