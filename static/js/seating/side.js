import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { t } from "../translation.js";
import { proposal } from "./consequences.js";
import { facts } from "./facts.js";
import { about, seat } from "./seat.js";
import { nameOf } from "./words.js";

const MOST_PROPOSALS = 4;
const SHOWN_ON_PHONES = 6;

/** Beside the tables: who has no seat, each with a proposal, and how it turned out. */
export function side(model, page) {
  return html`<aside class="side" aria-label=${t("People without a seat, and how it turned out")}>
    ${unseated(model, page)}${facts(model)}
  </aside>`;
}

function unseated({ unseated: people, ...model }, page) {
  if (!people.length) return nothing;
  const proposed = model.isSplit && !model.isClosed && people.length <= MOST_PROPOSALS;
  const isFew = people.length <= SHOWN_ON_PHONES || page.isUnseatedOpen;
  return html`<section class="unseated ${proposed ? "unseated--first" : ""}" aria-labelledby="unseated">
    <h2 id="unseated">${t("Without a seat")} <span class="soft plain">${people.length}</span></h2>
    <ul class="seats ${isFew ? "" : "seats--some"}" role="list">${repeat(people, ({ id }) => id, (person) => seat(person, { ...model, unseated: people }, page))}</ul>
    ${isFew ? nothing : html`<p class="seats__all"><button class="btn btn--alt" type="button" @click=${() => page.openUnseated()}>${t("Show all %(count)s", { count: people.length })}</button></p>`}
    ${proposed ? people.map((person) => suggestion(person, model, page)) : nothing}
  </section>`;
}

function suggestion(person, model, page) {
  const found = proposal(person, model);
  if (!found) return html`<p class="s soft">${t("Every seat is taken: choose a table from the menu.")}</p>`;
  const { table, reasons } = found;
  const named = { name: nameOf(person), table: tableName(table), reasons: reasons.join(", ") };
  const words = reasons.length ? t("%(name)s: %(table)s, %(reasons)s.", named) : t("%(name)s: %(table)s.", named);
  const label = t("Sit at %(number)s", { number: table.number });
  return html`<div class="notice proposal">
    <p class="s">${words}<br><span class="soft">${about(person)}</span></p>
    <p><button class="btn btn--alt" type="button" aria-label="${label}, ${nameOf(person)}" @click=${() => page.sit(person, table)}>${label}</button></p>
  </div>`;
}
