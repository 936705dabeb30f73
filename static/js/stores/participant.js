import { storeOf } from "./lists.js";

const withoutHidden = (hidden, note) => hidden.filter((entry) => entry.note !== note);

/** What one person alone knows, after one more event: the seat, and own notes that were hidden. */
export const reduce = storeOf({
  participant_edited: (state, told) => ({ ...state, ...told }),
  participant_seated: (state, told) => ({ ...state, ...told }),
  note_hidden: (state, told) => ({ ...state, hidden: [...withoutHidden(state.hidden, told.note), told] }),
  note_shown: (state, { note }) => ({ ...state, hidden: withoutHidden(state.hidden, note) }),
});
