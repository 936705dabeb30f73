const clusterOf = (id, { clusters }) => clusters.find((one) => one.id === id);
const whereIs = (note, { clusters }) => clusters.find(({ notes }) => notes.includes(note))?.id ?? null;
const placesOf = ({ notes = [] }, model) => ({ places: notes.map((note) => [note, whereIs(note, model)]) });

/** How what was done with groups is taken back; only where all is still as it was left. */
export const GROUP_INVERSES = {
  gather_notes: {
    before: placesOf,
    isStill: ({ notes = [], title, cluster }, { model, result }) => isAsLeft(clusterOf(cluster ?? result.cluster, model), notes, title),
    worksAfterClosing: true,
    back: (args, { places }, { cluster }, model) => [
      ...(args.cluster ? [] : [["dissolve_cluster", { cluster }]]),
      ...putBack(args.table, places, model, !args.cluster),
    ],
  },
  release_notes: {
    before: placesOf,
    isStill: ({ notes }, { model }) => notes.every((note) => whereIs(note, model) === null),
    worksAfterClosing: true,
    back: ({ table }, { places }, result, model) => putBack(table, places, model, true),
  },
  rename_cluster: {
    before: ({ cluster }, model) => ({ title: clusterOf(cluster, model)?.title }),
    isStill: ({ cluster, title }, { model }) => clusterOf(cluster, model)?.title === title,
    worksAfterClosing: true,
    back: ({ cluster }, { title }) => (title ? [["rename_cluster", { cluster, title }]] : []),
  },
  dissolve_cluster: {
    before: ({ cluster }, model) => ({ cluster: clusterOf(cluster, model) }),
    isStill: ({ cluster: id }, { model }) => !clusterOf(id, model),
    worksAfterClosing: true,
    back: (args, { cluster }, result, model) => (cluster ? [["gather_notes", again(cluster, model)]] : []),
  },
};

/** A new group has its title and no other notes; one that was there still has these. */
function isAsLeft(cluster, notes, title) {
  if (!cluster || (title && (cluster.title !== title || cluster.notes.length !== notes.length))) return false;
  return notes.every((note) => cluster.notes.includes(note));
}

/** Into the groups where the notes were, as far as these are still there; else out of all of them. */
function putBack(table, places, model, isLoose) {
  const known = new Map();
  for (const [note, place] of places) {
    const cluster = clusterOf(place, model) ? place : null;
    known.set(cluster, [...(known.get(cluster) ?? []), note]);
  }
  return [...known].filter(([cluster]) => cluster || !isLoose).map(([cluster, notes]) => moved(table, cluster, notes));
}

const moved = (table, cluster, notes) => (cluster ? ["gather_notes", { table, notes, cluster }] : ["release_notes", { table, notes }]);

/** The same title, and those of its notes that are in no other group by now. */
const again = ({ table, title, notes }, model) => ({ table, title, notes: notes.filter((note) => whereIs(note, model) === null) });
