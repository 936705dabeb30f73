import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { board } from "./board.js";
import { Grouping } from "./grouping.js";
import { GROUPING } from "./model.js";
import { styled } from "./style.js";
import { GroupUndo } from "./undo.js";
import { GROUP_SENTENCES, whyRefused } from "./words.js";

const undo = new GroupUndo();

let grouping = null;
let told = null;

/** The notes of the table in groups, in the place of the list. */
export function grouped(model, page) {
  styled();
  grouping ??= new Grouping(hostOf(page));
  const { connection } = page;
  const state = connection.state(model.table.stream) ?? { clusters: [] };
  grouping.look(model.table, state, model.entries, [...connection.arriving(), ...connection.waiting()]);
  for (const { id } of model.refused) undo.refused(id);
  const mayGroup = maysGroup(model, page);
  return html`<section aria-labelledby="notes-title" @keydown=${(event) => takeBackByKey(event, page)}>
    <div class="row between topline"><h2 class="h-l" id="notes-title">${t("Notes in groups")}</h2>${back(page)}</div>
    ${mayGroup ? nothing : html`<p class="soft s">${t("Who sits at the table puts the notes in groups, while it is open.")}</p>`}
    ${refusals(model.refused, connection, mayGroup)}${mayGroup ? undone(page) : nothing}${board(grouping, mayGroup)}
  </section>`;
}

/** Those with a seat here group while they can write; who conducts, also after. */
function maysGroup({ isClosed, table, seat }, page) {
  return page.isStaff || (!isClosed && !table.frozen && table === seat);
}

function hostOf(page) {
  return {
    render: () => page.render(),
    say: (words) => page.speech.say(words),
    kept: (key) => page.connection.kept(`${key}:${page.place}`),
    keep: (key, value) => page.connection.keep(`${key}:${page.place}`, value),
    act: (name, args, words, model) => {
      told = null;
      undo.did(page.connection.submit(name, args), name, args, words, model);
    },
  };
}

function back(page) {
  return html`<button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => page.rest.showGroups(page, false)}>${t("All in their order")}</button>`;
}

/** What was done last, and the way back; for a moment also what was taken back. */
function undone(page) {
  const words = told ?? undo.last?.words;
  if (!words) return nothing;
  const button = html`<button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => takeBack(page)}>${icon("undo")}${t("Undo")}</button>`;
  return html`<p class="groups__undo s"><span dir="auto">${words}</span>${undo.last ? button : nothing}</p>`;
}

function takeBack(page) {
  const { operations, words } = undo.take(grouping.model);
  for (const [name, args] of operations) page.connection.submit(name, args);
  told = words;
  page.speech.say(words);
  page.render();
}

function takeBackByKey(event, page) {
  const isMeant = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (!isMeant || event.target.closest("input, textarea") || !undo.last) return;
  event.preventDefault();
  takeBack(page);
}

/** What was not accepted, with the title that was written: it can be sent again, or left. */
function refusals(refused, connection, mayGroup) {
  const own = refused.filter(({ name }) => GROUPING.includes(name));
  return own.map(({ id, name, args, answer }) => {
    const again = act(t("Send again"), () => connection.resubmit(id, name, args));
    return html`<div class="notice notice--err s">
      <p>${t("Not accepted: %(reason)s.", { reason: whyRefused(answer) })} <span dir="auto">${GROUP_SENTENCES[name](args, grouping.model)}</span></p>
      <p class="row">${mayGroup ? again : nothing}${act(t("Leave it"), () => connection.discard(id))}</p></div>`;
  });
}

const act = (words, doIt) => html`<button class="btn btn--quiet btn--dense tgt" type="button" @click=${doIt}>${words}</button>`;
