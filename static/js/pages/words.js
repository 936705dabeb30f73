import { t } from "../translation.js";
import { POINTS } from "./fields.js";

const NAMES = {
  disagreement: () => t("A disagreement that is left"),
  question: () => t("A question to the other tables"),
  speaker: () => t("Who speaks in the plenary"),
};

const PARTS = { rapporteur: () => t("rapporteur"), host: () => t("host"), scribe: () => t("scribe") };

export const pointName = (place) => t("Point %(number)s", { number: place + 1 });

export const fieldName = (name) => NAMES[name]?.() ?? pointName(POINTS.indexOf(name));

export const partName = (part) => PARTS[part]?.() ?? part;

/** Somebody as the table may know them: name and body, one of the two, or neither. */
export const personLabel = ({ name, body }) => [name, body?.name].filter(Boolean).join(", ") || t("Somebody at the table");

/** The notes and groups a point comes from, as they are called on paper; what is out of sight is left out. */
export function refsOf(sources, { notes, clusters }) {
  const called = sources.map((id) => notes.find((note) => note.id === id)?.ref ?? clusters.find((one) => one.id === id)?.title);
  return called.filter(Boolean).join(", ");
}

/** How a page stands: nothing on it, begun, in dispute, or approved by so many. */
export function stateOf({ fields, signatures }, people) {
  const isBegun = fields.some(({ text }) => text);
  const here = people.filter(({ present }) => present).map(({ id }) => id);
  const approved = signatures.filter(({ approves, participant }) => approves && here.includes(participant)).length;
  const seated = people.map(({ id }) => id);
  const marked = signatures.filter(({ approves, field, participant }) => !approves && field && seated.includes(participant));
  return { isBegun, approved, here: here.length, marked, revision: fields.reduce((sum, field) => sum + field.revision, 0) };
}

export function stateTold({ isBegun, approved, here, marked }) {
  if (!isBegun) return t("empty");
  if (marked.length) return t("a sentence is in dispute");
  return approved ? t("approved by %(count)s of %(here)s", { count: approved, here }) : t("begun");
}
