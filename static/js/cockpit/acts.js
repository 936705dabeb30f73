import { cleaned } from "../text.js";
import { t } from "../translation.js";
import { tableName } from "../activities.js";
import { gated, ofLockedTable, ofWorkshop } from "./gate.js";
import { closing, freezing, hiding, splitting } from "./questions.js";
import { Timing } from "./timing.js";

const OUTCOME_SHOWN = 20_000;

/** What who conducts does besides time; the page itself shows it. Each act is an operation in the outbox. */
export class Acts extends Timing {
  question = null;
  outcome = null;
  draft = { table: "", text: "" };

  open() {
    this.act("open_workshop", { workshop: this.workshop });
  }

  split() {
    if (this.model.people.length) this.act("split_participants", { workshop: this.workshop });
  }

  splitAgain() {
    this.ask(splitting(this.model, () => this.split()));
  }

  close() {
    this.askGated(closing(this.model, () => this.act("close_workshop", { workshop: this.workshop })), ofWorkshop);
  }

  freeze(table) {
    this.askGated(freezing(table, () => this.act("freeze_table", { table: table.id })), ofLockedTable(table));
  }

  thaw(table) {
    this.act("thaw_table", { table: table.id });
  }

  seat(person, table) {
    this.closeMenu();
    this.act("seat_participant", { participant: person.id, table: table.id });
    this.speech.say(t("%(name)s goes to %(table)s", { name: person.name ?? t("Somebody"), table: tableName(table) }));
  }

  hide(note) {
    this.ask(hiding(note, (reason) => this.act("hide_note", { note: note.id, reason: cleaned(reason).trim() })));
  }

  show(note) {
    this.act("show_note", { note: note.id });
  }

  /** The table reads that one comes. */
  answer(call) {
    this.act("answer_help", { call: call.id });
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
    this.act("announce", { workshop: this.workshop, text: cleaned(text).trim(), ...(table && { table }) });
    this.type({ table: "", text: "" });
  }

  ask(question) {
    this.question = question;
    this.choice = "wait";
    this.render();
  }

  /** Asks, with a choice while notes have not arrived. */
  askGated(question, scope) {
    this.ask(gated(question, scope, this));
  }

  questionNow() {
    return typeof this.question === "function" ? this.question(this.model) : this.question;
  }

  choose(value) {
    this.choice = value;
    this.render();
  }

  /** Takes the last act back, or says why not. */
  undo() {
    const { operations = [], words } = this.undoing.take(this.model);
    for (const [name, args] of operations) this.connection.submit(name, args);
    this.outcome = { words, until: Date.now() + OUTCOME_SHOWN };
    this.speech.say(words);
    this.render();
  }

  endNow() {
    this.gate.endNow();
    this.render();
  }

  leaveVigil() {
    this.gate.leave();
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
}
