import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { roleMark, roleName } from "../roles.js";
import { t, tn } from "../translation.js";

const nameOf = (named) => named?.name ?? "";
const byBody = (one, other) => nameOf(one.body).localeCompare(nameOf(other.body)) || nameOf(one).localeCompare(nameOf(other));

/** The question a note written now will answer: the chosen one, else the table's first. */
export function questionOf({ table }, page) {
  return table.prompts.find(({ id }) => id === page.prompt) ?? table.prompts[0] ?? null;
}

/** What the table is asked; with several questions, the way from one to the other. */
export function task(model, page) {
  const { prompts } = model.table;
  const question = questionOf(model, page);
  if (!question) return nothing;
  const place = t("Question %(number)s of %(count)s", { number: prompts.indexOf(question) + 1, count: prompts.length });
  const isOne = prompts.length === 1;
  return html`<section class="task" aria-labelledby="question">
    ${isOne ? nothing : html`<p class="task__n">${place}</p>`}
    <h2 class="task__q" id="question">${question.text}</h2>
    ${isOne ? nothing : choice(prompts, question, page)}
  </section>`;
}

function choice(prompts, question, page) {
  return html`<div class="row questions" role="group" aria-label=${t("Questions of the table")}>
    ${prompts.map((prompt, index) => number(prompt, index + 1, prompt === question, page))}
  </div>`;
}

function number({ id, text }, place, isChosen, page) {
  const name = t("Question %(number)s: %(text)s", { number: place, text });
  return html`<button class="btn btn--quiet questions__n" type="button" aria-pressed=${isChosen} aria-label=${name}
    @click=${() => page.choosePrompt(id)}>${place}</button>`;
}

export function peopleAtTable({ people, me }) {
  const bodies = new Set(people.map(({ body }) => body?.id).filter(Boolean)).size;
  const present = tn("%(count)s at the table", "%(count)s at the table", people.length);
  return html`<details class="more">
    <summary>${icon("people")}<span><b>${present}</b> <span class="soft">${ofBodies(bodies)}</span></span>${icon("down")}</summary>
    <ul class="people more__in">${[...people].sort(byBody).map((person) => row(person, me))}</ul>
  </details>`;
}

export function ofBodies(count) {
  return count ? tn("of one body", "of %(count)s bodies", count) : "";
}

function row(person, me) {
  const name = person.name ?? t("Somebody");
  const who = person.id === me?.id ? t("%(name)s, you", { name }) : name;
  const about = [person.body?.name, roleName(person)].filter(Boolean).join(" · ");
  return html`<li><span class="mark mark--${roleMark(person)}"></span><span>${who}<small>${about}</small></span></li>`;
}
