import { reduce } from "../stores/table.js";

export const GROUPING = ["gather_notes", "release_notes", "rename_cluster", "dissolve_cluster"];

/** The groups of a table with what was done on this device and the table does not show yet, each with its notes in sight. */
export function groupsOf(state, operations, notes, table) {
  const pending = operations.filter(({ name }) => GROUPING.includes(name)).sort((one, other) => one.order - other.order);
  const { clusters } = pending.reduce((known, operation) => after(known, operation, table), { clusters: state.clusters, notes: [] });
  const inSight = notes.filter(({ state: shown, text }) => shown === "shown" && text !== null);
  const places = new Map(clusters.flatMap((cluster) => cluster.notes.map((note) => [note, cluster.id])));
  const found = new Map(clusters.map(({ id }) => [id, []]));
  const loose = [];
  for (const note of inSight) (found.get(places.get(note.id)) ?? loose).push(note);
  return { clusters, groups: clusters.map((cluster) => ({ ...cluster, notes: found.get(cluster.id) })), loose };
}

function after(known, { id, name, args, order }, table) {
  const told = TOLD[name]({ id, ...args, order }, known.clusters);
  return told && (!args.table || args.table === table) ? reduce(known, told) : known;
}

/** What the table will be told of an operation, as far as this device can know; of a group that is gone, nothing. */
const TOLD = {
  gather_notes: ({ id, table, notes = [], title, cluster, order }, clusters) => {
    const known = cluster ? clusters.find((one) => one.id === cluster) : { id, table, title, position: order };
    return known && { name: "notes_gathered", data: { cluster: heading(known), notes } };
  },
  release_notes: ({ notes }) => ({ name: "notes_released", data: { notes } }),
  rename_cluster: ({ cluster, title }) => ({ name: "cluster_renamed", data: { cluster: { id: cluster, title } } }),
  dissolve_cluster: ({ cluster }) => ({ name: "cluster_dissolved", data: { cluster } }),
};

const heading = ({ id, table, title, position }) => ({ id, table, title, position });
