import { inserted, patched, storeOf, without } from "./lists.js";

const withStatus = (state, { status }) => ({ ...state, workshop: { ...state.workshop, status } });
const withActivity = (state, { activity }) => ({ ...state, activities: patched(state.activities, activity.id, activity) });
/** The agenda in its order: an item that came is told whole, one that went is not named any more. */
const inOrder = (state, { activity, order }) => {
  const known = [...state.activities, activity];
  const activities = order.map((key, place) => ({ ...known.find(({ id }) => id === key), position: place + 1 }));
  return { ...state, activities };
};
const withTable = (state, changes) => ({ ...state, tables: patched(state.tables, changes.id, changes) });
const withFrozen = (frozen) => (state, { table, tables = [table] }) =>
  tables.reduce((now, id) => withTable(now, { id, frozen }), state);
const told = (state, news) => ({ ...state, ...news });
const withWords = (state, { table }) => withTable(state, table);

const CLOSED = ["closed", "archived", "deleted"];

/** Whether a session is over: it can be read at most, and nothing is written any more. */
export const isClosed = ({ status }) => CLOSED.includes(status);

/** What everybody in the workshop knows, after one more event. */
export const reduce = storeOf({
  workshop_edited: told,
  workshop_opened: withStatus,
  workshop_closed: withStatus,
  workshop_archived: withStatus,
  workshop_unarchived: withStatus,
  workshop_deleted: withStatus,
  workshop_restored: withStatus,
  activity_added: inOrder,
  activity_edited: withActivity,
  activity_moved: inOrder,
  activity_removed: inOrder,
  activity_started: withActivity,
  activity_extended: withActivity,
  activity_ended: withActivity,
  activity_reopened: withActivity,
  participants_counted: (state, counts) => ({ ...state, counts }),
  table_filled: withWords,
  table_added: (state, { table }) => ({ ...state, tables: inserted(state.tables, table, "number") }),
  table_edited: withWords,
  table_removed: (state, { table }) => ({ ...state, tables: without(state.tables, table) }),
  table_extended: withWords,
  table_ended: withWords,
  table_reopened: withWords,
  table_frozen: withFrozen(true),
  table_thawed: withFrozen(false),
  tables_frozen: withFrozen(true),
  tables_thawed: withFrozen(false),
  restitution_published: told,
  restitution_withdrawn: told,
});
