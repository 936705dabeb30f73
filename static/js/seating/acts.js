import { t, tn } from "../translation.js";
import { moved, split, swapped } from "./outcome.js";
import { nameOf } from "./words.js";

/** What who conducts does with places; each act is an operation in the outbox, and says what came of it. */
export class Acts {
  swapping = null;
  last = "";

  move(person, table) {
    if (person.place === table.id) return this.tell(t("%(name)s is there already.", { name: nameOf(person) }));
    this.do("draft_seats", { moves: [to(person, table.id)] });
    this.tell([moved(person, table, this.model), this.news.of(person)].filter(Boolean).join(" "));
  }

  /** Who has no seat yet, and was only thought of for a table, can be without one again. */
  canUnseat({ place, table }) {
    return Boolean(place) && !table;
  }

  unseat(person) {
    if (!this.canUnseat(person)) return this.tell(t("Who has a seat can be moved, not sent away."));
    this.do("draft_seats", { moves: [to(person, null)] });
    this.tell(t("%(name)s is without a seat again.", { name: nameOf(person) }));
  }

  swap(one, other) {
    this.swapping = null;
    if (one.place === other.place) return this.tell(t("They sit at the same table."));
    if (!one.place || !other.place) return this.#takePlace(one, other);
    this.do("draft_seats", { moves: [to(one, other.place), to(other, one.place)] });
    this.tell(swapped(one, other, this.model));
  }

  beginSwap(person) {
    this.swapping = person.id;
    this.speech.say(t("Choose who changes places with %(name)s; Esc gives up", { name: nameOf(person) }));
  }

  endSwap() {
    this.swapping = null;
    this.tell(t("Nobody changes places."));
  }

  lock(person) {
    if (!person.place) return this.tell(t("There is no place to fix yet."));
    this.do("lock_seats", { participants: [person.id], locked: !person.isLocked });
    const values = { name: nameOf(person) };
    const fixed = () => t("The place of %(name)s is fixed: a new split leaves it.", values);
    this.tell(person.isLocked ? t("The place of %(name)s is free again.", values) : fixed());
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
    this.tell(t("%(name)s goes to table %(number)s, and their phone says so.", { name: nameOf(person), number: table.number }));
  }

  undo() {
    const operation = this.steps.take(this.model);
    if (!operation) return this.tell(t("There is nothing to take back."));
    this.send(operation.name, operation.args);
    const { moves = [], participants = [] } = operation.args;
    this.tell(tn("Taken back, for one person.", "Taken back, for %(count)s people.", moves.length + participants.length));
  }

  /** What the server's answer says of an act for everybody. */
  answeredWell({ name }, { result }) {
    if (name === "draft_split") this.tell(split(result));
    if (name === "announce_seats") this.tell(this.model.workshop.status === "open" ? known(result) : kept(result));
  }

  /** Says it to who listens, and shows it until the next act. */
  tell(words) {
    this.last = words;
    this.speech.say(words);
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
}

function to({ id, place }, table) {
  return { participant: id, table, known: place };
}

const known = ({ people }) => tn("One person knows their place now.", "%(count)s people know their places now.", people);

/** Before the door opens nobody has a page yet that could say it. */
function kept({ people }) {
  return tn("One place is fixed: it is told to them as they come in.", "%(count)s places are fixed: people are told theirs as they come in.", people);
}
