import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { cleaned, codePoints } from "../text.js";
import { t } from "../translation.js";

const LONGEST = 1000;
const LONGEST_BODY = 200;
const said = (words) => cleaned(words ?? "").trim();

/** What is to be said of a question: its answer, or who owes it. What is typed outlives a reload and another question. */
export function form(note, model, page) {
  const { kind } = page.connection.kept("answering");
  const draft = draftOf(note, kind, page);
  const submit = (event) => {
    event.preventDefault();
    send(note, kind, model, page);
  };
  return html`<form class="answering stack gap-3" aria-label=${titles[kind](note)} novalidate @submit=${submit}
    @keydown=${(event) => event.key === "Escape" && leave(note, page)}>
    ${fields[kind](draft, model, (changes) => type(note, kind, changes, page), note)}
    <p class="row"><button class="btn btn--alt btn--dense tgt">${verbs[kind]()}</button>
      <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => leave(note, page)}>${t("Leave it as it is")}</button></p>
  </form>`;
}

const titles = {
  answer: ({ ref }) => t("Answer to %(ref)s", { ref }),
  owe: ({ ref }) => t("Who owes the answer to %(ref)s", { ref }),
};
const verbs = { answer: () => t("Mark as answered"), owe: () => t("Mark as owed") };

const fields = {
  answer: (draft, model, change) => {
    const words = html`<textarea class="input" id="answer-text" rows="2" aria-describedby="answer-text-outcome"
      aria-invalid=${Boolean(longText(draft))} .value=${draft.text ?? ""} @input=${({ target }) => change({ text: target.value })}></textarea>`;
    return html`${body(t("Who answers, if it matters"), draft, model, change)}
      ${field("answer-text", t("The answer in a few words, if you like"), words, longText(draft))}`;
  },
  owe: (draft, model, change, note) => {
    const due = html`<input class="input" id="answer-due" type="date" min=${model.workshop.date} aria-describedby="answer-due-outcome"
      aria-invalid=${Boolean(tooEarly(draft, model, note))} .value=${draft.due ?? ""} @input=${({ target }) => change({ due: target.value })}>`;
    return html`<div class="two">${body(t("Who will answer, if it is known"), draft, model, change)}
      ${field("answer-due", t("By which day, if it is known"), due, tooEarly(draft, model, note))}</div>`;
  },
};

function body(label, draft, model, change) {
  const input = html`<input class="input" id="answer-body" list="answer-bodies" autocomplete="off" aria-describedby="answer-body-outcome"
    aria-invalid=${Boolean(longBody(draft))} .value=${draft.body ?? ""} @input=${({ target }) => change({ body: target.value })}>
    <datalist id="answer-bodies">${bodiesOf(model).map((name) => html`<option value=${name}></option>`)}</datalist>`;
  return field("answer-body", label, input, longBody(draft));
}

function field(id, label, input, fault) {
  return html`<div class="field"><label for=${id}>${label}</label>${input}
    <p class="field__note field__note--err" id="${id}-outcome" role="status" ?hidden=${!fault}>${fault ? html`${icon("err")}<span>${fault}</span>` : nothing}</p></div>`;
}

const longText = ({ text }) => longer(text, LONGEST) && t("%(count)s of 1,000 characters: too long", { count: codePoints(said(text)) });
const longBody = ({ body }) => longer(body, LONGEST_BODY) && t("This name is too long.");
const longer = (words, most) => codePoints(said(words)) > most;
const tooEarly = ({ due }, { workshop }, { answer }) =>
  Boolean(due) && due < workshop.date && due !== answer?.due && t("This day is before the session.");

/** The bodies that can be meant: those of the people, and the host. */
function bodiesOf({ people, workshop }) {
  const names = [...people.map((person) => person.body?.name), workshop.host].filter(Boolean);
  return [...new Set(names)].sort((one, other) => one.localeCompare(other));
}

const keyOf = ({ id }, kind) => `${kind}:${id}`;
const draftOf = (note, kind, page) => page.connection.kept(keyOf(note, kind)) ?? {};

function type(note, kind, changes, page) {
  page.connection.keep(keyOf(note, kind), { ...draftOf(note, kind, page), ...changes });
  page.connection.refresh();
}

function send(note, kind, model, page) {
  const draft = draftOf(note, kind, page);
  if (longText(draft) || longBody(draft) || (kind === "owe" && tooEarly(draft, model, note))) {
    return document.querySelector(".answering [aria-invalid=true]").focus();
  }
  const args = { note: note.id, ...filled("body", said(draft.body)) };
  if (kind === "answer") page.act("answer_note", { ...args, ...filled("text", said(draft.text)) });
  else page.act("owe_answer", { ...args, ...filled("due", draft.due) });
  page.speech.say(kind === "answer" ? t("%(ref)s is answered", note) : t("The answer to %(ref)s is owed", note));
  page.connection.keep(keyOf(note, kind), null);
  leave(note, page);
}

const filled = (name, value) => (value ? { [name]: value } : {});

function leave(note, page) {
  page.connection.keep("answering", null);
  page.render();
  document.getElementById("questions")?.focus();
}
