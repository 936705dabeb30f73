import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { banners, connectionBanner } from "./banners.js";
import { peopleAtTable } from "./people.js";

/** The way to the table: a number as large as the hand, its theme, its place. */
export function goto(model, page) {
  const { table } = model;
  return html`<header class="goto"><div class="narrow">
      <p>${t("Go to your table")}</p>
      <p class="goto__n" aria-hidden="true">${table.number}</p>
      <h1><span class="vh">${tableName(table)}: </span>${table.theme}</h1>
      ${table.place ? html`<p class="goto__where">${icon("pin")} ${table.place}</p>` : nothing}
    </div>${connectionBanner(model, page)}</header>
    ${banners(model, page)}
    <main id="content" class="wrap narrow page stack">
      <p class="lead">${company(table)}</p>
      <button class="btn btn--go btn--wide" type="button" @click=${() => page.arrive()}>${t("I am at the table")}</button>
      ${table.room_url ? room(table) : nothing}
      ${peopleAtTable(model)}
      <p class="s soft">${t("If you press nothing, the page of the table opens by itself when it starts.")}</p>
    </main>`;
}

function company({ people, bodies }) {
  const count = tn("One person sits here", "%(count)s people sit here", people);
  return html`${count}${bodies.length ? html`, ${tn("of one body", "of %(count)s bodies", bodies.length)}` : nothing}.`;
}

export function room({ room_url: address }) {
  return html`<p><a class="btn btn--quiet btn--flush" href=${address} target="_blank" rel="noopener noreferrer">
    ${icon("out")}${t("Taking part from afar? Open the link")}</a></p>`;
}
