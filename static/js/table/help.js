import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { cleaned } from "../text.js";
import { t } from "../translation.js";

const LENGTH = 200;
const ANSWER_SHOWN = 120_000;

let isAsking = false;

/** The way to ask who conducts to come, and to say that one has written everything. */
export function help(model, page) {
  if (page.isStaff || model.isClosed || !model.isLoaded) return nothing;
  const open = model.calls.find(({ answered_at: answered }) => !answered);
  return html`<section class="help" aria-label=${t("Help")}>
    <div class="row between">${open ? called(open, model, page) : asking(page)}${model.table.number ? done(model, page) : nothing}</div>
    ${isAsking && !open ? form(page) : nothing}${open ? nothing : coming(model, page)}
  </section>`;
}

function asking(page) {
  const isAway = !page.connection.status().isUp;
  const act = () => !isAway && ask(!isAsking, page);
  return html`<button class="btn btn--quiet btn--flush" type="button" id="ask" aria-expanded=${isAsking} aria-disabled=${isAway} @click=${act}>
    ${icon("hand")}<span>${t("Call who conducts")}${isAway ? html`<small>${t("This needs the network")}</small>` : nothing}</span></button>`;
}

function form(page) {
  const submit = (event) => {
    event.preventDefault();
    call(event.target.elements.text.value, page);
  };
  return html`<form class="help__form" @submit=${submit} @keydown=${(event) => event.key === "Escape" && ask(false, page)}>
    <label for="help">${t("What do you need? You can leave it empty.")}</label>
    <div class="row"><input class="input" id="help" name="text" maxlength=${LENGTH} autocomplete="off" />
      <button class="btn btn--alt">${t("Call")}</button></div>
  </form>`;
}

function ask(wanted, page) {
  isAsking = wanted;
  page.render();
  document.getElementById(isAsking ? "help" : "ask")?.focus();
}

function call(words, page) {
  const text = cleaned(words).replace(/\s+/g, " ").trim();
  page.connection.submit("call_help", { table: page.place, ...(text && { text }) });
  page.speech.say(t("Who conducts is called"));
  ask(false, page);
}

function called({ id, participant, text, called_at: at }, { me, workshop }, page) {
  const told = t("Who conducts was called at %(hour)s", { hour: hour(at, workshop.time_zone) });
  const back = html`<button class="btn btn--quiet btn--dense" type="button" @click=${() => page.connection.submit("answer_help", { call: id })}>${t("No longer needed")}</button>`;
  return html`<p class="state state--wait">${icon("hand")}<span>${told}${text ? `: ${text}` : nothing}</span></p>
    ${participant === me?.id ? back : nothing}`;
}

/** Who comes, for as long as one looks around for them. */
function coming({ calls }, page) {
  const last = calls.at(-1);
  if (!last?.answered_by || page.connection.serverNow() - Date.parse(last.answered_at) > ANSWER_SHOWN) return nothing;
  const told = t("%(name)s comes to your table", { name: last.answered_by });
  return html`<p class="state state--ok">${icon("check")}${told}</p>`;
}

function done({ isDone, table }, { connection }) {
  const finish = () => connection.submit("mark_done", { table: table.id, done: !isDone });
  return html`<button class="btn btn--quiet" type="button" aria-pressed=${isDone} @click=${finish}>
    ${isDone ? icon("check") : nothing}${t("I have finished")}</button>`;
}
