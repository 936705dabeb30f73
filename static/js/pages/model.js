import { PAGE_FIELDS } from "./fields.js";
import { personLabel, stateOf } from "./words.js";
import { t } from "../translation.js";

/** What the page of the own table is made of at this moment, with what has left this device. */
export function shownOf(model, page) {
  const { table, me, isClosed, isPhone, people } = model;
  const { page: told, parts: known, clusters } = page.connection.state(table.stream);
  const leaving = [...page.connection.arriving(), ...page.connection.waiting()].filter(({ args }) => args.table === table.id);
  const parts = withOwn(known, leaving);
  const part = parts.find(({ participant }) => participant === me?.id)?.part;
  const fields = new Map(told.fields.map((field) => [field.id, field]));
  const state = stateOf(told, people);
  const nameOf = (id) => (people.some((person) => person.id === id) ? personLabel(people.find((person) => person.id === id)) : t("Somebody who sits here no more"));
  const wordsOf = (name) => (name === "speaker" ? nameOf(fields.get(name)?.text) : (fields.get(name)?.text ?? ""));
  const signed = leaving.filter(({ name }) => name === "sign_page").at(-1)?.args;
  return {
    ...{ table, me, isPhone, people, parts, part, state, nameOf, wordsOf, clusters },
    fields: told.fields,
    told: (name) => fields.get(name) ?? { id: name, text: "", sources: [], revision: 0 },
    filled: PAGE_FIELDS.filter((name) => fields.get(name)?.text),
    notes: model.entries.filter(({ state: shown, number, text }) => shown === "shown" && number && text).map((note) => ({ ...note, ref: note.ref ?? `T${table.number}-${note.number}` })),
    mine: signed ?? told.signatures.find(({ participant }) => participant === me?.id),
    mayTake: !page.isStaff && !isClosed,
    maySign: !page.isStaff && !isClosed,
    mayWrite: page.isStaff || (Boolean(part) && !isClosed && !table.frozen),
  };
}

/** A part that was just taken, before the table knows. */
function withOwn(parts, leaving) {
  const own = leaving.filter(({ name }) => name === "give_part").at(-1)?.args;
  if (!own) return parts;
  const others = parts.filter(({ participant }) => participant !== own.participant);
  return own.part ? [...others, { participant: own.participant, part: own.part }] : others;
}
