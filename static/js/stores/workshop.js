import { inserted, patched, without } from "./lists.js";

const byPosition = (one, other) => one.position - other.position;
const byNumber = (one, other) => one.number - other.number;

const withStatus = (state, { status }) => ({ ...state, workshop: { ...state.workshop, status } });
const withActivity = (state, { activity }) => ({
  ...state,
  activities: inserted(state.activities, activity, byPosition),
});
const inOrder = (activities, order) =>
  activities.map((activity) => ({ ...activity, position: order.indexOf(activity.id) + 1 })).sort(byPosition);
const withTable = (state, id, changes) => ({ ...state, tables: patched(state.tables, id, changes) });

const reducers = {
  workshop_edited: (state, { workshop }) => ({ ...state, workshop }),
  workshop_opened: withStatus,
  workshop_closed: withStatus,
  workshop_archived: withStatus,
  workshop_unarchived: withStatus,
  workshop_deleted: withStatus,
  workshop_restored: withStatus,
  activity_added: (state, { activity, order }) => ({
    ...state,
    activities: inOrder([...state.activities, activity], order),
  }),
  activity_edited: withActivity,
  activity_moved: (state, { order }) => ({ ...state, activities: inOrder(state.activities, order) }),
  activity_removed: (state, { activity, order }) => ({
    ...state,
    activities: inOrder(without(state.activities, activity), order),
  }),
  activity_started: withActivity,
  activity_extended: withActivity,
  activity_ended: withActivity,
  activity_reopened: withActivity,
  participants_counted: (state, { present, bodies }) => ({ ...state, counts: { present, bodies } }),
  table_filled: (state, { table }) => withTable(state, table.id, table),
  table_added: (state, { table }) => ({ ...state, tables: inserted(state.tables, table, byNumber) }),
  table_edited: (state, { table }) => withTable(state, table.id, table),
  table_removed: (state, { table }) => ({ ...state, tables: without(state.tables, table) }),
  table_frozen: (state, { table }) => withTable(state, table, { frozen: true }),
  table_thawed: (state, { table }) => withTable(state, table, { frozen: false }),
  announced: (state, { announcement }) => ({
    ...state,
    announcements: [...state.announcements, announcement],
  }),
};

/** What everybody in the workshop knows, after one more event. */
export function reduce(state, event) {
  return reducers[event.name]?.(state, event.data) ?? state;
}
