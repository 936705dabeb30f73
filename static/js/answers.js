import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { day } from "./day.js";
import { icon } from "./icon.js";
import { hour } from "./time.js";
import { t } from "./translation.js";

/** Whether a note waits, or waited, for an answer. */
export const isQuestion = ({ card_type: kind, answer }) => kind === "question" || Boolean(answer);

/** What became of a question, under its words: open, with its answer, or owed. */
export function outcome(question, { workshop }) {
  if (question.state !== "shown" || !isQuestion(question)) return nothing;
  const { answer } = question;
  if (!answer) return html`<p class="state">${icon("msg")}${t("Open question")}</p>`;
  return answer.status === "owed" ? owed(answer) : given(answer, workshop);
}

function given({ body, text, at }, { date, time_zone: zone }) {
  const state = at.startsWith(date) ? t("Answered at %(hour)s", { hour: hour(at, zone) }) : t("Answered");
  const name = body && (text ? t("%(body)s:", { body: body.name }) : body.name);
  const who = name ? html`<b>${name}</b> ` : nothing;
  return html`<div class="answer">${body || text ? html`<p>${who}${text ? html`<bdi>${text}</bdi>` : nothing}</p>` : nothing}
    <p class="state state--ok">${icon("check")}${state}</p></div>`;
}

function owed(answer) {
  return html`<div class="answer answer--owed"><p dir="auto">${promised(answer)}</p>
    <p class="state state--wait">${icon("clock")}${t("Answer owed")}</p></div>`;
}

/** Who answers and until when, as far as it is known. */
function promised({ body, due }) {
  const named = { body: body?.name, day: due && day(due) };
  if (body) return due ? t("%(body)s answers, by %(day)s.", named) : t("%(body)s answers.", named);
  return due ? t("The answer comes by %(day)s.", named) : t("The answer is still to come.");
}
