import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";

const MINUTE = 60_000;

/** The tables that call, who waits longest first: each with what is needed and who says it, and the word that one comes. */
export function calls(model, page) {
  const calling = model.tables.filter(({ call }) => call).sort((one, other) => one.call.called_at.localeCompare(other.call.called_at));
  if (!calling.length) return nothing;
  return html`<section aria-labelledby="calls">
    <h2 id="calls">${t("Who calls")} <span class="soft plain">${calling.length}</span></h2>
    <ol class="queue">${repeat(calling, ({ call }) => call.id, (table) => row(table, model, page))}</ol>
  </section>`;
}

function row(table, { people, now, isClosed }, page) {
  const { call } = table;
  const named = { table: tableName(table) };
  return html`<li class="is-calling">
    <p>${icon("hand")} <b>${tableName(table)}</b> <span class="soft s">${since(call, now)}</span></p>
    <p class="s">${call.text ? html`“${call.text}” ` : nothing}<span class="soft">${caller(call, people)}</span></p>
    ${isClosed ? nothing : html`<p class="row">
      <button class="btn btn--alt btn--dense" type="button" data-way="help" aria-label=${t("I come to %(table)s", named)} @click=${() => page.answer(call)}>${t("I come")}</button>
      <button class="btn btn--quiet btn--dense" type="button" @click=${() => page.writeTo(table)}>${t("Write to %(table)s", named)}</button></p>`}
  </li>`;
}

function since({ called_at: at }, now) {
  const minutes = Math.floor((now - Date.parse(at)) / MINUTE);
  return minutes < 1 ? t("now") : tn("for one minute", "for %(count)s minutes", minutes);
}

function caller({ participant }, people) {
  const person = people.find(({ id }) => id === participant);
  return [person?.name, person?.body?.name].filter(Boolean).join(" · ");
}
