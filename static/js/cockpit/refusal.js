import { t } from "../translation.js";

const byName = {
  "open_workshop:invalid": () => t("the session is open already"),
  "close_workshop:invalid": () => t("the session is not open"),
  "start_activity:invalid": () => t("it has started already"),
  "extend_activity:invalid": () => t("it is not running any more"),
  "end_activity:invalid": () => t("it is not running any more"),
  "reopen_activity:invalid": () => t("it goes on already"),
  "extend_table:invalid": () => t("its time is over already"),
  "end_table:invalid": () => t("its time is over already"),
  "reopen_table:invalid": () => t("it goes on already"),
  "freeze_tables:invalid": () => t("all tables are closed already"),
  "thaw_tables:invalid": () => t("all tables are open already"),
  "seat_participant:invalid": () => t("this person sits there already"),
  "split_participants:invalid": () => t("there are fewer seats than people"),
  "freeze_table:invalid": () => t("the table is closed already"),
  "thaw_table:invalid": () => t("the table is open already"),
  "accept_knock:invalid": () => t("somebody answered already"),
  "refuse_knock:invalid": () => t("somebody answered already"),
  "accept_knocks:invalid": () => t("nobody waits any more"),
  "hide_note:invalid": () => t("the note is hidden already, or withdrawn"),
  "answer_note:invalid": () => t("the note is not in sight any more"),
  "owe_answer:invalid": () => t("the note is not in sight any more, or the day is before the session"),
  "reopen_question:invalid": () => t("the question is open already"),
  "show_note:invalid": () => t("the note is in sight already"),
};

const byCode = {
  workshop_closed: () => t("the session is not open"),
  forbidden: () => t("you do not conduct this session"),
  not_found: () => t("it is no longer there"),
  too_long: () => t("the words are too long"),
};

/** Why an act was refused, in words that go after a colon. */
export function reasonFor(name, { code }) {
  const words = byName[`${name}:${code}`] ?? byCode[code] ?? (() => t("something in it cannot be read"));
  return words();
}

const acts = {
  open_workshop: () => t("Open the session"),
  close_workshop: () => t("Close the session"),
  start_activity: () => t("Start"),
  extend_activity: () => t("More minutes"),
  end_activity: () => t("End"),
  reopen_activity: () => t("Reopen"),
  extend_table: () => t("More minutes for one table"),
  end_table: () => t("End the time of one table"),
  reopen_table: () => t("Let one table go on"),
  freeze_tables: () => t("Close all tables"),
  thaw_tables: () => t("Open all tables again"),
  seat_participant: () => t("Move a person"),
  split_participants: () => t("Split people over the tables"),
  announce: () => t("Message"),
  accept_knock: () => t("Let in"),
  accept_knocks: () => t("Let everybody in"),
  refuse_knock: () => t("Not now"),
  change_workshop: () => t("The door"),
  edit_participant: () => t("Correct a person"),
  merge_participants: () => t("Make two rows one person"),
  remove_participant: () => t("Take a person off the list"),
  freeze_table: () => t("Close a table"),
  thaw_table: () => t("Open a table again"),
  hide_note: () => t("Hide a note"),
  show_note: () => t("Show a note again"),
  answer_note: () => t("Mark as answered"),
  owe_answer: () => t("Mark as owed"),
  reopen_question: () => t("Open a question again"),
  answer_help: () => t("I come"),
  gather_notes: () => t("Put notes in a group"),
  release_notes: () => t("Take notes out of their group"),
  rename_cluster: () => t("Give a group another title"),
  dissolve_cluster: () => t("Dissolve a group"),
};

export function actName(name) {
  return (acts[name] ?? (() => name))();
}
