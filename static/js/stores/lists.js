/** The list with this entry in its place: instead of the one with its id, or where `key`, a number, wants it. */
export function inserted(list, entry, key) {
  return [...without(list, entry.id), entry].sort((one, other) => one[key] - other[key]);
}

/** The list with this entry instead of the one with its id, or at the end. */
export function replaced(list, entry) {
  return list.some(({ id }) => id === entry.id) ? patched(list, entry.id, entry) : [...list, entry];
}

export function patched(list, id, changes) {
  return list.map((old) => (old.id === id ? { ...old, ...changes } : old));
}

export function without(list, id) {
  return list.filter((old) => old.id !== id);
}

/** What a stream knows, after one more event; of words and of bodies all are told in the same way. */
export const storeOf = (reducers) => (state, { name, data }) => ({ ...shared, ...reducers })[name]?.(state, data) ?? state;

const shared = {
  announced: (state, { announcement }) => ({ ...state, announcements: [...state.announcements, announcement] }),
  body_edited: withBody,
  bodies_merged: withBody,
};

/** A body has another name, or is another one now, wherever it stands. */
function withBody(state, { body, merged = body.id }) {
  return JSON.parse(JSON.stringify(state), (_, value) => (value?.id === merged ? body : value));
}
