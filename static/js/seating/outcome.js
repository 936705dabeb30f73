import { t, tn } from "../translation.js";
import { consequences } from "./consequences.js";
import { choiceOf } from "./model.js";
import { nameOf } from "./words.js";

/** What a move changes, in one sentence: who goes where, whom they meet, how many are there and here, the choices. */
export function moved(person, table, model) {
  return sentence([placed(person, table), ...consequences(person, table, model), staying(person, model), choices([[person, table.id]], model)]);
}

export function swapped(one, other, model) {
  const words = t("%(one)s and %(other)s change places", { one: nameOf(one), other: nameOf(other) });
  return sentence([words, choices([[one, other.place], [other, one.place]], model)]);
}

/** What came of a split, once the server has answered. */
export function split({ moves }) {
  if (!moves.length) return t("It stays as it is: nobody has another place.");
  return tn("One person has another place.", "%(count)s people have another place.", moves.length);
}

function sentence(parts) {
  return `${parts.filter(Boolean).join("; ")}.`;
}

function placed(person, table) {
  return t("%(name)s goes to table %(number)s", { name: nameOf(person), number: table.number });
}

function staying(person, { tables }) {
  const left = tables.find(({ id }) => id === person.place);
  if (!left) return "";
  const count = left.seated.filter(({ id }) => id !== person.id).length;
  const { number } = left;
  return count ? tn("one stays at table %(number)s", "%(count)s stay at table %(number)s", count, { number }) : t("nobody stays at table %(number)s", { number });
}

/** How many first choices there are after these moves, where somebody asked for something. */
function choices(moves, { counted }) {
  const places = new Map(moves.map(([{ id }, place]) => [id, place]));
  const asked = counted.filter(({ choice }) => choice !== null);
  const first = asked.filter((person) => choiceOf(person, places.get(person.id) ?? person.place) === 1).length;
  const values = { all: asked.length };
  return asked.length ? tn("one of %(all)s has their first choice now", "%(count)s of %(all)s have their first choice now", first, values) : "";
}
