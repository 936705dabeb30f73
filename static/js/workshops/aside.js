import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { ending, isFitting } from "./hours.js";
import { paragraph } from "./summary.js";

/** The session in one paragraph, and what is still to do before the door opens. */
export function aside(model, page) {
  return html`<div class="scheda">
      <h2 class="h-m" id="summary">${t("The session in brief")}</h2>
      <p aria-live="off">${paragraph(factsOf(model))}</p>
    </div>
    <div class="xs soft below-s">${t("It writes itself. The numbers become those of who was there when the session is closed.")}</div>
    ${page.isReadOnly ? nothing : checklist(model, page)}`;
}

function factsOf({ fields, tables, invited, facilitators }) {
  return {
    date: fields.date,
    title: fields.title,
    mode: fields.mode,
    host: fields.host,
    partners: fields.partners,
    supporters: fields.supporters,
    people: invited.listed,
    bodies: invited.bodies,
    themes: tables.map(({ theme }) => theme),
    facilitators,
    naming: fields.naming,
  };
}

function checklist(model, page) {
  return html`<h3 class="h-m far">${t("Before opening")}</h3>
    <ul class="todo s">${steps(model, page).map(step)}</ul>`;
}

function steps({ fields, hours, facilitators, invited }, page) {
  const isSaid = Boolean(fields.title && fields.date && fields.host);
  const conductors = new Intl.ListFormat(document.documentElement.lang).format(facilitators);
  const bodiless = tn("One person on the list without a body", "%(count)s people on the list without a body", invited.bodiless);
  return [
    [isSaid, t("Title, day, hosting body"), t("Say it"), fields.host ? "#f-workshop-date" : "#f-workshop-host"],
    [isFitting(hours), isFitting(hours) ? t("Tables and agenda fit the hours") : ending(hours), t("Mend it"), hours.end ? "#agenda" : "#f-workshop-starts"],
    [facilitators.length > 0, facilitators.length ? t("Who conducts: %(names)s", { names: conductors }) : t("Who conducts"), t("Say who"), `${page.peopleUrl}#conduct`],
    ...(invited.listed ? [[!invited.bodiless, invited.bodiless ? bodiless : t("All who are on the list have a body"), t("Mend it"), page.peopleUrl]] : []),
  ];
}

function step([isDone, sentence, verb, address]) {
  const done = t("done");
  return html`<li class=${isDone ? "done" : ""}>${icon(isDone ? "check" : "circle")}<span>${sentence}${isDone ? html`<span class="vh">, ${done}</span>` : nothing}</span>
    ${isDone ? nothing : html`<a href=${address}>${verb}<span class="vh">: ${sentence}</span></a>`}</li>`;
}
