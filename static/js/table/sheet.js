import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { roleMark, roleTold } from "../roles.js";
import { t, tn } from "../translation.js";
import { composer, task } from "./composer.js";
import { banners, header, outcome, placeAndTime, thanks } from "./header.js";
import { notes } from "./notes.js";
import { spoken } from "../speech.js";

const nameOf = (named) => named?.name ?? "";
const byBody = (one, other) => nameOf(one.body).localeCompare(nameOf(other.body)) || nameOf(one).localeCompare(nameOf(other));

/** The whole page for this moment: unknown, waiting for a seat, on the way, or at the table. */
export function sheet(model, page) {
  return html`${moment(model, page)}${spoken(page.speech)}`;
}

function moment(model, page) {
  if (page.isUnknown()) return unknown(page);
  if (!model.workshop) return main(html`<h1>${t("Opening the table")}</h1>`);
  if (!model.table) return waiting(model, page);
  return page.isOnTheWay(model) ? way(model, page) : table(model, page);
}

const main = (content) => html`<main id="content" class="wrap narrow page stack">${content}</main>`;

function table(model, page) {
  return html`${header(placeAndTime(model), html`<h1>${model.table.theme || t("Plenary")}</h1>`, model, page)}
    <main id="content" class="wrap table">
      <div class="table__task">${page.rest?.wayBack(page)}${otherPlace(model, page)}${task(model, page)}${peopleHere(model)}${page.rest?.help(model, page) ?? nothing}${page.rest?.toPage(model, page)}${page.isStaff ? backToCockpit(page) : nothing}</div>
      ${page.rest?.tablePage(model, page)}
      <div class="table__notes">${page.rest?.grouped(model, page) ?? notes(model, page)}${composer(model, page)}</div>
    </main>`;
}

/** The way from the plenary to the notes of the own table, and back. */
function otherPlace({ plenary, seat, table }, page) {
  if (!plenary || !seat) return nothing;
  const where = table === plenary ? t("The notes of table %(number)s", seat) : t("Back to the plenary");
  return html`<p><button class="btn btn--quiet btn--flush" type="button" @click=${() => page.turn()}>${where}</button></p>`;
}

function backToCockpit({ cockpitUrl }) {
  return html`<p><a class="btn btn--quiet btn--flush" href=${cockpitUrl}>${t("Back to the cockpit")}</a></p>`;
}

function waiting(model, page) {
  const { workshop, activity } = model;
  const title = html`<p class="h-l">${activity?.title || workshop.title}</p>`;
  return html`${header(workshop.host ?? "", title, model, page)}${main(model.isClosed ? closed(model) : soon(model, page))}`;
}

function soon({ me, counts }, page) {
  const from = me?.body ? t("You are in, with %(body)s", { body: me.body.name }) : t("You are in");
  return html`<p class="state state--ok">${icon("check")}${from}</p>
    <h1>${t("You will soon know your table")}</h1>
    <p class="lead">${t("When the tables open, the number comes up here. Nothing to reload.")}</p>
    <p class="s soft num rule">${everybody(counts)}</p>${page.rest?.wayBack(page)}`;
}

function closed(model) {
  return html`<h1>${thanks()}</h1><p class="lead">${t("What the tables wrote goes into the restitution.")}</p><p class="below">${outcome(model)}</p>`;
}

/** The way to the table: a number as large as the hand, its theme, its place. */
function way(model, page) {
  const { number, theme, place, room_url: room } = model.table;
  const here = model.people.filter(({ present }) => present);
  const name = t("Table %(number)s", { number });
  const seated = tn("One person sits here", "%(count)s people sit here", here.length);
  return html`<header class="goto"><div class="narrow">
      <p>${t("Go to your table")}</p>
      <p class="goto__n" aria-hidden="true">${number}</p>
      <h1><span class="vh">${name}: </span>${theme}</h1>
      ${place ? html`<p class="goto__where">${icon("pin")} ${place}</p>` : nothing}
    </div></header>
    <aside class="way">${banners(model, page)}</aside>
    ${main(html`${otherPlace(model, page)}<p class="lead">${here.length ? ofBodies(seated, bodiesOf(here)) : nothing}</p>
      <button class="btn btn--go btn--wide" type="button" @click=${() => page.arrive()}>${t("I am at the table")}</button>
      ${room ? link(room) : nothing}${peopleHere(model)}
      <p class="s soft">${t("If you press nothing, the page of the table opens by itself when it starts.")}</p>`)}`;
}

/** Who is here, and after them who is expected; of a plenary after the tables, how many there are. */
function peopleHere(model) {
  const { people, me, table, counts } = model;
  if (!table.number && !people.length) return html`<p class="s soft num rule">${everybody(counts)}</p>`;
  const here = people.filter(({ present }) => present);
  const seated = tn("%(count)s at the table", "%(count)s at the table", here.length);
  const rows = [...people].sort((one, other) => other.present - one.present || byBody(one, other));
  return html`<details class="more">
    <summary>${icon("people")}<b>${ofBodies(table.number ? seated : presentIn(here.length), bodiesOf(here))}</b>${icon("down")}</summary>
    <ul class="people more__in">${rows.map((person) => row(person, me))}</ul>
  </details>`;
}

const bodiesOf = (people) => new Set(people.map(({ body }) => body?.id).filter(Boolean)).size;

const everybody = ({ present, bodies }) => ofBodies(presentIn(present), bodies);

const presentIn = (count) => tn("One person is here", "%(count)s people are here", count);

function ofBodies(people, count) {
  return count ? t("%(people)s of %(bodies)s", { people, bodies: tn("one body", "%(count)s bodies", count) }) : people;
}

function row(person, me) {
  const name = person.name ?? t("Somebody");
  const who = person.id === me?.id ? t("%(name)s, you", { name }) : name;
  const about = [person.body?.name, roleTold(person), !person.present && t("not here yet")].filter(Boolean).join(" · ");
  return html`<li><span class="mark mark--${roleMark(person)}"></span><span>${who}<small>${about}</small></span></li>`;
}

function link(room) {
  return html`<p><a class="btn btn--quiet btn--flush" href=${room} target="_blank" rel="noopener noreferrer">
    ${icon("out")}${t("Taking part from afar? Open the link")}</a></p>`;
}

function unknown({ joinUrl }) {
  return main(html`<h1>${t("Your place is not known any more")}</h1>
    <p class="lead">${t("Perhaps it is open on another phone now, or the list was changed. Enter once more with the same name and body: only then what you wrote and is not saved yet leaves from this device, and nobody else sees it here.")}</p>
    <p><a class="btn btn--go" href=${joinUrl}>${t("Enter")}</a></p>`);
}
