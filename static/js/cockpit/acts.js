import { cleaned } from "../text.js";
import { t } from "../translation.js";
import { tableName } from "../activities.js";
import { closing, ending, freezing, hiding, splitting } from "./questions.js";

const MORE_MINUTES = 5;

/** What who conducts does; the page itself shows it. Each act is an operation in the outbox. */
export class Acts {
  question = null;
  minutes = new Map();
  draft = { table: "", text: "" };

  open() {
    this.#do("open_workshop", { workshop: this.workshop });
  }

  split() {
    if (this.model.people.length) this.#do("split_participants", { workshop: this.workshop });
  }

  splitAgain() {
    this.ask(splitting(this.model, () => this.split()));
  }

  start(activity) {
    const minutes = Number(this.minutesOf(activity));
    this.#do("start_activity", { activity: activity.id, ...(minutes && { minutes }) });
  }

  extend(activity) {
    this.#do("extend_activity", { activity: activity.id, minutes: MORE_MINUTES });
  }

  reopen(activity) {
    this.#do("reopen_activity", { activity: activity.id, minutes: MORE_MINUTES });
  }

  end(activity) {
    this.ask(ending(activity, this.model, () => this.#do("end_activity", { activity: activity.id })));
  }

  close() {
    this.ask(closing(this.model, () => this.#do("close_workshop", { workshop: this.workshop })));
  }

  freeze(table) {
    this.ask(freezing(table, () => this.#do("freeze_table", { table: table.id })));
  }

  thaw(table) {
    this.#do("thaw_table", { table: table.id });
  }

  seat(person, table) {
    this.closeMenu();
    this.#do("seat_participant", { participant: person.id, table: table.id });
    this.speech.say(t("%(name)s goes to %(table)s", { name: person.name ?? t("Somebody"), table: tableName(table) }));
  }

  hide(note) {
    this.ask(hiding(note, (reason) => this.#do("hide_note", { note: note.id, reason: cleaned(reason).trim() })));
  }

  show(note) {
    this.#do("show_note", { note: note.id });
  }

  /** The table reads that one comes. */
  answer(call) {
    this.#do("answer_help", { call: call.id });
  }

  writeTo(table) {
    this.type({ table: table.id });
    document.getElementById("message").focus();
  }

  type(changes) {
    this.draft = { ...this.draft, ...changes };
    this.connection.keep("draft", this.draft);
    this.render();
  }

  announce() {
    const { table, text } = this.draft;
    this.#do("announce", { workshop: this.workshop, text: cleaned(text).trim(), ...(table && { table }) });
    this.type({ table: "", text: "" });
  }

  minutesOf({ id, minutes }) {
    return this.minutes.get(id) ?? minutes ?? "";
  }

  setMinutes({ id }, minutes) {
    this.minutes.set(id, minutes);
  }

  ask(question) {
    this.question = question;
    this.render();
  }

  leaveQuestion() {
    this.ask(null);
  }

  /** Whether an act of this name has left this page and its effect is not yet seen. */
  isLeaving(name) {
    const operations = [...this.connection.waiting(), ...this.connection.arriving()];
    return operations.some((operation) => operation.name === name);
  }

  #do(name, args) {
    this.connection.submit(name, args);
  }
}
