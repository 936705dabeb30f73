import { ofActivity, ofLockedTables, ofTable } from "./gate.js";
import { closingAll, ending, endingTable } from "./questions.js";

const MORE_MINUTES = 5;

/** What who conducts does with time: for everybody, and for one table. Each act is an operation in the outbox. */
export class Timing {
  minutes = new Map();

  start(activity) {
    const minutes = Number(this.minutesOf(activity));
    this.act("start_activity", { activity: activity.id, ...(minutes && { minutes }) });
  }

  extend(activity, minutes = MORE_MINUTES) {
    this.act("extend_activity", { activity: activity.id, minutes });
  }

  reopen(activity, minutes = MORE_MINUTES) {
    this.act("reopen_activity", { activity: activity.id, minutes });
  }

  end(activity) {
    this.askGated(ending(activity, this.model, () => this.act("end_activity", { activity: activity.id })), ofActivity(activity));
  }

  extendTable(table, minutes) {
    this.act("extend_table", { table: table.id, minutes });
  }

  endTable(table) {
    this.askGated(endingTable(table, () => this.act("end_table", { table: table.id })), ofTable(table));
  }

  /** A table goes on for some minutes, or without a number as long as the others. */
  reopenTable(table, minutes) {
    this.act("reopen_table", { table: table.id, ...(minutes && { minutes }) });
  }

  freezeAll() {
    this.askGated(closingAll(() => this.act("freeze_tables", { workshop: this.workshop })), ofLockedTables);
  }

  thawAll() {
    this.act("thaw_tables", { workshop: this.workshop });
  }

  minutesOf({ id, minutes }) {
    return this.minutes.get(id) ?? minutes ?? "";
  }

  setMinutes({ id }, minutes) {
    this.minutes.set(id, minutes);
  }

  /** Does something that can be taken back, as far as there is a way; returns the id of the operation. */
  act(name, args) {
    const id = this.connection.submit(name, args);
    this.outcome = null;
    this.undoing.did(id, name, args, this.model);
    return id;
  }
}
