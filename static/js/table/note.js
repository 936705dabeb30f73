import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t } from "../translation.js";

const PATIENCE = 4000;

export const tool = (words, act, symbol) =>
  html`<button class="btn btn--quiet btn--dense" type="button" @click=${act}>${symbol ? icon(symbol) : nothing}${words}</button>`;

/** One note: its number in the margin, its words, whose it is, whether it is saved. Its markup stands here alone. */
export function note(entry, model, page) {
  const isWaiting = waits(entry.waiting, page);
  const classes = `note${entry.isMine ? " note--mine" : ""}${isWaiting ? " note--wait" : ""}`;
  const content = page.editing.id === entry.id && page.rest ? page.rest.editor(entry, model, page) : words(entry, model, page, isWaiting);
  return row(entry.id, classes, entry.number, t("Waiting note"), content, pencil(entry, model, page));
}

/** A row of the list, as it is told apart from the others. */
export function row(id, classes, number, unnumbered, content, aside) {
  const reference = number
    ? html`<span class="vh">${t("Note")} </span>${number}`
    : html`<span class="vh">${unnumbered}</span><span aria-hidden="true">–</span>`;
  const whole = html`<span class="note__ref">${reference}</span><div>${content}</div>${aside}`;
  return { key: `note-${id}`, classes, content: whole };
}

// At once without a line, after four seconds without an answer.
function waits(waiting, page) {
  return waiting !== null && (!page.connection.status().isUp || Date.now() - waiting.at > PATIENCE);
}

function words(entry, model, page, isWaiting) {
  if (entry.state === "hidden") return hidden(entry, model);
  if (entry.state === "binned") return withdrawn(entry, model, page);
  return html`<p class="note__text" dir="auto">${entry.text}</p>
    <p class="note__by"><span>${by(entry, model)}</span> ${entry.isMine ? state(entry, model, isWaiting) : nothing}</p>
    ${page.rest?.questions(model, page, entry)?.outcome(entry, model)}`;
}

function by(entry, { table: { prompts } }) {
  const place = prompts.findIndex(({ id }) => id === entry.prompt) + 1;
  const question = place && prompts.length > 1 && t("Question %(number)s", { number: place });
  const who = entry.isMine ? t("Yours") : entry.author?.name;
  return [who, entry.body?.name, question].filter(Boolean).join(" · ");
}

function state(entry, model, isWaiting) {
  if (isWaiting) return mark("wait", "clock", model.isPhone ? t("Waits on this phone") : t("Waits on this computer"));
  if (entry.waiting) return html`<span class="state">${t("Leaving…")}</span>`;
  const came = entry.late && t("Saved, arrived at %(hour)s", { hour: hour(entry.added_at, model.workshop.time_zone) });
  return mark("ok", "check", came || t("Saved"));
}

const mark = (kind, symbol, told) => html`<span class="state state--${kind}">${icon(symbol)}${told}</span>`;

function pencil({ id, number, isMine, state: shown }, { isClosed, table }, page) {
  if (!isMine || shown !== "shown" || isClosed || table.frozen || page.editing.id === id) return nothing;
  const label = number ? t("Change note %(number)s", { number }) : t("Change this note");
  return html`<button class="btn btn--quiet btn--icon" type="button" aria-label=${label} @click=${() => page.edit(id)}>${icon("edit")}</button>`;
}

function withdrawn(entry, { isClosed, table }, page) {
  const told = entry.isMine ? t("Withdrawn") : t("Withdrawn by who wrote it");
  const back = entry.isMine && !isClosed && !table.frozen ? tool(t("Put it back"), () => page.restore(entry), "undo") : nothing;
  return html`<p class="note__text soft">${told}</p><div class="note__tools">${back}</div>`;
}

// A note taken out of sight: its author alone still reads it, with the reason.
function hidden(entry, model) {
  const own = model.hidden.find(({ note: id }) => id === entry.id);
  if (!own) return html`<p class="note__text soft">${t("Hidden by who conducts")}</p>`;
  const why = t("Hidden by who conducts: %(reason)s", { reason: own.reason });
  return html`<p class="note__text">${own.text}</p><p class="note__by">${mark("wait", "eye", why)}</p>`;
}
