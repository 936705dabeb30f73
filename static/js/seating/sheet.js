import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { spoken } from "../speech.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { board } from "./board.js";
import { overview } from "./overview.js";
import { side } from "./side.js";
import { nameOf, reasonFor, subjectOf } from "./words.js";

const CALM = 10_000;

/** The whole page for this moment: what was refused, what is not announced yet, the tables, who has no seat. */
export function sheet(model, page) {
  return html`${moment(model, page)}${spoken(page.speech)}`;
}

function moment(model, page) {
  if (page.isUnknown()) return unknown();
  if (!model.workshop) return html`<p class="soft">${t("Opening the tables…")}</p>`;
  return html`${lostLine(model, page)}${page.connection.tray().map((operation) => refused(operation, model, page))}
    ${model.tables.length && model.everybody.length ? whole(model, page) : empty(model, page)}`;
}

function whole(model, page) {
  return html`<div class="standing">${standing(model, page)}${scope(model, page)}</div>${overview(model, page)}
    <div class="cols cols--board">${board(model, page)}${side(model, page)}</div>${model.isClosed ? nothing : last(page)}`;
}

/** What the last act changed, in view wherever the page is scrolled to, and the way back. */
function last(page) {
  const canUndo = page.steps.steps.length > 0;
  if (!page.last && !canUndo) return nothing;
  return html`<div class="last"><p class="s">${page.last || t("Your last step can be taken back.")}${held(page)}</p>
    <button class="btn btn--alt" type="button" aria-disabled=${!canUndo} @click=${() => page.undo()}>${icon("undo")}${t("Take back")}</button></div>`;
}

function standing(model, page) {
  const picked = model.everybody.find(({ id }) => id === page.swapping);
  if (picked) {
    const words = t("Choose who changes places with %(name)s.", { name: nameOf(picked) });
    return html`<p class="state state--wait">${icon("people")}${words}
      <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => page.endSwap()}>${t("Give up")}</button></p>`;
  }
  return html`<p class="state ${model.changes.length ? "state--wait" : ""}">${icon(model.changes.length ? "clock" : "people")}${told(model)}</p>`;
}

function told({ changes, isAnnounced, isSplit, isClosed, present, everybody }) {
  if (isClosed) return t("The session is closed, for reading only");
  if (!isSplit && !present.length) return t("Nobody has come in yet: you can split the whole list already, then move whom you want.");
  if (!isSplit) return t("Nobody has a place yet: split evenly, then move whom you want.");
  if (!changes.length) return isAnnounced ? t("Everything is announced.") : t("Who comes finds their place at the door.");
  if (isAnnounced) return tn("One change not announced yet: only you see it.", "%(count)s changes not announced yet: only you see them.", changes.length);
  if (!present.length) return t("A draft: only you see it. Nobody has come in yet: these are the people on the list.");
  return present.length < everybody.length ? t("A draft: only you see it. Who is still to come finds their place at the door.") : t("A draft: only you see it.");
}

function scope({ canChoose, scope: chosen, present, everybody }, page) {
  if (!canChoose) return nothing;
  const radio = (value, words) => html`<label><input type="radio" name="scope" .checked=${chosen === value}
    @change=${() => page.chooseScope(value)}>${words}</label>`;
  const here = radio("present", t("Present %(count)s", { count: present.length }));
  const all = radio("listed", t("Everybody on the list %(count)s", { count: everybody.length }));
  return html`<fieldset class="seg"><legend class="vh">${t("Who counts")}</legend>${here}${all}</fieldset>`;
}

function empty({ tables }, page) {
  if (!tables.length) {
    return html`<div class="empty"><p>${t("This session has no tables: everybody stays together.")}</p>
      <p><a class="btn btn--alt" href=${page.tablesUrl}>${t("Add tables")}</a></p></div>`;
  }
  return html`<div class="empty"><p>${t("Nobody is on the list yet. Who enters with the code appears here by itself.")}</p>
    <p><a class="btn btn--alt" href=${page.peopleUrl}>${t("Put people on the list")}</a></p></div>`;
}

/** Far from the banner too, who acts without a network reads that nothing has left yet. */
function held({ connection }) {
  if (connection.status().isUp || !connection.waiting().length) return nothing;
  return html`<br><span class="state state--wait">${icon("wifi")}${t("Waits here for the network.")}</span>`;
}

function lostLine({ workshop }, page) {
  const { isUp, downSince, lostAt } = page.connection.status();
  if (isUp || Date.now() - downSince < CALM) return nothing;
  const words = t("No network since %(hour)s", { hour: hour(lostAt, workshop.time_zone) });
  const waits = tn("What you have done waits on this computer and leaves by itself.",
    "The %(count)s things you have done wait on this computer and leave by themselves.", page.connection.waiting().length);
  return html`<div class="conn conn--desk">${icon("wifi")}<p><strong>${words}</strong>${page.connection.waiting().length ? waits : nothing}</p></div>`;
}

function refused(operation, model, page) {
  const values = { act: subjectOf(operation, model), reason: reasonFor(operation, operation.answer, model) };
  const words = t("%(act)s: not done, %(reason)s.", values);
  return html`<div class="notice notice--err refused"><p><b>${words}</b></p>
    <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => page.connection.discard(operation.id)}>${t("I have read it")}</button></div>`;
}

function unknown() {
  return html`<div class="notice notice--err"><h2>${t("This page does not know you any more")}</h2>
    <p>${t("Reload the page and sign in. The tables go on.")}</p></div>`;
}
