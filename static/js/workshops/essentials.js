import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t, tn } from "../translation.js";
import { suggesting } from "./bodies.js";
import { choices, segments, selectField, textField } from "./field.js";
import { workshopField } from "./fields.js";

const RETENTIONS = [30, 60, 90, 180, 365];
const language = document.documentElement.lang;
const zones = (Intl.supportedValuesOf?.("timeZone") ?? []).map(asZone);

export function what(model, page) {
  return section("what", t("What"), html`<div class="stack">
    ${textField(workshopField("title", model), t("Title"), page, { hint: t("A theme or a place.") })}
    ${textField(workshopField("question", model), t("Question of the day"), page, { rows: 2 })}
    ${selectField(workshopField("language", model), t("Language of the session"), Object.entries(page.languages), page)}
  </div>`);
}

export function when(model, page) {
  const day = page.viewOf(workshopField("date", model)).text;
  const written = { type: "date", after: html`<p class="hint below-xs">${weekday(day)}</p>` };
  return section("when", t("When and where"), html`<div class="stack">
    <div class="grid2">
      ${textField(workshopField("date", model), t("Day"), page, written)}
      <div class="two hours">
        ${textField(workshopField("starts", model), t("It begins at"), page, { type: "time" })}
        ${textField(workshopField("ends", model), t("It ends at"), page, { type: "time" })}
      </div>
    </div>
    ${segments(workshopField("mode", model), t("Mode"), modes(), page, t("Who is far away has a video link at each table. There is no video in here."))}
    ${textField(workshopField("place", model), t("Place"), page, { hint: t("The hall and its address, for who comes in person.") })}
    ${selectField(workshopField("time_zone", model), t("Time zone"), zonesWith(model.workshop.time_zone), page)}
  </div>`);
}

export function who(model, page) {
  const [host, supporters, partners] = ["host", "supporters", "partners"].map((name) => workshopField(name, model));
  const { listed, bodies, bodiless } = model.invited;
  const nobody = t("Nobody is on the list yet: who has the code can enter all the same.");
  const counted = listed ? tn("One person is on the list.", "%(count)s people are on the list.", listed) : nobody;
  const of = bodies ? tn("They come from one body.", "They come from %(count)s bodies.", bodies) : nothing;
  return section("who", t("Who"), html`<div class="stack">
    <div class="grid2">
      ${textField(host, t("Hosting body"), page, suggesting(host, page))}
      ${textField(supporters, t("With the support of"), page, suggesting(supporters, page, { isList: true }))}
    </div>
    ${textField(partners, t("Together with"), page, suggesting(partners, page, { isList: true, hint: t("Partners, separated by commas.") }))}
    ${choices(workshopField("door", model), t("The door"), doors(), page)}
    <p>${counted} ${of} <a href=${page.peopleUrl}>${listed ? t("See the list") : t("Invite people")}</a>
      ${bodiless ? html`<br><span class="s soft">${tn("One of them has no body.", "%(count)s of them have no body.", bodiless)}</span>` : nothing}</p>
  </div>`);
}

export function names(model, page) {
  const { workshop } = model;
  return section("names", t("Names and data"), html`<div class="stack">
    ${choices(workshopField("naming", model), t("Next to the notes people see"), namings(), page)}
    ${selectField(workshopField("retention_days", model), t("Names are deleted after"), retentions(workshop), page)}
    <div><h3 class="h-m" id="notice">${t("What people read before they enter")}</h3>
      <div class="notice s below-s"><ul aria-labelledby="notice" aria-busy=${String(!page.notice.length)}>${page.notice.map((sentence) => html`<li>${sentence}</li>`)}</ul></div></div>
  </div>`);
}

export function section(id, heading, content, more) {
  return html`<section class="section" aria-labelledby=${id}><header><h2 id=${id} tabindex="-1">${heading}</h2>
    ${more ? html`<p class="s soft">${more}</p>` : nothing}</header>${content}</section>`;
}

function doors() {
  return [
    ["open", t("Whoever has the code"), t("the usual door: nobody waits")],
    ["list", t("Who is on the list; you let the others in"), t("with the name and body of the invitation")],
    ["approval", t("Only who you let in"), t("personal links always open")],
  ];
}

function modes() {
  return [["online", t("Online")], ["in_person", t("In the hall")], ["hybrid", t("Both")]];
}

function namings() {
  return [
    ["names", t("Name and body"), t("everybody knows who wrote what, also in the restitution")],
    ["bodies", t("Only the body"), t("the names stay at the table: who writes for an office feels freer")],
    ["nothing", t("Nothing"), t("neither name nor body: for difficult subjects")],
  ];
}

function retentions({ date, retention_days: chosen }) {
  const days = [...new Set([...RETENTIONS, chosen])].sort((one, other) => one - other);
  return days.map((count) => [String(count), tn("one day, on %(day)s", "%(count)s days, on %(day)s", count, { day: after(date, count) })]);
}

function after(date, days) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return new Intl.DateTimeFormat(language, { dateStyle: "short", timeZone: "UTC" }).format(day);
}

function weekday(date) {
  const day = new Date(`${date}T00:00:00Z`);
  return isNaN(day) ? "" : new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(day);
}

/** The time zones to choose from, made once: the page is drawn anew at each letter. */
function zonesWith(chosen) {
  return zones.some(([zone]) => zone === chosen) ? zones : [asZone(chosen), ...zones];
}

function asZone(name) {
  return [name, name.replaceAll("_", " ")];
}
