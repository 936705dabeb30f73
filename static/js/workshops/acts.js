import { activityName } from "../activities.js";
import { cleaned } from "../text.js";
import { t, tn } from "../translation.js";
import { idOf } from "./field.js";
import { linesOf } from "./pasting.js";
import { isTooLong, sentenceFor } from "./refusal.js";
import { textOf } from "./refused.js";
import { removed } from "./removal.js";

/** What who prepares does besides writing in fields; each act is an operation in the outbox. */
export class Acts {
  unsentTexts = {};
  removed = "";

  open() {
    this.#do("open_workshop", { workshop: this.workshop });
  }

  addActivity(event) {
    event.preventDefault();
    const kind = event.target.elements.kind.value;
    const id = this.#do("add_activity", { workshop: this.workshop, kind });
    this.#focus(`f-${id}-title`);
  }

  moveActivity(activity, position) {
    this.#do("move_activity", { activity: activity.id, position });
    const moved = { moment: activityName(activity), place: position };
    this.speech.say(t("“%(moment)s” is number %(place)s now", moved));
  }

  removeActivity(activity) {
    this.#do("remove_activity", { activity: activity.id });
    this.speech.say(t("“%(moment)s” removed", { moment: activityName(activity) }));
    this.#focus("new-activity");
  }

  /** One table or one question more, from the line where it was typed. */
  add(event, name, table) {
    event.preventDefault();
    const text = cleaned(this.unsent(name)).replace(/\s+/g, " ").trim();
    if (!text || isTooLong(text)) return this.#focus(idOf({ key: `new.${name}` }));
    const id = this.#add(text, table);
    if (!table) this.opened.add(id);
    this.typeNew(name, "");
  }

  /** Several lines pasted at once are so many tables or questions; one line goes into the field as ever. */
  paste(event, table) {
    const lines = linesOf(cleaned(event.clipboardData.getData("text")));
    if (lines.length < 2 || lines.some(isTooLong)) return;
    event.preventDefault();
    lines.forEach((line) => this.#add(line, table));
    const count = lines.length;
    this.speech.say(table ? tn("One question added", "%(count)s questions added", count) : tn("One table added", "%(count)s tables added", count));
  }

  toggleTable({ id }) {
    if (!this.opened.delete(id)) this.opened.add(id);
    this.render();
  }

  removeTable({ id }) {
    this.#do("remove_table", { table: id });
    this.#focus(idOf({ key: "new.table" }));
  }

  movePrompt({ id }, table, position) {
    this.#do("move_prompt", { table: table.id, prompt: id, position });
    this.speech.say(t("The question is number %(place)s now", { place: position }));
  }

  removePrompt({ id }, table) {
    this.#do("remove_prompt", { table: table.id, prompt: id });
    this.speech.say(t("Question removed"));
    this.#focus(idOf({ key: `new.prompt-${table.id}` }));
  }

  unsent(name) {
    return this.unsentTexts[name] ?? "";
  }

  typeNew(name, text) {
    this.unsentTexts = { ...this.unsentTexts, [name]: text };
    this.connection.keep("new", this.unsentTexts);
    this.render();
  }

  /** What the server's answer says of an act: only then it is certain that a table is gone, and what went with it. */
  answeredWell({ name }, { at, result }) {
    this.savedAt = at;
    if (name !== "remove_table") return;
    this.removed = removed(result);
    this.speech.say(this.removed);
  }

  /** A refused text goes back into its line, before what is being written there. */
  takeUp(operation, name) {
    this.typeNew(name, [textOf(operation), this.unsent(name)].filter(Boolean).join(" "));
    this.discard(operation.id);
    this.#focus(idOf({ key: `new.${name}` }));
  }

  discard(id) {
    this.connection.discard(id);
  }

  refusalOf(answer) {
    return sentenceFor(answer);
  }

  #add(text, table) {
    return table ? this.#do("add_prompt", { table: table.id, text }) : this.#do("add_table", { workshop: this.workshop, theme: text });
  }

  #do(name, args) {
    const id = this.connection.submit(name, args);
    this.render();
    return id;
  }

  #focus(id) {
    document.getElementById(id)?.focus();
  }
}
