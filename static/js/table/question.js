import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";

export { outcome } from "../answers.js";

const CHOSEN = "asks";

/** What ends with a question mark is a question, unless its author has said otherwise. */
const isAsked = ({ connection, draft }) => connection.kept(CHOSEN) ?? draft.trimEnd().endsWith("?");

/** Whether what is being written to the plenary waits for an answer. */
export function tick({ table }, page) {
  if (table.number) return nothing;
  const choose = ({ target }) => {
    page.connection.keep(CHOSEN, target.checked);
    page.render();
  };
  return html`<label class="choice asks"><input type="checkbox" .checked=${isAsked(page)} @change=${choose}>
    <span>${t("It is a question, and waits for an answer")}</span></label>`;
}

/** What kind of note leaves now; the next one is judged anew. */
export function card({ table }, page) {
  const asked = !table.number && isAsked(page);
  page.connection.keep(CHOSEN, null);
  return asked ? { card_type: "question" } : {};
}

let heard = null;

/** Says once that an own question has its answer, or that somebody owes it. */
export function hear({ entries, isLoaded }, speech) {
  if (!isLoaded) return;
  const answered = entries.filter(({ isMine, answer }) => isMine && answer);
  const fresh = heard && answered.find(({ answer }) => !heard.has(answer.at));
  heard = new Set([...(heard ?? []), ...answered.map(({ answer }) => answer.at)]);
  if (fresh) speech.say(fresh.answer.status === "owed" ? t("The answer to your question is owed") : t("Your question has its answer"));
}
