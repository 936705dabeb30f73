import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { roleMark, roleTold } from "../roles.js";
import { t, tn } from "../translation.js";
import { menu } from "./menu.js";

const byName = (one, other) => (one.name ?? "").localeCompare(other.name ?? "");

/** Who is in and has no seat yet: on top of the side, each with the way to a table. */
export function unseated({ unseated: people, ...model }, page) {
  if (!people.length) return nothing;
  return html`<section aria-labelledby="unseated">
    <h2 id="unseated">${t("Waiting for a seat")} <span class="soft plain">${people.length}</span></h2>
    <ul class="queue persons">${repeat(people, ({ id }) => id, (person) => row(person, model, page, "wait"))}</ul>
  </section>`;
}

/** Everybody, table by table; each can be moved with a menu. */
export function people(model, page) {
  const toggled = (event) => event.target.open !== page.isPeopleOpen && page.openPeople(event.target.open);
  return html`<details class="more" .open=${page.isPeopleOpen} @toggle=${toggled}>
    <summary>${icon("people")}<span><b>${t("People at the tables")}</b> <span class="soft">${seatedCount(model)}</span></span>${icon("down")}</summary>
    <div class="more__in">${page.isPeopleOpen ? everybody(model, page) : nothing}</div>
  </details>`;
}

function seatedCount({ people: all, unseated: waiting, isClosed }) {
  const isBefore = !all.some(({ present }) => present);
  const seated = all.filter(({ present, table }) => table && (present || isBefore)).length;
  const coming = all.filter(({ present }) => !present).length;
  return [
    isBefore ? tn("one has a seat", "%(count)s have a seat", seated) : tn("one seated", "%(count)s seated", seated),
    waiting.length ? tn("one waits for a seat", "%(count)s wait for a seat", waiting.length) : "",
    coming && !isClosed ? tn("one still to come", "%(count)s still to come", coming) : "",
  ].filter(Boolean).join(", ");
}

function everybody(model, page) {
  const { seats, isSplit, isClosed, people: all } = model;
  const again = html`<p><button class="btn btn--quiet btn--flush" type="button" @click=${() => page.splitAgain()}>
    ${icon("undo")}${t("Split everybody again")}</button></p>`;
  const absent = all.filter(({ present, table }) => !present && !table);
  return html`<div class="seated">
      ${seats.map((table) => atTable(table, model, page))}
      ${absent.length ? group("absent", t("Still to come"), absent, model, page) : nothing}
    </div>
    ${isSplit && !isClosed ? again : nothing}`;
}

function atTable(table, model, page) {
  const seated = model.people.filter(({ table: id }) => id === table.id);
  return group(table.id, `${tableName(table)}${table.theme ? `: ${table.theme}` : ""}`, seated, model, page);
}

function group(key, title, seated, model, page) {
  return html`<section aria-labelledby="seated-${key}">
    <h3 class="h-m" id="seated-${key}">${title} <span class="soft plain">${seated.length}</span></h3>
    <ul class="queue persons">${repeat([...seated].sort(byName), ({ id }) => id, (person) => row(person, model, page, "move"))}</ul>
  </section>`;
}

function row(person, model, page, place) {
  const about = [person.body?.name, roleTold(person)].filter(Boolean).join(" · ");
  return html`<li>
    <span class="mark mark--${roleMark(person)}"></span>
    <span>${person.name ?? t("Somebody")}<small>${about}</small></span>
    <span class="row">${model.isClosed ? nothing : mover(person, model, page, place)}${more(person, page, place)}</span>
  </li>`;
}

/** What else there is to do about a person; each is asked in a dialog. */
function more(person, page, place) {
  const label = t("More about %(name)s", { name: person.name ?? t("Somebody") });
  const choices = [
    { words: t("Correct name, body, role"), sign: "c", act: () => page.asked.open("correct", person) },
    { words: t("Twice on the list"), sign: "t", act: () => page.asked.open("merge", person) },
    { words: t("Take off the list"), sign: "x", act: () => page.asked.open("remove", person) },
  ];
  return menu({ key: `more-${place}-${person.id}`, words: icon("edit"), label, title: label, choices }, page.menus);
}

function mover(person, { seats }, page, place) {
  const name = person.name ?? t("Somebody");
  const others = seats.filter(({ id }) => id !== person.table);
  if (!others.length) return nothing;
  const verb = person.table ? t("Move") : t("Seat");
  const title = person.table ? t("Move %(name)s", { name }) : t("Give %(name)s a seat", { name });
  const choices = others.map((table) => choice(person, table, page));
  return menu({ key: `${place}-${person.id}`, words: verb, label: title, title, choices }, page.menus);
}

function choice(person, table, page) {
  return {
    words: table.theme ? `${tableName(table)}, ${table.theme}` : tableName(table),
    more: tn("one person", "%(count)s people", table.people),
    sign: String(table.number),
    act: () => page.seat(person, table),
  };
}
