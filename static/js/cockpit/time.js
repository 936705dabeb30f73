import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { clockFace, hour } from "../time.js";
import { t, tn } from "../translation.js";
import { menu } from "./menu.js";

const MINUTE = 60_000;
const STEPS = [1, 5, -1];
const AGAIN = 5;

/** How a table's time stands, and in its menu what can be done with it: what is left, or when it began or was over. */
export function time(table, model, page) {
  const face = html`${shown(table, model)}${aside(table, model)}`;
  if (model.isClosed || table.activity.status === "planned") return face;
  const named = { table: tableName(table) };
  const label = `${t("Time of %(table)s", named)}: ${read(table, model)}`;
  const title = t("Time of %(table)s", named);
  return html`<span class="timemenu">${menu({ key: `time-${table.id}`, words: shown(table, model), label, title, choices: choices(table, model, page) }, page.menus)}</span>
    ${aside(table, model)}`;
}

/** The time of everybody, in the menu of the page's head. */
export function commonTime(model, page) {
  const { running } = model;
  const minutes = running ? STEPS.map((count) => allStep(count, model, page)) : [];
  const all = [...minutes, ...locks(model, page)];
  if (model.isClosed || !all.length) return nothing;
  const title = t("Time and tables of everybody");
  const words = html`${icon("clock")}${t("Time of all")}`;
  return html`<span class="timemenu">${menu({ key: "time", words, label: t("Time of all"), title, choices: all }, page.menus)}</span>`;
}

function shown({ activity, time: left }, { workshop }) {
  if (activity.status === "running" && left) return html`<span class="big">${clockFace(left.seconds)}</span>`;
  return html`<span class="soft">${times[activity.status](activity, workshop.time_zone)}</span>`;
}

function read({ activity, time: left }, { workshop }) {
  if (activity.status === "running" && left) return t("until %(hour)s", { hour: hour(left.end, workshop.time_zone) });
  return times[activity.status](activity, workshop.time_zone);
}

const times = {
  planned: () => t("not yet"),
  running: ({ started_at: start }, zone) => t("since %(hour)s", { hour: hour(start, zone) }),
  ended: ({ ended_at: end }, zone) => t("over at %(hour)s", { hour: hour(end, zone) }),
};

/** What is not as at the other tables: an own end, and notes that came after it. */
function aside(table, { workshop }) {
  const own = hasOwnEnd(table) && t("until %(hour)s, only here", { hour: hour(table.ends_at, workshop.time_zone) });
  const late = table.late ? tn("one note late", "%(count)s notes late", table.late) : null;
  const words = [own, late].filter(Boolean);
  return words.length ? html`<span class="xs soft ownt">${words.join(" · ")}</span>` : nothing;
}

export const hasOwnEnd = ({ ends_at: end, ended_at: over }) => Boolean(end && !over);

function choices(table, model, page) {
  if (table.activity.status === "running") return [...STEPS.map((count) => step(count, table, model, page)), end(table, page)];
  const again = {
    words: t("Reopen for 5 minutes"),
    more: until(model.now + AGAIN * MINUTE, model),
    sign: "5",
    act: () => done(page, () => page.reopenTable(table, AGAIN)),
  };
  return model.activities.find(({ id }) => id === table.activity.id).status === "running" ? [again, together(table, model, page)] : [again];
}

function step(count, table, model, page) {
  return { ...stepWords(count, table.time, model), act: () => done(page, () => page.extendTable(table, count)) };
}

function allStep(count, model, page) {
  return { ...stepWords(count, model.time, model), act: () => done(page, () => page.extend(model.running, count)) };
}

/** What a step says before it is taken: how many minutes, and until when that is. */
function stepWords(count, time, model) {
  const less = () => tn("One minute less", "%(count)s minutes less", -count);
  const end = Math.max((time?.end ?? model.now) + count * MINUTE, model.now);
  const more = () => tn("One minute more", "%(count)s minutes more", count);
  return { words: count > 0 ? more() : less(), more: until(end, model), sign: count > 0 ? String(count) : "-" };
}

const until = (end, { workshop }) => t("until %(hour)s", { hour: hour(end, workshop.time_zone) });

function end(table, page) {
  return { words: t("End it here"), more: t("the others go on"), sign: "0", act: () => done(page, () => page.endTable(table)) };
}

function together(table, model, page) {
  const more = model.time ? until(model.time.end, model) : t("until you end it");
  return { words: t("Go on with the others"), more, sign: "g", act: () => done(page, () => page.reopenTable(table)) };
}

function locks({ seats, tables }, page) {
  if (seats.length < 2) return [];
  const close = { words: t("Close all tables"), more: t("for reading only, until you open them"), sign: "c", act: () => done(page, () => page.freezeAll()) };
  const open = { words: t("Open all tables again"), more: t("they take notes again"), sign: "o", act: () => done(page, () => page.thawAll()) };
  return [...(seats.every(({ frozen }) => frozen) ? [] : [close]), ...(tables.some(({ frozen }) => frozen) ? [open] : [])];
}

/** The menu goes before what was chosen in it is done: a question takes the focus after it. */
function done(page, act) {
  page.closeMenu();
  act();
}
