import { isClosed } from "../stores/workshop.js";
import { withWaiting } from "./waiting.js";

const byName = (one, other) => (one.name ?? "").localeCompare(other.name ?? "");

/** Everything the page shows at this moment: the tables with who is to sit there, and who has no seat. */
export function modelOf(connection, page) {
  const session = connection.state(page.workshopStream);
  const staff = connection.state(page.staffStream);
  if (!session || !staff) return { workshop: null };
  const rows = withWaiting(staff, page.leaving());
  const everybody = staff.people.map((person) => placed(person, rows.get(person.id)));
  return { workshop: session.workshop, ...peopleOf(everybody, page.scope), ...standing(session, everybody, page.scope) };
}

/** A person with the place that counts on this page: the drafted one, else the seat. */
function placed(person, row) {
  const place = row?.table ?? person.table;
  return { ...person, place, isDrafted: place !== person.table, isLocked: row?.locked ?? false, choice: choiceOf(person, place) };
}

/** 1 for the first choice, 2 for the second, 0 for a table that was not asked for, null for who asked for none. */
export function choiceOf({ first_choice: first, second_choice: second }, place) {
  if (!first && !second) return null;
  return [place === first && 1, place === second && 2].find(Boolean) || 0;
}

export function isOverfull({ seated, capacity }) {
  return capacity !== null && seated.length > capacity;
}

function peopleOf(everybody, scope) {
  const present = everybody.filter((person) => person.present);
  const canChoose = present.length > 0 && present.length < everybody.length;
  const counted = scope === "listed" || !present.length ? everybody : present;
  return { everybody, present, counted, canChoose, scope: counted === everybody ? "listed" : "present" };
}

function standing({ workshop, tables }, everybody, scope) {
  const { counted, present } = peopleOf(everybody, scope);
  const shown = tables.filter(({ number }) => number > 0);
  const places = new Set(shown.map(({ id }) => id));
  const going = present.length ? present : everybody;
  return {
    tables: shown.map((table) => ({ ...table, seated: counted.filter(({ place }) => place === table.id).sort(byName) })),
    unseated: counted.filter(({ place }) => !places.has(place)).sort(byName),
    changes: going.filter(({ isDrafted }) => isDrafted),
    isSplit: everybody.some(({ place }) => places.has(place)),
    isAnnounced: everybody.some(({ table }) => places.has(table)),
    isClosed: isClosed(workshop),
  };
}
