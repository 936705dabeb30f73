import { t } from "../translation.js";

const byName = {
  "open_workshop:invalid": () => t("the session is open already"),
  "close_workshop:invalid": () => t("the session is not open"),
  "start_activity:invalid": () => t("it has started already"),
  "extend_activity:invalid": () => t("it is not running any more"),
  "end_activity:invalid": () => t("it is not running any more"),
  "reopen_activity:invalid": () => t("it goes on already"),
  "seat_participant:invalid": () => t("this person sits there already"),
  "split_participants:invalid": () => t("there are fewer seats than people"),
  "freeze_table:invalid": () => t("the table is closed already"),
  "thaw_table:invalid": () => t("the table is open already"),
  "hide_note:invalid": () => t("the note is hidden already, or withdrawn"),
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
  seat_participant: () => t("Move a person"),
  split_participants: () => t("Split people over the tables"),
  announce: () => t("Message"),
  freeze_table: () => t("Close a table"),
  thaw_table: () => t("Open a table again"),
  hide_note: () => t("Hide a note"),
  show_note: () => t("Show a note again"),
};

export function actName(name) {
  return (acts[name] ?? (() => name))();
}
