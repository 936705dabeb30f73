import { patched, replaced, storeOf, without } from "./lists.js";

const withPerson = (state, { participant }) => ({ ...state, people: replaced(state.people, participant) });
const withoutHidden = (hidden, id) => hidden.filter(({ note }) => note.id !== id);

/** Who withdraws is gone, and told by id; who was invited stays on the list, and is told whole. */
const withdrawn = (state, { participant }) =>
  participant.id ? withPerson(state, { participant }) : { ...state, people: without(state.people, participant) };

/** Rows of the draft in the place of those of the same people; who is to stay where the seat is has none. */
const withDrafts = (state, { drafts }) => {
  const told = new Set(drafts.map(({ participant }) => participant));
  const others = state.drafts.filter(({ participant }) => !told.has(participant));
  const rows = [...others, ...drafts.filter(({ table, locked }) => table || locked)];
  return { ...state, drafts: rows.sort((one, other) => (one.participant < other.participant ? -1 : 1)) };
};

const byArrival = (one, other) => (one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1);
const placeOf = ({ section, place }) => `${section} ${place}`;
const byPlace = (one, other) => (placeOf(one) < placeOf(other) ? -1 : 1);
const withoutKnock = (state, { knock }) => ({ ...state, knocks: without(state.knocks, knock) });

/** A draft goes with its person, and what was fixed with its seat; nobody comes back to a place that is gone. */
const withoutGone = (state) => {
  const tables = new Map(state.people.map(({ id, table }) => [id, table]));
  const isThere = ({ participant, table }) => tables.has(participant) && (table || tables.get(participant));
  const isKept = ({ returning }) => returning === null || tables.has(returning);
  return { ...state, drafts: state.drafts.filter(isThere), knocks: state.knocks.filter(isKept) };
};

const told = storeOf({
  facilitator_added: (state, { facilitator }) => ({
    ...state,
    facilitators: [...state.facilitators, facilitator].sort(),
  }),
  facilitator_removed: (state, { facilitator }) => ({
    ...state,
    facilitators: state.facilitators.filter((_, place, all) => place !== all.indexOf(facilitator)),
  }),
  facilitator_renamed: (state, { before, facilitator }) => ({
    ...state,
    facilitators: state.facilitators.with(state.facilitators.indexOf(before), facilitator).sort(),
  }),
  participants_invited: (state, { participants }) => ({
    ...state,
    people: participants.reduce((people, person) => replaced(people, person), state.people),
  }),
  participant_joined: withPerson,
  participant_edited: withPerson,
  participants_merged: (state, { participant, merged }) =>
    withPerson({ ...state, people: without(state.people, merged) }, { participant }),
  participant_removed: (state, { participant }) => ({ ...state, people: without(state.people, participant) }),
  signed_up: withPerson,
  signup_changed: withPerson,
  signup_withdrawn: withdrawn,
  participant_seated: (state, { participant, table, number }) => ({
    ...state,
    people: patched(state.people, participant, { table, number }),
  }),
  seats_drafted: withDrafts,
  seats_locked: withDrafts,
  seats_announced: withDrafts,
  knock_added: (state, { knock }) => ({ ...state, knocks: [...state.knocks, knock].sort(byArrival) }),
  knock_refused: (state, { knock }) => ({ ...state, knocks: patched(state.knocks, knock, { status: "refused" }) }),
  knock_accepted: withoutKnock,
  knock_withdrawn: withoutKnock,
  note_hidden: (state, { note, reason }) => ({
    ...state,
    hidden: [...withoutHidden(state.hidden, note.id), { note, reason }],
  }),
  note_edited: (state, { note }) => ({
    ...state,
    hidden: state.hidden.map((entry) => (entry.note.id === note.id ? { ...entry, note } : entry)),
  }),
  own_data_erased: (state, { hidden }) => ({ ...state, hidden: state.hidden.filter(({ note }) => !hidden.includes(note.id)) }),
  note_shown: (state, { note }) => ({ ...state, hidden: withoutHidden(state.hidden, note) }),
  restitution_arranged: (state, { sections }) => ({ ...state, sections }),
  section_text_written: (state, { text }) => ({
    ...state,
    section_texts: [...without(state.section_texts, text.id), text].sort(byPlace),
  }),
});

/** What the facilitators know besides, after one more event: the people, the draft of their seats and the register. */
export function reduce(state, event) {
  const next = told(state, event);
  return next.people === state.people ? next : withoutGone(next);
}
