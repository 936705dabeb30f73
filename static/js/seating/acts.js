import { tableName } from "../activities.js";
import { t, tn } from "../translation.js";
import { consequences } from "./consequences.js";
import { choiceOf } from "./model.js";
import { nameOf } from "./words.js";

/** What who conducts does with places; each act is an operation in the outbox, and says what came of it. */
export class Acts {
  swapping = null;

  move(person, table) {
    if (person.place === table.id) return this.speech.say(t("%(name)s is there already", { name: nameOf(person) }));
    this.do("draft_seats", { moves: [to(person, table.id)] });
    this.speech.say([this.#where(person, table), ...consequences(person, table, this.model), this.#choices([[person, table.id]]), this.news.of(person)].filter(Boolean).join("; "));
  }

  swap(one, other) {
    this.swapping = null;
    if (one.place === other.place) return this.speech.say(t("They sit at the same table"));
    if (!one.place || !other.place) return this.#takePlace(one, other);
    this.do("draft_seats", { moves: [to(one, other.place), to(other, one.place)] });
    const words = t("%(one)s and %(other)s change places", { one: nameOf(one), other: nameOf(other) });
    this.speech.say([words, this.#choices([[one, other.place], [other, one.place]])].filter(Boolean).join("; "));
  }

  beginSwap(person) {
    this.swapping = person.id;
    this.speech.say(t("Choose who changes places with %(name)s; Esc gives up", { name: nameOf(person) }));
  }

  endSwap() {
    this.swapping = null;
    this.speech.say(t("Nobody changes places"));
  }

  lock(person) {
    if (!person.place) return this.speech.say(t("There is no place to fix yet"));
    this.do("lock_seats", { participants: [person.id], locked: !person.isLocked });
    const values = { name: nameOf(person) };
    this.speech.say(person.isLocked ? t("The place of %(name)s is free again", values) : t("The place of %(name)s is fixed", values));
  }

  split() {
    this.do("draft_split", { people: this.model.scope });
  }

  announce() {
    this.do("announce_seats", {});
  }

  /** Somebody who came late goes to a table at once, whatever else is still a draft. */
  seatNow(person, table) {
    this.connection.submit("seat_participant", { participant: person.id, table: table.id });
    this.speech.say(this.#where(person, table));
  }

  undo() {
    const operation = this.steps.take(this.model);
    if (!operation) return this.speech.say(t("There is nothing to take back"));
    this.send(operation.name, operation.args);
    const { moves = [], participants = [] } = operation.args;
    this.speech.say(tn("Taken back, for one person", "Taken back, for %(count)s people", moves.length + participants.length));
  }

  /** Sends an act about this session that can be taken back. */
  do(name, args) {
    this.steps.did(this.send(name, args), { name, args });
  }

  send(name, args) {
    return this.connection.submit(name, { workshop: this.workshop, ...args });
  }

  #takePlace(one, other) {
    const [person, seated] = one.place ? [other, one] : [one, other];
    const table = this.model.tables.find(({ id }) => id === seated.place);
    if (table) this.move(person, table);
  }

  #where(person, table) {
    return t("%(name)s: %(table)s", { name: nameOf(person), table: tableName(table) });
  }

  /** How many first choices there are after these moves, where somebody asked for something. */
  #choices(moves) {
    const places = new Map(moves.map(([{ id }, place]) => [id, place]));
    const asked = this.model.counted.filter(({ choice }) => choice !== null);
    const first = asked.filter((person) => choiceOf(person, places.get(person.id) ?? person.place) === 1).length;
    return asked.length ? tn("now one first choice", "now %(count)s first choices", first) : "";
  }
}

function to({ id, place }, table) {
  return { participant: id, table, known: place };
}
