const withoutHidden = (hidden, note) => hidden.filter((entry) => entry.note !== note);

const withBody = (state, id, body) => {
  const { participant } = state;
  return participant.body?.id === id ? { ...state, participant: { ...participant, body } } : state;
};

const reducers = {
  body_edited: (state, { body }) => withBody(state, body.id, body),
  bodies_merged: (state, { body, merged }) => withBody(state, merged, body),
  participant_edited: (state, { participant }) => ({ ...state, participant }),
  participant_seated: (state, { seat }) => ({ ...state, seat }),
  note_hidden: (state, { note, text, reason }) => ({
    ...state,
    hidden: [...withoutHidden(state.hidden, note), { note, text, reason }],
  }),
  note_shown: (state, { note }) => ({ ...state, hidden: withoutHidden(state.hidden, note) }),
};

/** What one person alone knows, after one more event: the seat, and own notes that were hidden. */
export function reduce(state, event) {
  return reducers[event.name]?.(state, event.data) ?? state;
}
