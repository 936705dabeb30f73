import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { isQuestion, outcome } from "../answers.js";
import { icon } from "../icon.js";
import { roleTold } from "../roles.js";
import { hour } from "../time.js";
import { t } from "../translation.js";
import { form } from "./answering.js";

const oldestFirst = (one, other) => one.added_at.localeCompare(other.added_at);

/** What people ask: open questions first, then the answers that are owed, then those that were given. */
export function plenary(model, page) {
  const { asked, others } = sorted(model);
  if (!asked.length && !others.length) return nothing;
  const of = (status) => asked.filter(({ answer }) => (answer?.status ?? "open") === status);
  return html`<section class="asked" aria-labelledby="questions">
    <h2 class="h-l" id="questions" tabindex="-1">${t("Questions")}</h2>
    ${open(of("open"), model, page)}
    ${group("owed", t("Owed"), of("owed"), model, page)}${group("answered", t("Answered"), of("answered"), model, page)}
    ${rest(others, model, page)}
  </section>`;
}

/** The questions of all tables, and the notes of the plenary that were not written as questions. */
function sorted({ notes, seats, tables }) {
  const plenaries = new Set([...tables, ...seats].filter(({ number }) => number === 0).map(({ id }) => id));
  const inOrder = [...notes].sort(oldestFirst);
  const others = inOrder.filter((note) => !isQuestion(note) && plenaries.has(note.table));
  return { asked: inOrder.filter(isQuestion), others };
}

function open(notes, model, page) {
  if (!notes.length) return html`<p class="soft s">${t("No question is open.")}</p>`;
  return group("open", t("Still open"), notes, model, page);
}

function group(key, title, notes, model, page) {
  if (!notes.length) return nothing;
  return html`<section aria-labelledby="questions-${key}">
    <h3 class="h-m" id="questions-${key}">${title} <span class="soft plain">${notes.length}</span></h3>
    ${list(notes, model, page)}
  </section>`;
}

function rest(notes, model, page) {
  if (!notes.length) return nothing;
  return html`<details class="more">
    <summary>${icon("msg")}<span><b>${t("Other notes of the plenary")}</b> <span class="soft">${notes.length}</span></span>${icon("down")}</summary>
    <div class="more__in">${list(notes, model, page)}</div>
  </details>`;
}

function list(notes, model, page) {
  return html`<ol class="written" role="list">${repeat(notes, ({ id }) => id, (note) => row(note, model, page))}</ol>`;
}

function row(note, model, page) {
  const isOpen = page.connection.kept("answering")?.note === note.id;
  return html`<li>
    <span class="ref num">${note.ref}</span>
    <div><p dir="auto">${note.text}</p><p class="xs soft">${about(note, model)}</p>${note.answer ? outcome(note, model) : nothing}</div>
    ${isOpen ? form(note, model, page) : acts(note, page)}
  </li>`;
}

/** Who asks, as far as the session names people; where it does, also their role. */
function about({ author, body, added_at: at }, { people, workshop }) {
  const person = author && people.find(({ id }) => id === author.id);
  return [author?.name, person && roleTold(person), body?.name, hour(at, workshop.time_zone)].filter(Boolean).join(" · ");
}

function acts(note, page) {
  const { ref, answer } = note;
  const button = (words, label, act, kind) => html`<button class="btn btn--${kind} btn--dense tgt" type="button" aria-label=${label} @click=${act}>${words}</button>`;
  const start = (kind) => () => openForm(note, kind, page);
  const given = button(t("Answer given"), t("Answer given to %(ref)s", { ref }), start("answer"), "alt");
  const owed = button(t("Stays owed"), t("Answer to %(ref)s stays owed", { ref }), start("owe"), "quiet");
  const again = button(t("Open again"), t("Open %(ref)s again", { ref }), () => reopen(note, page), "quiet");
  return html`<span class="acts acts--asked">${answer?.status === "answered" ? nothing : given}${answer ? again : owed}</span>`;
}

function openForm({ id }, kind, page) {
  page.connection.keep("answering", { note: id, kind });
  page.render();
  document.getElementById("answer-body")?.focus();
}

function reopen({ id, ref }, page) {
  page.act("reopen_question", { note: id });
  page.speech.say(t("%(ref)s is open again", { ref }));
  document.getElementById("questions").focus();
}
