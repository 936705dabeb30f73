import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { KINDLY_SHORT, measured } from "../text.js";
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
  const place = t("Question %(number)s of %(count)s", { number: prompts.indexOf(question) + 1, count: prompts.length });
  const isOne = prompts.length === 1;
  return html`<section class="task" aria-labelledby="question">
    ${isOne ? nothing : html`<p class="task__n">${place}</p>`}
    <h2 class="task__q" id="question">${question.text}</h2>
    ${isOne ? nothing : choice(prompts, question, page)}
  </section>`;
}

function choice(prompts, question, page) {
  return html`<div class="row questions" role="group" aria-label=${t("Questions")}>
    ${prompts.map((prompt, index) => number(prompt, index + 1, prompt === question, page))}
  </div>`;
}

function number({ id, text }, place, isChosen, page) {
  const name = t("Question %(number)s: %(text)s", { number: place, text });
  return html`<button class="btn btn--quiet questions__n" type="button" aria-pressed=${isChosen} aria-label=${name}
    @click=${() => page.choosePrompt(id)}>${place}</button>`;
}

/** The field always under the thumb; in its place, when nothing is taken any more, the reason. */
export function composer(model, page) {
  if (page.isStaff) return nothing;
  return model.isClosed || model.table.frozen ? closed(model, page) : form(model, page);
}

function form(model, page) {
  const submit = (event) => {
    event.preventDefault();
    page.send(event.target.elements.text);
  };
  const { length, isNear, fits } = measured(page.draft);
  const isTooLong = isNear && !fits;
  return html`<form class="composer" aria-label=${t("Write a note")} @submit=${submit}>
    <div class="composer__meta"><label for="write">${label(model)}</label>
      <span class=${isTooLong ? "num over" : "num"} id="count">${isNear ? counted(length, isTooLong) : nothing}</span></div>
    ${page.rest?.doubt("write", page)}
    <div class="composer__row">${field(model, page)}<button class="btn btn--go" aria-disabled=${isTooLong} ?hidden=${page.doubt?.id === "write"}>${t("Send")}</button></div>
    ${page.rest?.questions(model, page)?.tick(model, page)}
  </form>`;
}

/** How long the note is, and what follows from it. */
function counted(count, isTooLong) {
  if (isTooLong) return t("%(count)s of 4,000: too long", { count });
  return count > KINDLY_SHORT ? t("%(count)s characters: perhaps two notes", { count }) : t("%(count)s of 280", { count });
}

function label({ workshop: { naming }, me, time }) {
  if (time?.isOver) return t("Time is over: a note still arrives, with its hour");
  if (naming === "nothing") return t("A note, without names");
  const name = naming === "names" && me?.name;
  if (me?.body) return name ? t("A note, with your name and your body’s") : t("A note, with the name of your body");
  return name ? t("A note, with your name") : t("A note");
}

function field({ isPhone }, page) {
  const keys = (event) => {
    if (isPhone || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  };
  return html`<textarea class="input" id="write" name="text" rows="1" autocomplete="off" aria-describedby="count"
    placeholder=${t("One note, one idea")} .defaultValue=${page.draft}
    @input=${(event) => page.type(event.target.value)} @keydown=${keys}></textarea>`;
}

/** Nothing is taken any more; the sentence that was being written stays readable. */
function closed({ isClosed }, { draft }) {
  if (isClosed && !draft) return nothing;
  const reason = html`<p class="state">${icon("lock")}${t("The table is closed, for reading only")}</p>`;
  const rest = html`<label class="s" for="rest">${t("What you were writing")}</label>
    <textarea class="input" id="rest" readonly rows="2" .defaultValue=${draft}></textarea>`;
  return html`<div class="composer closed">${isClosed ? nothing : reason}${draft ? rest : nothing}</div>`;
}
