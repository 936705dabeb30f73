import { patched, replaced } from "./lists.js";

const withPerson = (state, { participant }) => ({ ...state, people: replaced(state.people, participant) });
const withoutHidden = (hidden, id) => hidden.filter(({ note }) => note.id !== id);

const reducers = {
  participants_invited: (state, { participants }) => ({
    ...state,
    people: participants.reduce((people, person) => replaced(people, person), state.people),
  }),
  participant_joined: withPerson,
  participant_seated: (state, { participant, table, number }) => ({
    ...state,
    people: patched(state.people, participant, { table, number }),
  }),
  note_hidden: (state, { note, reason }) => ({
    ...state,
    hidden: [...withoutHidden(state.hidden, note.id), { note, reason }],
  }),
  note_shown: (state, { note }) => ({ ...state, hidden: withoutHidden(state.hidden, note) }),
};

/** What the facilitators know besides, after one more event: the people and the register. */
export function reduce(state, event) {
  return reducers[event.name]?.(state, event.data) ?? state;
}
