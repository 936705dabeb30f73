import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { activityName } from "../activities.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { section } from "./essentials.js";
import { textField } from "./field.js";
import { activityField } from "./fields.js";
import { ending } from "./hours.js";

const KINDS = ["welcome", "icebreaker", "talk", "plenary", "vote", "break", "closing"];

export function agenda(model, page) {
  return section("agenda", t("Agenda"), html`<div>
    <ol class="agenda" data-rows="agenda" aria-label=${t("Agenda")}></ol>
    ${page.isReadOnly ? nothing : adding(page)}
    <p class="s below-s" id="agenda-end">${ending(model.hours)}</p>
  </div>`, t("The hours follow from the beginning and the minutes."));
}

/** One row for each moment, to be put in place by its id: who types in one is left alone while others move. */
export function agendaRows(model, page) {
  const { activities, hours } = model;
  return activities.map((activity, place) => ({
    key: `a-${activity.id}`,
    classes: "agenda__row",
    content: row(activity, place, { hours, last: activities.length - 1, holders: model.holders }, page),
  }));
}

function row(activity, place, { hours, last, holders }, page) {
  const words = wordsOf(activity);
  const title = { isHidden: true, placeholder: activityName({ kind: activity.kind }) };
  const minutes = { isHidden: true, inputmode: "numeric" };
  return html`<span class="num soft agenda__clock">${hours.clocks.get(activity.id)}</span>
    ${textField(activityField("title", activity), words.title, page, title)}
    <div class="agenda__minutes">${textField(activityField("minutes", activity), words.minutes, page, minutes)}<span class="soft s">${t("min")}</span></div>
    <span class="agenda__acts">${page.isReadOnly || activity.status !== "planned" ? nothing : acts(activity, place, last, words, holders, page)}</span>`;
}

function wordsOf(activity) {
  const named = { moment: activityName(activity) };
  return {
    title: t("Name of “%(moment)s”", named),
    minutes: t("Minutes of “%(moment)s”", named),
    up: t("“%(moment)s” earlier", named),
    down: t("“%(moment)s” later", named),
    away: t("Remove “%(moment)s”", named),
  };
}

function acts(activity, place, last, words, holders, page) {
  return html`${mover("up", place > 0, words.up, activity, place, page)}${mover("down", place < last, words.down, activity, place + 2, page)}
    ${holders.has(activity.id) ? html`<span class="agenda__gap"></span>` : remover(activity, words.away, page)}`;
}

function mover(direction, isPossible, label, activity, position, page) {
  return html`<button type="button" class="btn btn--icon btn--quiet" id="a-${activity.id}-${direction}" aria-label=${label} aria-disabled=${String(!isPossible)}
    @click=${() => isPossible && page.moveActivity(activity, position)}>${icon(direction)}</button>`;
}

function remover(activity, label, page) {
  return html`<button type="button" class="btn btn--icon btn--quiet" id="a-${activity.id}-away" aria-label=${label}
    @click=${() => page.removeActivity(activity)}>${icon("minus")}</button>`;
}

function adding(page) {
  return html`<form class="row below-s" @submit=${(event) => page.addActivity(event)}>
    <label class="vh" for="new-activity">${t("Kind of moment to add")}</label>
    <select class="input short" id="new-activity" name="kind">${KINDS.map((kind) => html`<option value=${kind}>${activityName({ kind })}</option>`)}</select>
    <button class="btn btn--quiet">${icon("plus")}${t("Add a moment")}</button>
  </form>`;
}
