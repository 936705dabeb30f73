import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { cleaned, codePoints } from "../text.js";
import { t, tn } from "../translation.js";
import { fieldName } from "./words.js";

const LONGEST = 280;

/** The table says whether it stands by its page: how many do, what is held against it, and the own word. */
export function signing(shown, page) {
  const { state, mine, maySign } = shown;
  if (!state.isBegun) return nothing;
  const told = tn("One of %(here)s at the table approves the page.", "%(count)s of %(here)s at the table approve the page.", state.approved, { here: state.here });
  const counted = state.approved ? told : t("Nobody has approved the page yet.");
  const marks = state.marked.length ? tn("One sentence is in dispute.", "%(count)s remarks are held against it.", state.marked.length) : "";
  return html`<div class="rule stack gap-3 signing"><p class="s" role="status"><b>${counted}</b> ${marks}</p>
    ${maySign ? own(shown, mine, page) : nothing}</div>`;
}

function own(shown, mine, page) {
  if (marking(shown, page)) return form(shown, page);
  if (mine?.approves || mine?.field) return said(shown, mine, page);
  const [question, approve, mark] = [t("Is this what you said at the table?"), t("Approve the page"), t("A sentence is not right")];
  return html`<p>${question}</p>
    <button class="btn btn--go btn--wide" type="button" id="approve" @click=${() => sign(shown, page, { approves: true })}>${approve}</button>
    <button class="btn btn--quiet btn--wide" type="button" @click=${() => startMark(shown, page)}>${mark}</button>`;
}

function said(shown, { approves, field, reason }, page) {
  const words = approves ? t("You have approved the page.") : t("%(field)s is not right for you: %(reason)s", { field: fieldName(field), reason });
  const back = t("Take it back");
  return html`<p class="state ${approves ? "state--ok" : "state--wait"}">${icon(approves ? "check" : "eye")}<span dir="auto">${words}</span></p>
    <p><button class="btn btn--quiet btn--flush" type="button" @click=${() => sign(shown, page, {})}>${back}</button></p>`;
}

/** What is being held against the page: kept like every other word that is not sent. */
const marking = ({ table }, page) => page.connection.kept(`page-mark:${table.id}`) ?? null;

function keep(shown, page, changes) {
  page.connection.keep(`page-mark:${shown.table.id}`, changes && { ...marking(shown, page), ...changes });
  page.connection.refresh();
}

function startMark(shown, page) {
  const { filled } = shown;
  keep(shown, page, { field: filled.length === 1 ? filled[0] : "", reason: "", refused: null });
  page.render();
  document.querySelector(".signing input, .signing textarea")?.focus();
}

function form(shown, page) {
  const { field, reason, refused } = marking(shown, page);
  const [which, why, verb, leave] = [t("Which sentence?"), t("What is not right?"), t("Mark the sentence"), t("Leave it")];
  const submit = (event) => {
    event.preventDefault();
    send(shown, page);
  };
  const choice = (name) => {
    const label = fieldName(name);
    return html`<label class="choice"><input type="radio" name="field" value=${name} .checked=${name === field} @change=${() => keep(shown, page, { field: name })}>
      <span>${label}<small dir="auto">${shown.wordsOf(name)}</small></span></label>`;
  };
  return html`<form class="stack gap-3" @submit=${submit} @keydown=${(event) => event.key === "Escape" && keep(shown, page, null)}>
    <fieldset aria-describedby="mark-outcome"><legend class="label">${which}</legend>${shown.filled.map(choice)}</fieldset>
    <div class="field"><label for="reason">${why}</label>
      <textarea class="input" id="reason" rows="2" .value=${reason} aria-invalid=${Boolean(refused)} aria-describedby="mark-outcome" @input=${({ target }) => keep(shown, page, { reason: target.value, refused: null })}></textarea>
      <p class="field__note field__note--err" id="mark-outcome" role="alert" ?hidden=${!refused}>${refused}</p></div>
    <p class="row"><button class="btn btn--go">${verb}</button><button class="btn btn--quiet" type="button" @click=${() => keep(shown, page, null)}>${leave}</button></p>
  </form>`;
}

function send(shown, page) {
  const { field, reason: typed } = marking(shown, page);
  const reason = cleaned(typed).trim();
  const length = codePoints(reason);
  if (!field) return keep(shown, page, { refused: t("Choose the sentence that is not right.") });
  if (!length) return keep(shown, page, { refused: t("Write what is not right.") });
  if (length > LONGEST) return keep(shown, page, { refused: t("%(count)s of %(most)s characters: too long.", { count: length, most: LONGEST }) });
  sign(shown, page, { field, reason });
  keep(shown, page, null);
}

function sign({ table, state }, page, word) {
  page.connection.submit("sign_page", { table: table.id, revision: state.revision, ...word });
}

/** What was held against the page stays in its form; an approval is given anew, of what is read now. */
export function notSigned(connection, { table, field, reason }, { code }) {
  const why = code === "stale_revision" ? t("The page was changed meanwhile: read it again.") : t("Not accepted: the session is closed.");
  if (!field) return why;
  connection.keep(`page-mark:${table}`, { field, reason, refused: why });
  return null;
}
