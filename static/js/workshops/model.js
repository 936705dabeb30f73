import { isClosed } from "../stores/workshop.js";
import { workshopField } from "./fields.js";
import { foreseen } from "./foresight.js";
import { hoursOf } from "./hours.js";

const NAMES = ["title", "date", "starts", "ends", "mode", "host", "partners", "supporters", "naming"];
const byOrder = (one, other) => one.order - other.order;

/** Everything the set-up page shows at this moment: what everybody knows, and over it what was done on this device. */
export function modelOf(connection, page) {
  const known = connection.state(page.workshopStream);
  if (!known) return { workshop: null };
  const under = [...connection.arriving(), ...connection.waiting()].sort(byOrder);
  const state = foreseen(known, under);
  const [plenary, ...tables] = state.tables;
  const fields = Object.fromEntries(NAMES.map((name) => [name, page.editing.view(workshopField(name, state)).text]));
  const model = { ...state, plenary, tables, fields, holders: new Set(state.tables.map(({ activity }) => activity)) };
  const staff = connection.state(page.staffStream);
  return {
    ...model,
    hours: hoursOf(model),
    staff: staff ?? { people: [], drafts: [] },
    invited: invitedIn(staff?.people ?? []),
    facilitators: staff?.facilitators ?? page.facilitators,
    isReadOnly: isClosed(state.workshop),
  };
}

function invitedIn(people) {
  const bodies = new Set(people.map(({ body }) => body?.id).filter(Boolean));
  return { listed: people.length, bodies: bodies.size, bodiless: people.filter(({ body }) => !body).length };
}
