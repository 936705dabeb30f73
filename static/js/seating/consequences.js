import { shortBody } from "../bodies.js";
import { t, tn } from "../translation.js";
import { choiceOf } from "./model.js";

/** What a place at a table means for somebody, in a few words each, the weightiest first. */
export function consequences(person, table, model) {
  const others = table.seated.filter(({ id }) => id !== person.id);
  return [
    ...wish(person, table),
    ...company(person, others),
    ...chairs(table, others.length + 1),
    ...screen(person, table, model),
  ];
}

export function wish(person, table) {
  const words = { 1: () => t("first choice"), 2: () => t("second choice"), 0: () => t("not asked for") };
  const choice = choiceOf(person, table.id);
  return choice === null ? [] : [words[choice]()];
}

/** Who of the same body sits there already. */
export function company(person, others) {
  const same = others.filter(({ body }) => body && body.id === person.body?.id);
  if (!same.length) return others.length ? newcomer(person) : [];
  const [{ name }] = same;
  if (same.length > 1 || !name) return [tn("one of the same body sits there already", "%(count)s of the same body sit there already", same.length)];
  return [t("%(name)s of the same body sits there already", { name })];
}

function newcomer({ body }) {
  return body ? [t("nobody from %(body)s there yet", { body: shortBody(body.name) })] : [];
}

function chairs({ capacity }, people) {
  const sizes = [people === 1 ? t("nobody there yet") : tn("one person there then", "%(count)s people there then", people)];
  if (capacity === 0) return [...sizes, t("the table takes nobody any more")];
  return capacity && people > capacity ? [...sizes, tn("there is only one chair", "there are only %(count)s chairs", capacity)] : sizes;
}

function screen({ remote }, { has_screen: hasScreen }, { workshop }) {
  return remote && !hasScreen && workshop.mode === "hybrid" ? [t("online, and the table has no screen")] : [];
}

/** The table to propose to somebody without a seat, and why. */
export function proposal(person, model) {
  const sizes = model.tables.map(({ seated }) => seated.length);
  const free = model.tables.filter(({ capacity, seated }) => capacity === null || seated.length < capacity);
  const even = free.filter(({ seated }) => seated.length <= Math.min(...sizes) + 1);
  const [table] = [...(even.length ? even : free)].sort((one, other) => compare(rank(person, one, model), rank(person, other, model)));
  return table ? { table, reasons: reasons(person, table, model) } : null;
}

/** What counts, one after the other: a screen, the choice, the body, the size, the order. */
function rank(person, table, model) {
  const { seated, number } = table;
  const wishes = { 1: 0, 2: 1, 0: 2 }[choiceOf(person, table.id)] ?? 0;
  const same = seated.filter(({ body }) => body && body.id === person.body?.id).length;
  return [screen(person, table, model).length, wishes, same, seated.length, number];
}

function compare(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place < 0 ? 0 : one[place] - other[place];
}

function reasons(person, table, model) {
  const { seated } = table;
  const isSmallest = seated.length === Math.min(...model.tables.map((each) => each.seated.length));
  return [...wish(person, table), ...company(person, seated), ...(isSmallest ? [t("fewest people")] : [])];
}
