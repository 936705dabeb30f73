import { activityName, tableName } from "../activities.js";
import { GROUP_INVERSES } from "../groups/inverses.js";
import { GROUP_SENTENCES } from "../groups/words.js";
import { t, tn } from "../translation.js";
import { ANSWERS } from "./answered.js";

const MINUTE = 60_000;
const person = (id, { people }) => people.find((one) => one.id === id);
const table = (id, { tables, seats }) => [...tables, ...seats].find((one) => one.id === id);
const activity = (id, { activities }) => activities.find((one) => one.id === id);
const frozen = ({ tables }) => tables.filter((one) => one.frozen).map(({ id }) => id);

/** Whole minutes until an end, by the clock of the hall; none where there is none, and one at least. */
const minutesUntil = (end, { now }) => (end ? { minutes: Math.max(1, Math.ceil((Date.parse(end) - now) / MINUTE)) } : {});

/**
 * How acts are taken back: what is remembered `before`, whether all is `still` as the act left it, and the operations
 * that take it `back`; `back` gives none where nothing does. Few do so after the closing.
 */
export const INVERSES = {
  seat_participant: {
    before: (args, model) => ({ table: person(args.participant, model)?.table ?? null }),
    isStill: (args, { model }) => person(args.participant, model)?.table === args.table,
    back: ({ participant }, { table: place }) => (place ? [["seat_participant", { participant, table: place }]] : []),
  },
  hide_note: {
    isStill: ({ note, reason }, { model }) => model.hidden.some((entry) => entry.note.id === note && entry.reason === reason),
    worksAfterClosing: true,
    back: ({ note }) => [["show_note", { note }]],
  },
  show_note: {
    before: ({ note }, { hidden }) => ({ reason: hidden.find((entry) => entry.note.id === note)?.reason }),
    isStill: ({ note }, { model }) => model.notes.some(({ id }) => id === note),
    worksAfterClosing: true,
    back: ({ note }, { reason }) => (reason ? [["hide_note", { note, reason }]] : []),
  },
  freeze_table: {
    isStill: (args, { model }) => table(args.table, model)?.frozen === true,
    back: (args) => [["thaw_table", { table: args.table }]],
  },
  thaw_table: {
    isStill: (args, { model }) => table(args.table, model)?.frozen === false,
    back: (args) => [["freeze_table", { table: args.table }]],
  },
  freeze_tables: {
    before: (args, model) => ({ frozen: frozen(model) }),
    isStill: (args, { model }) => model.seats.every((one) => one.frozen),
    back: (args, { frozen: kept }) => [["thaw_tables", args], ...kept.map((id) => ["freeze_table", { table: id }])],
  },
  thaw_tables: {
    before: (args, model) => ({ frozen: frozen(model) }),
    isStill: (args, { model }) => model.tables.every((one) => !one.frozen),
    back: (args, { frozen: kept }) => kept.map((id) => ["freeze_table", { table: id }]),
  },
  end_activity: {
    before: (args, model) => ({ end: activity(args.activity, model)?.ends_at ?? null, own: timesOfTheirOwn(args.activity, model) }),
    isStill: (args, { model }) => activity(args.activity, model)?.status === "ended" && !model.running,
    back: (args, { end, own = [] }, result, model) => [
      ["reopen_activity", { activity: args.activity, ...minutesUntil(end, model) }],
      ...own.flatMap((time) => asBefore(time, end, model)),
    ],
  },
  reopen_activity: {
    isStill: (args, { model, result }) => isRunningUntil(activity(args.activity, model), result),
    back: (args) => [["end_activity", { activity: args.activity }]],
  },
  extend_activity: {
    before: (args, model) => ({ end: activity(args.activity, model)?.ends_at ?? null }),
    isStill: (args, { model, result }) => isRunningUntil(activity(args.activity, model), result),
    back: (args, { end }, { ends_at: now }) => (end ? shifted("extend_activity", { activity: args.activity }, end, now) : []),
  },
  extend_table: {
    before: (args, model) => ({ end: endOf(args.table, model) }),
    isStill: (args, { model, result }) => endOf(args.table, model) === (result.ends_at ?? endOf(args.table, model)),
    back: (args, { end }, { ends_at: now }) => (end ? shifted("extend_table", { table: args.table }, end, now ?? end, args) : []),
  },
  ...ANSWERS,
  ...GROUP_INVERSES,
  change_workshop: {
    before: ({ changes }, { workshop }) => ({ changes: Object.fromEntries(Object.keys(changes).map((name) => [name, workshop[name]])) }),
    isStill: ({ changes }, { model }) => Object.entries(changes).every(([name, value]) => model.workshop[name] === value),
    back: ({ workshop }, { changes }) => [["change_workshop", { workshop, changes }]],
  },
  end_table: {
    before: (args, model) => ({ end: table(args.table, model)?.ends_at ?? null }),
    isStill: (args, { model }) => Boolean(table(args.table, model)?.ended_at),
    back: (args, { end }, result, model) => [["reopen_table", { table: args.table, ...minutesUntil(end, model) }]],
  },
  reopen_table: {
    isStill: (args, { model }) => table(args.table, model)?.ended_at === null,
    back: (args) => [["end_table", { table: args.table }]],
  },
};

/** The tables that do not end with all the others, and when. */
function timesOfTheirOwn(id, { tables }) {
  const own = tables.filter(({ activity: { id: their }, ends_at: end, ended_at: ended }) => their === id && (end || ended));
  return own.map(({ id: key, ends_at: end, ended_at: ended }) => ({ id: key, end, ended }));
}

/** Reopening for all brings every table back and leaves longer ends alone: which had ended ends, which was to end sooner does so. */
function asBefore({ id, end, ended }, endOfAll, model) {
  if (ended) return [["end_table", { table: id }]];
  if (!endOfAll) return [["extend_table", { table: id, ...minutesUntil(end, model) }]];
  return end < endOfAll ? shifted("extend_table", { table: id }, end, endOfAll) : [];
}

const isRunningUntil = (one, { ends_at: end }) => one?.status === "running" && one.ends_at === end;

/** The end a table has now: its own, or that of all. */
function endOf(id, model) {
  const one = table(id, model);
  return one?.ends_at ?? activity(one?.activity.id, model)?.ends_at ?? null;
}

/** As many minutes back as it really went: less than asked where no time was left. */
function shifted(name, subject, before, now, { minutes = 0 } = {}) {
  const moved = Math.round((Date.parse(before) - Date.parse(now)) / MINUTE) || -minutes;
  return moved ? [[name, { ...subject, minutes: moved }]] : [];
}

const sentences = {
  ...GROUP_SENTENCES,
  answer_help: ({ call }, model) => t("I come to %(table)s", { table: tableName(callingAt(call, model)) }),
  accept_knock: (args, model) => t("%(name)s is let in", { name: nameAtDoor(args, model) }),
  refuse_knock: (args, model) => t("%(name)s: not now", { name: nameAtDoor(args, model) }),
  extend_activity: ({ minutes }) => steps(minutes),
  extend_table: (args, model) => `${tableName(table(args.table, model))}: ${steps(args.minutes)}`,
  end_activity: (args, model) => t("%(activity)s ended.", { activity: activityName(activity(args.activity, model)) }),
  seat_participant: ({ participant, table: place }, model) =>
    t("%(name)s goes to %(table)s", { name: person(participant, model)?.name ?? t("Somebody"), table: tableName(table(place, model)) }),
  freeze_table: (args, model) => t("%(table)s closed", { table: tableName(table(args.table, model)) }),
  thaw_table: (args, model) => t("%(table)s opened again", { table: tableName(table(args.table, model)) }),
};

const callingAt = (call, { calls, ...model }) => table(calls.find(({ id }) => id === call)?.table, model);
const nameAtDoor = ({ knock }, { knocks }) => knocks.find(({ id }) => id === knock)?.name ?? t("Somebody");

function steps(minutes) {
  if (minutes < 0) return tn("One minute less", "%(count)s minutes less", -minutes);
  return tn("One minute more", "%(count)s minutes more", minutes);
}

/** What an act has done, for who may want it back; none for what has its own name only. */
export function sentenceOf(name, args, model) {
  return sentences[name]?.(args, model) ?? null;
}
