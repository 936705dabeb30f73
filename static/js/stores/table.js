import { inserted, replaced, storeOf, without } from "./lists.js";

const withNote = (state, { note }) => ({ ...state, notes: inserted(state.notes, note, "number") });
const withPerson = (state, { participant }) => ({ ...state, people: replaced(state.people, participant) });

/** The bin and a facilitator take a note's words away: its number stays, its revision goes on. */
const withoutWords = (status) => (state, { note: id }) => {
  const gone = (note) => ({ ...note, text: null, author: null, fields: {}, state: status, revision: note.revision + 1 });
  return { ...state, notes: state.notes.map((note) => (note.id === id ? gone(note) : note)) };
};

/** What a table knows, after one more event: its notes, its people, words from the cockpit. */
export const reduce = storeOf({
  note_added: withNote,
  note_edited: withNote,
  note_restored: withNote,
  note_shown: withNote,
  note_deleted: withoutWords("binned"),
  note_hidden: withoutWords("hidden"),
  note_removed: (state, { note }) => ({ ...state, notes: without(state.notes, note) }),
  participant_seated: withPerson,
  participant_edited: withPerson,
  participant_left: (state, { participant }) => ({ ...state, people: without(state.people, participant) }),
});
