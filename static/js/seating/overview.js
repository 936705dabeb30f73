import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { t, tn } from "../translation.js";
import { isOverfull } from "./model.js";

/** On a narrow page: all tables in one strip that stays in view, to go to one or to drop somebody there. */
export function overview({ tables, unseated }, page) {
  return html`<nav class="overview" aria-labelledby="overview">
    <p class="xs soft" id="overview">${t("People at each table")}</p>
    <ul role="list">
      ${repeat(tables, ({ id }) => id, (table) => html`<li>${chip(table, page)}</li>`)}
      ${unseated.length ? html`<li><a class="overview__t" href="#unseated">${t("Without a seat")} <b>${unseated.length}</b></a></li>` : nothing}
    </ul>
  </nav>`;
}

function chip(table, page) {
  const { id, number, seated, capacity } = table;
  const classes = [page.drag.target === id && "is-target", isOverfull(table) && "overview__t--over"];
  return html`<a class="overview__t ${classes.filter(Boolean).join(" ")}" href="#table-${id}" data-table=${id}>
    <span class="tbadge"><span class="vh">${t("Table")} </span>${number}</span>
    <b><span aria-hidden="true">${capacity === null ? seated.length : `${seated.length}/${capacity}`}</span><span class="vh">${taken(table)}</span></b></a>`;
}

/** How many people are at a table, of how many seats. */
export function taken(table) {
  const { seated, capacity } = table;
  if (capacity === 0) return seated.length ? tn("one person, no seat any more", "%(count)s people, no seats any more", seated.length) : t("takes nobody any more");
  if (isOverfull(table)) return tn("%(people)s people, only one seat", "%(people)s people, only %(count)s seats", capacity, { people: seated.length });
  if (capacity) return tn("%(people)s of one seat", "%(people)s of %(count)s seats", capacity, { people: seated.length });
  return tn("one person", "%(count)s people", seated.length);
}
