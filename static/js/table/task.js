import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";

/** The question a note written now will answer: the chosen one, else the table's first. */
export function questionOf({ table }, page) {
  return table.prompts.find(({ id }) => id === page.prompt) ?? table.prompts[0] ?? null;
}

/** What the table is asked; with several questions, the way from one to the other. */
export function task(model, page) {
  const { prompts } = model.table;
  const question = questionOf(model, page);
  if (!question) return nothing;
  return html`<section class="task" aria-labelledby="question">
    ${prompts.length > 1 ? html`<p class="task__n">${place(prompts, question)}</p>` : nothing}
    <h2 class="task__q" id="question">${question.text}</h2>
    ${prompts.length > 1 ? choice(prompts, question, page) : nothing}
  </section>`;
}

function place(prompts, question) {
  return t("Question %(number)s of %(count)s", { number: prompts.indexOf(question) + 1, count: prompts.length });
}

function choice(prompts, question, page) {
  const label = t("Questions of the table");
  return html`<div class="row questions" role="group" aria-label=${label}>
    ${prompts.map((prompt, index) => number(prompt, index + 1, prompt === question, page))}
  </div>`;
}

function number(prompt, place, isChosen, page) {
  const name = t("Question %(number)s: %(text)s", { number: place, text: prompt.text });
  return html`<button class="btn btn--quiet questions__n" type="button" aria-pressed=${isChosen} aria-label=${name}
    @click=${() => page.choosePrompt(prompt.id)}>${place}</button>`;
}
