import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t } from "../translation.js";
import { editor } from "./editor.js";

const PATIENCE = 4000;

/** One note: its number in the margin, its words, whose it is, whether it is saved. Its markup stands here alone. */
export function note(entry, model, page) {
  const isWaiting = waits(entry, page);
  const classes = ["note", entry.isMine && "note--mine", isWaiting && "note--wait"].filter(Boolean).join(" ");
  return html`<li class=${classes} id="note-${entry.id}">
    ${reference(entry)}
    <div>${page.editing === entry.id ? editor(entry, page) : words(entry, model, page, isWaiting)}</div>
    ${isChangeable(entry, model, page) ? pencil(entry, page) : nothing}
  </li>`;
}

function reference({ number }) {
  if (number) return html`<span class="note__ref"><span class="vh">${t("Note")} </span>${number}</span>`;
  return html`<span class="note__ref"><span class="vh">${t("Waiting note")}</span><span aria-hidden="true">–</span></span>`;
}

function words(entry, model, page, isWaiting) {
  if (entry.state !== "shown") return withoutWords(entry, model, page);
  return html`<p class="note__text">${entry.text}</p>
    <p class="note__by"><span>${by(entry, model)}</span> ${entry.isMine ? state(entry, model, isWaiting) : nothing}</p>`;
}

function by(entry, { table }) {
  const { prompts } = table;
  const place = prompts.findIndex(({ id }) => id === entry.prompt) + 1;
  const question = place && prompts.length > 1 ? t("Question %(number)s", { number: place }) : null;
  const who = entry.isMine ? t("Yours") : entry.author?.name;
  return [who, entry.body?.name, question].filter(Boolean).join(" · ");
}

/** Whether to say that a note waits: at once without a line, after four seconds without an answer. */
export function waits({ waiting }, page) {
  return waiting !== null && (!page.connection.status().isUp || Date.now() - waiting.at > PATIENCE);
}

function state(entry, model, isWaiting) {
  if (isWaiting) return html`<span class="state state--wait">${icon("clock")}${waitingWords(model)}</span>`;
  if (entry.waiting) return html`<span class="state">${t("Leaving…")}</span>`;
  return html`<span class="state state--ok">${icon("check")}${savedWords(entry, model)}</span>`;
}

export function waitingWords({ isPhone }) {
  return isPhone ? t("Waits on this phone") : t("Waits on this computer");
}

function savedWords({ late, added_at: at }, { workshop }) {
  return late && at ? t("Saved, arrived at %(hour)s", { hour: hour(at, workshop.time_zone) }) : t("Saved");
}

function isChangeable({ id, isMine, state: shown }, { isClosed, table }, page) {
  return isMine && shown === "shown" && !isClosed && !table.frozen && page.editing !== id;
}

function pencil({ id, number }, page) {
  const label = number ? t("Change note %(number)s", { number }) : t("Change this note");
  return html`<button class="btn btn--quiet btn--icon" type="button" aria-label=${label} @click=${() => page.edit(id)}>
    ${icon("edit")}
  </button>`;
}

function withoutWords(entry, model, page) {
  if (entry.state === "hidden") return hidden(entry, model);
  const who = entry.isMine ? t("Withdrawn") : t("Withdrawn by who wrote it");
  const restore = () => page.restore(entry);
  const back = html`<button class="btn btn--quiet btn--dense" type="button" @click=${restore}>${icon("undo")}${t("Put it back")}</button>`;
  return html`<p class="note__text soft">${who}</p>
    ${entry.isMine && !model.isClosed ? html`<div class="note__tools">${back}</div>` : nothing}`;
}

/** A note taken out of sight: its author alone still reads it, with the reason. */
function hidden(entry, model) {
  const own = model.hidden.find(({ note: id }) => id === entry.id);
  if (!own) return html`<p class="note__text soft">${t("Hidden by who conducts")}</p>`;
  const why = t("Hidden by who conducts: %(reason)s", { reason: own.reason });
  return html`<p class="note__text">${own.text}</p>
    <p class="note__by"><span class="state state--wait">${icon("eye")}${why}</span></p>`;
}
