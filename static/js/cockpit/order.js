import { LONG_SILENCE } from "./figures.js";

/** The order of many tables: who calls, who waits for notes, who is silent, then by number. */
export class Order {
  #places = new Map();

  /** While the pointer or the focus is among the rows, each keeps its place; who is new comes last. */
  sorted(tables, isHeld) {
    const known = isHeld ? this.#places : new Map();
    const ranked = [...tables].sort((one, other) => rank(one) - rank(other) || one.number - other.number);
    const sorted = known.size ? ranked.sort((one, other) => place(one, known) - place(other, known)) : ranked;
    this.#places = new Map(sorted.map(({ id }, index) => [id, index]));
    return sorted;
  }
}

const place = ({ id }, known) => known.get(id) ?? Infinity;

function rank({ call, missing, silence }) {
  if (call) return 0;
  if (missing.notes || missing.dropped.length) return 1;
  return silence >= LONG_SILENCE ? 2 : 3;
}

/** Whether somebody is about to press something in these rows. */
export function isHeld(rows) {
  return Boolean(rows) && (rows.matches(":hover") || rows.contains(document.activeElement));
}
