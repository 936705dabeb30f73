import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { activityName, tableName } from "../activities.js";
import { shortBody } from "../bodies.js";
import { t, tn } from "../translation.js";

const SIZES = [[4, "few", 24], [8, "some", 9], [12, "many proj__where--dozen", 0], [20, "many", 0], [Infinity, "crowd", 0]];

/** Who goes where: the tables by number, by place and by body. */
export function where({ tables, next, workshop }) {
  const [, size, named] = SIZES.find(([most]) => tables.length <= most);
  return {
    name: t("Where to go"),
    top: activityName(next),
    aside: next.minutes ? tn("One minute", "%(count)s minutes", next.minutes) : workshop.title,
    body: html`<div class="proj__goto"><h2>${t("Your table is on your phone")}</h2>
      <ol class="proj__where proj__where--${size} proj__where--of${tables.length}" role="list">${tables.map((table) => row(table, named))}</ol></div>`,
    foot: t("You do not find it? Ask who conducts: there is a seat at each table."),
  };
}

function row(table, named) {
  const { number, theme, place, bodies } = table;
  return html`<li><p class="n" aria-hidden="true">${number}</p>
    <h3><span class="vh">${tableName(table)}: </span>${theme}</h3>
    ${place ? html`<p class="p">${place}</p>` : nothing}
    ${named && bodies.length ? html`<p class="e">${bodyNames(bodies, named)}</p>` : nothing}</li>`;
}

function bodyNames(bodies, named) {
  const short = bodies.map(shortBody).sort((one, other) => one.localeCompare(other));
  const rest = short.length - named;
  if (rest <= 1) return short.join(", ");
  return t("%(bodies)s and %(count)s more", { bodies: short.slice(0, named).join(", "), count: rest });
}
