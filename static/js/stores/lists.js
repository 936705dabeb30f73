/** The list with this entry in its place: instead of the one with its id, or where the order wants it. */
export function inserted(list, entry, order) {
  return [...without(list, entry.id), entry].sort(order);
}

/** The list with this entry instead of the one with its id, or at the end. */
export function replaced(list, entry) {
  const isKnown = list.some(({ id }) => id === entry.id);
  return isKnown ? list.map((old) => (old.id === entry.id ? entry : old)) : [...list, entry];
}

export function patched(list, id, changes) {
  return list.map((old) => (old.id === id ? { ...old, ...changes } : old));
}

export function without(list, id) {
  return list.filter((old) => old.id !== id);
}

/** The list with `body` wherever that body stood: it has another name, or is another one now. */
export function withBody(list, id, body) {
  return list.map((entry) => (entry.body?.id === id ? { ...entry, body } : entry));
}
