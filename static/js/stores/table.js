import { inserted, patched, replaced, storeOf, without } from "./lists.js";

const withNote = (state, { note }) => ({ ...state, notes: inserted(state.notes, note, "number") });
const withPerson = (state, { participant }) => ({ ...state, people: replaced(state.people, participant) });
const withCall = (state, { call }) => ({ ...state, calls: replaced(state.calls, call) });

/** Who finished is told by id, in order. */
const withDone = (state, participant, done) => {
  const others = state.done.filter((id) => id !== participant);
  return { ...state, done: done ? [...others, participant].sort() : others };
};

/** The bin and a facilitator take a note's words away: its number stays, its revision goes on. */
const withoutWords = (status) => (state, { note: id }) => {
  const gone = (note) => ({ ...note, text: null, author: null, fields: {}, answer: null, state: status, revision: note.revision + 1 });
  return { ...state, notes: state.notes.map((note) => (note.id === id ? gone(note) : note)) };
};

/** A note is in one group at most: the last hand decides. */
const withoutNotes = (clusters, gone) => clusters.map((cluster) => ({ ...cluster, notes: cluster.notes.filter((id) => !gone.includes(id)) }));

const gathered = ({ clusters, ...state }, { cluster, notes }) => {
  const others = withoutNotes(clusters, notes);
  const known = others.find(({ id }) => id === cluster.id)?.notes ?? [];
  return { ...state, clusters: inserted(others, { ...cluster, notes: [...known, ...notes].sort() }, "position") };
};

const released = (state, notes) => ({ ...state, clusters: withoutNotes(state.clusters, notes) });

/** Who has a part is told by id, in order; it goes with the seat. */
const withPart = (state, participant, part) => {
  const others = state.parts.filter((each) => each.participant !== participant);
  return { ...state, parts: byPerson(part ? [...others, { participant, part }] : others) };
};

const byPerson = (list) => list.sort((one, other) => (one.participant < other.participant ? -1 : 1));

/** Who changes place begins anew. */
const withoutSeat = (state, participant) => withPart(withDone(state, participant), participant);

/** New words on the page: nobody has approved them, and what was marked in them is settled. */
const written = ({ page, ...state }, { fields }) => {
  const isMarked = ({ approves, field }) => field && !approves && !fields.some(({ id }) => id === field);
  const known = fields.reduce((list, field) => inserted(list, field, "position"), page.fields);
  return { ...state, page: { fields: known, signatures: page.signatures.filter(isMarked) } };
};

const signed = (state, { signature }) => {
  const others = state.page.signatures.filter(({ participant }) => participant !== signature.participant);
  return { ...state, page: { ...state.page, signatures: byPerson([...others, signature]) } };
};

/** Two rows were one person: who speaks and who has signed is that person. */
const merged = ({ page, ...state }, { participant, merged: gone, signature }) => {
  const isOther = (each) => ![participant, gone].includes(each.participant);
  const fields = page.fields.map((field) => (field.text === gone ? { ...field, text: participant } : field));
  const signatures = [...page.signatures.filter(isOther), ...(signature ? [signature] : [])];
  return { ...state, page: { fields, signatures: byPerson(signatures) } };
};

/** What a table knows, after one more event: its notes, its people, words from the cockpit. */
export const reduce = storeOf({
  note_added: withNote,
  note_edited: withNote,
  note_restored: withNote,
  note_shown: withNote,
  note_answered: withNote,
  answer_owed: withNote,
  question_reopened: withNote,
  note_deleted: withoutWords("binned"),
  note_hidden: withoutWords("hidden"),
  note_removed: (state, { note }) => released({ ...state, notes: without(state.notes, note) }, [note]),
  notes_gathered: gathered,
  notes_released: (state, { notes }) => released(state, notes),
  cluster_renamed: (state, { cluster }) => ({ ...state, clusters: patched(state.clusters, cluster.id, cluster) }),
  cluster_dissolved: (state, { cluster }) => ({ ...state, clusters: without(state.clusters, cluster) }),
  participant_seated: (state, told) => withoutSeat(withPerson(state, told), told.participant.id),
  participant_edited: withPerson,
  participant_left: (state, { participant }) =>
    withoutSeat({ ...state, people: without(state.people, participant) }, participant),
  part_given: (state, { participant, part }) => withPart(state, participant, part),
  page_written: written,
  points_swapped: written,
  page_signed: signed,
  page_people_merged: merged,
  done_marked: (state, { participant, done }) => withDone(state, participant, done),
  help_called: withCall,
  help_answered: withCall,
});
