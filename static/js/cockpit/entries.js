import { activityName, tableName } from "../activities.js";
import { changes } from "./changes.js";
import { corrected, correctionsTogether } from "./corrections.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

const byTime = (one, other) => one.at.localeCompare(other.at);

/** The entries of the diary, oldest first: events that mean something to people, and every word that was said. */
export function entriesOf(events, model) {
  const told = correctionsTogether(withoutEchoes(events)).reduce(arrivalsTogether, []);
  const ends = new Map();
  const happened = told.map((event) => entry(event, model, ends)).filter(({ words }) => words);
  const said = model.said.map((announcement) => spoken(announcement, model));
  const late = model.tables.flatMap((table) => cameLate(table));
  return [...happened, ...said, ...late, ...model.calls.flatMap((call) => called(call, model))].sort(byTime);
}

/** Notes that came after the end of their table's time: one entry a table, where the last of them came. */
function cameLate(table) {
  const late = table.notes.filter((note) => note.late);
  if (!late.length) return [];
  const at = late.map(({ added_at: moment }) => moment).sort().at(-1);
  const words = tn("%(table)s: one note came after the end.", "%(table)s: %(count)s notes came after the end.", late.length, { table: tableName(table) });
  return [{ key: `late-${table.id}`, at, words }];
}

/** One act moves many people: the seats that come with a split or an arrival say nothing new. */
function withoutEchoes(events) {
  const causes = new Set(events.filter(({ name }) => name in CAUSES).map(({ op }) => op));
  return events.filter(({ name, op }) => name !== "participant_seated" || !causes.has(op));
}

const CAUSES = { participants_split: true, seats_announced: true, participant_joined: true };

/** People who come in one after the other are one entry. */
function arrivalsTogether(told, event) {
  if (!(event.name in sentences)) return told;
  const last = told.at(-1);
  if (event.name !== "participant_joined" || last?.name !== event.name) return [...told, { ...event, count: 1 }];
  return [...told.slice(0, -1), { ...event, count: last.count + 1 }];
}

function entry(event, model, ends) {
  const words = sentences[event.name](event.data, model, { count: event.count, changed: event.changed, ends });
  return { key: `${event.stream}-${event.seq}`, at: event.at, words, by: event.by };
}

const sentences = {
  ...changes,
  workshop_created: () => t("The session was prepared."),
  workshop_edited: (data, model, { changed }) => corrected(changed),
  workshop_opened: () => t("The session is open: the code lets people in."),
  workshop_closed: () => t("The session is closed."),
  activity_started: ({ activity }, model, { ends }) => began(t("%(activity)s began.", named(activity)), activity, ends),
  activity_reopened: ({ activity }, model, { ends }) => began(t("%(activity)s goes on.", named(activity)), activity, ends),
  activity_extended: ({ activity }, { workshop }, { ends }) => extended(activity, workshop, ends),
  activity_ended: ({ activity }) => t("%(activity)s ended.", named(activity)),
  participants_split: () => t("Everybody has a table."),
  seats_announced: ({ people }) => tn("One person goes to their table.", "%(count)s people go to their tables.", people),
  participants_invited: ({ participants }) =>
    tn("One person was put on the list.", "%(count)s people were put on the list.", participants.length),
  facilitator_added: ({ facilitator }) => t("%(name)s conducts too.", { name: facilitator }),
  facilitator_removed: ({ facilitator }) => t("%(name)s conducts no more.", { name: facilitator }),
  facilitator_link_made: () => t("A link for a colleague was made."),
  facilitator_link_revoked: () => t("A link for a colleague was revoked."),
  signup_opened: () => t("People can sign up."),
  signup_closed: () => t("Sign-up is closed."),
  signed_up: ({ participant }) => t("%(name)s signed up.", { name: nameOf(participant) }),
  signup_changed: ({ participant }) => t("%(name)s changed what they signed up for.", { name: nameOf(participant) }),
  signup_withdrawn: ({ participant }) => t("%(name)s does not come.", { name: nameOf(participant) }),
  link_renewed: ({ participant }, { people }) =>
    t("The personal link of %(name)s was replaced.", { name: nameOf(people.find(({ id }) => id === participant)) }),
  links_renewed: ({ people }) => tn("One personal link was replaced.", "%(count)s personal links were replaced.", people),
  people_forgotten: () => t("Names and roles were deleted."),
  knock_refused: ({ knock }, { knocks }) => {
    const known = knocks.find(({ id }) => id === knock);
    return known ? t("%(name)s was not let in for now.", { name: nameOf(known) }) : "";
  },
  participant_returned: ({ participant }, { people }) =>
    t("%(name)s is back, on another phone.", { name: nameOf(people.find(({ id }) => id === participant)) }),
  participant_joined: ({ participant }, model, { count }) => arrived(participant, count),
  participant_seated: ({ participant, number }, { people }) =>
    t("%(name)s goes to %(table)s.", { name: nameOf(people.find(({ id }) => id === participant)), table: tableName({ number }) }),
  table_edited: ({ table }, model) => t("%(table)s has other words.", { table: tableOf(table.id, model) }),
  table_extended: ({ table }, model) => alone(table, model),
  table_ended: ({ table }, model) => t("Time is over at %(table)s.", { table: tableOf(table.id, model) }),
  table_reopened: ({ table }, model) => alone(table, model),
  tables_frozen: () => t("All tables are closed, for reading only."),
  tables_thawed: () => t("All tables are open again."),
  table_frozen: ({ table }, model) => t("%(table)s is closed, for reading only.", { table: tableOf(table, model) }),
  table_thawed: ({ table }, model) => t("%(table)s is open again.", { table: tableOf(table, model) }),
  note_hidden: ({ note, reason }) => t("Note %(ref)s was hidden: %(reason)s", { ref: note.ref, reason }),
  note_shown: ({ note }, { notes }) => t("Note %(ref)s is in sight again.", { ref: notes.find(({ id }) => id === note)?.ref ?? "" }),
};

const named = (activity) => ({ activity: activityName(activity) });

function began(words, { id, ends_at: end }, ends) {
  ends.set(id, end);
  return words;
}

function extended({ ends_at: end, ...activity }, { time_zone: zone }, ends) {
  const minutes = Math.round((Date.parse(end) - Date.parse(ends.get(activity.id))) / 60_000);
  ends.set(activity.id, end);
  const values = { ...named(activity), hour: hour(end, zone) };
  if (!(minutes > 0)) return t("%(activity)s now lasts until %(hour)s.", values);
  return tn("One minute more for %(activity)s, until %(hour)s.", "%(count)s minutes more for %(activity)s, until %(hour)s.", minutes, values);
}

/** Until when a table goes on by itself; where it has no end of its own, it goes on with the others. */
function alone({ id, ends_at: end }, model) {
  const table = tableOf(id, model);
  if (!end) return t("%(table)s goes on with the others.", { table });
  return t("%(table)s goes on until %(hour)s.", { table, hour: hour(end, model.workshop.time_zone) });
}

function arrived(person, count) {
  if (count > 1) return tn("One person came in.", "%(count)s people came in, the last one is %(name)s.", count, { name: nameOf(person) });
  const values = { name: nameOf(person), body: person.body?.name };
  return person.body ? t("%(name)s came in, %(body)s.", values) : t("%(name)s came in.", values);
}

function nameOf(person) {
  return person?.name ?? t("Somebody");
}

function tableOf(id, { seats }) {
  return tableName(seats.find((table) => table.id === id) ?? { number: 0 });
}

function spoken({ id, at, sender, text, table }, model) {
  const to = table ? tableOf(table, model) : t("everybody");
  return { key: id, at, words: t("%(sender)s to %(table)s: “%(text)s”", { sender, table: to, text }) };
}

function called({ id, table, text, called_at: at, answered_at: then, answered_by: name }, model) {
  const named = { table: tableOf(table, model), text, name };
  const call = { key: id, at, words: text ? t("%(table)s called: “%(text)s”", named) : t("%(table)s called.", named) };
  if (!then) return [call];
  const words = name ? t("%(name)s went to %(table)s.", named) : t("%(table)s took the call back.", named);
  return [call, { key: `${id}-answered`, at: then, words }];
}
