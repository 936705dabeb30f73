import { inserted, patched, replaced, withBody, without } from "./lists.js";

const byNumber = (one, other) => one.number - other.number;

const withNote = (state, { note }) => ({ ...state, notes: inserted(state.notes, note, byNumber) });

/** The bin and a facilitator take a note's words away: its number stays, its revision goes on. */
const withoutWords = (status) => (state, { note: id }) => {
  const { revision } = state.notes.find((note) => note.id === id) ?? { revision: 0 };
  const changes = { text: null, author: null, fields: {}, state: status, revision: revision + 1 };
  return { ...state, notes: patched(state.notes, id, changes) };
};

const renamed = (state, id, body) => ({
  ...state,
  notes: withBody(state.notes, id, body),
  people: withBody(state.people, id, body),
});

const reducers = {
  body_edited: (state, { body }) => renamed(state, body.id, body),
  bodies_merged: (state, { body, merged }) => renamed(state, merged, body),
  note_added: withNote,
  note_edited: withNote,
  note_restored: withNote,
  note_shown: withNote,
  note_deleted: withoutWords("binned"),
  note_hidden: withoutWords("hidden"),
  note_removed: (state, { note }) => ({ ...state, notes: without(state.notes, note) }),
  participant_seated: (state, { participant }) => ({ ...state, people: replaced(state.people, participant) }),
  participant_edited: (state, { participant }) => ({ ...state, people: replaced(state.people, participant) }),
  participant_left: (state, { participant }) => ({ ...state, people: without(state.people, participant) }),
  announced: (state, { announcement }) => ({
    ...state,
    announcements: [...state.announcements, announcement],
  }),
};

/** What a table knows, after one more event: its notes, its people, words from the cockpit. */
export function reduce(state, event) {
  return reducers[event.name]?.(state, event.data) ?? state;
}
