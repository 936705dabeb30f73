import { tableName } from "../activities.js";
import { t, tn } from "../translation.js";

export function nameOf(person) {
  return person?.name ?? t("Somebody");
}

const reasons = {
  "draft_seats:stale_revision": ({ table }, model) => movedMeanwhile(table, model),
  "draft_seats:invalid": () => t("who has a seat already can be moved, not sent away"),
  "draft_seats:not_found": (answer, model, { moves }) => missing(moves.map(({ table }) => table), model),
  "seat_participant:not_found": (answer, model, { table }) => missing([table], model),
  "lock_seats:invalid": () => t("there is no place to fix yet"),
  "draft_split:invalid": ({ reason }) => (reason === "nobody" ? t("nobody is here yet") : t("there are fewer seats than people")),
  "announce_seats:invalid": () => t("there is nothing new to announce"),
  "seat_participant:invalid": () => t("this person sits there already"),
};

const codes = {
  workshop_closed: () => t("the session is closed"),
  forbidden: () => t("you do not conduct this session"),
  not_found: () => t("it is no longer there"),
};

/** Why an act was refused, in words that go after a colon. */
export function reasonFor({ name, args }, answer, model) {
  const words = reasons[`${name}:${answer.code}`] ?? codes[answer.code] ?? (() => t("something in it cannot be read"));
  return words(answer, model, args);
}

function missing(places, { tables = [] }) {
  const isGone = places.some((place) => place && !tables.some(({ id }) => id === place));
  return isGone ? t("the table is no longer there") : t("this person is no longer on the list");
}

function movedMeanwhile(table, { tables = [] }) {
  const place = tables.find(({ id }) => id === table);
  return place ? t("a colleague has just moved them to %(table)s", { table: tableName(place) }) : t("a colleague has just moved them");
}

/** Whom or what a refused act was about. */
export function subjectOf({ name, args }, { everybody = [] }) {
  const ids = args.moves?.map(({ participant }) => participant) ?? args.participants ?? [args.participant];
  const person = everybody.find(({ id }) => id === ids[0]);
  if (name === "draft_split") return t("Split");
  if (name === "announce_seats") return t("Announcement");
  return ids.length > 1 ? tn("One person", "%(count)s people", ids.length) : nameOf(person);
}

/** What a colleague has just done on this page, in one sentence; nothing for what needs none. */
export function heard({ name, data }, { everybody = [], tables = [] }) {
  const { by, drafts, people } = data;
  if (!by || !drafts.length) return "";
  if (name === "seats_announced") return tn("%(by)s has announced one change", "%(by)s has announced %(count)s changes", people, { by });
  if (drafts.length > 1) return several(name, drafts.length, by);
  const [row] = drafts;
  const person = nameOf(everybody.find(({ id }) => id === row.participant));
  if (name === "seats_locked") return lockWords(row.locked, { by, name: person });
  const table = tables.find(({ id }) => id === row.table);
  return table ? t("%(by)s moves %(name)s to %(table)s", { by, name: person, table: tableName(table) }) : t("%(by)s puts %(name)s back", { by, name: person });
}

function several(name, count, by) {
  if (name === "seats_locked") return tn("%(by)s fixed or freed one place", "%(by)s fixed or freed %(count)s places", count, { by });
  return tn("%(by)s moves one person", "%(by)s moves %(count)s people", count, { by });
}

function lockWords(locked, values) {
  return locked ? t("%(by)s fixes the place of %(name)s", values) : t("%(by)s frees the place of %(name)s", values);
}
