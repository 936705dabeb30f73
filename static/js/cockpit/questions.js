import { activityName, tableName } from "../activities.js";
import { t, tn } from "../translation.js";

/** Decisions that are asked twice: a title, what it means, the verb that does it, and what is done. */
export function ending(activity, { time }, act) {
  const minutes = time && !time.isOver ? Math.ceil(time.seconds / 60) : 0;
  const left = minutes ? tn("One minute is left.", "%(count)s minutes are left.", minutes) : "";
  return {
    title: t("End “%(activity)s”?", { activity: activityName(activity) }),
    first: [left, t("Nobody is cut off: what people are writing is still taken and marked as late.")].join(" ").trim(),
    more: t("If you change your mind you can reopen it for five minutes."),
    verb: t("End it"),
    act,
  };
}

export function endingTable(table, act) {
  return {
    title: t("End the time of %(table)s?", { table: tableName(table) }),
    first: t("The other tables go on. What people are writing there is still taken and marked as late."),
    more: t("If you change your mind you can let it go on with the others."),
    verb: t("End it"),
    act,
  };
}

export function closingAll(act) {
  return {
    title: t("Close all tables?"),
    first: t("The tables can only be read until you open them again. Questions in the plenary are still taken."),
    more: t("No note is lost: what has not arrived stays on the phone of who wrote it."),
    verb: t("Close all tables"),
    act,
  };
}

export function closing(model, act) {
  const { notes, counts } = model;
  const saved = tn("One note is saved", "%(count)s notes are saved", notes.length);
  return {
    title: t("Close the session?"),
    first: t("From now on it is only for reading: nobody can enter or write any more. This cannot be undone with a click."),
    unfinished: unfinished(model),
    more: `${saved}, ${tn("from one person who came.", "from the %(count)s people who came.", counts.present)}`,
    verb: t("Close the session"),
    act,
  };
}

/** What of the agenda is cut short or left out by closing now. */
function unfinished({ activities, running }) {
  const left = activities.filter(({ status }) => status === "planned").map((activity) => t("“%(activity)s”", { activity: activityName(activity) }));
  const now = running ? [t("“%(activity)s” is still running: it ends now.", { activity: activityName(running) })] : [];
  if (!left.length) return now;
  return [...now, tn("%(names)s has not been held: in the restitution it stands without an hour.",
    "%(names)s have not been held: in the restitution they stand without an hour.", left.length, { names: left.join(", ") })];
}

export function splitting({ people, drafted }, act) {
  const lost = tn("One person has a place in a draft that goes.", "%(count)s people have places in a draft that goes.", drafted.length);
  return {
    title: t("Split everybody again?"),
    first: t("Everybody gets a table anew, and each phone says where to go. Notes stay at the table where they were written."),
    more: [tn("One person may have to stand up.", "Up to %(count)s people may have to stand up.", people.length), drafted.length ? lost : ""].join(" ").trim(),
    verb: t("Split again"),
    act,
  };
}

export function freezing(table, act) {
  return {
    title: t("Close %(table)s?", { table: tableName(table) }),
    first: t("The table can only be read until you open it again."),
    more: t("No note is lost: what has not arrived stays on the phone of who wrote it."),
    verb: t("Close the table"),
    act,
  };
}

export function hiding(note, act) {
  return {
    title: t("Hide note %(ref)s?", { ref: note.ref }),
    quote: note.text,
    first: t("Everybody at the table loses sight of it. Its author still reads it, with your reason; its number stays."),
    field: t("Reason"),
    usual: [t("it names a person"), t("it holds a home address"), t("it holds a telephone number"), t("it speaks of somebody’s health"), t("it was sent already")],
    verb: t("Hide the note"),
    act,
  };
}
