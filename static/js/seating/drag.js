import { tableName } from "../activities.js";
import { consequences } from "./consequences.js";

const SLOP = 8;
const EDGE = 60;
const STEP = 14;

/** Dragging a person to a table, with a mouse, a pen or a finger; a drop elsewhere changes nothing. */
export class Drag {
  person = null;
  target = null;
  #start = null;
  #ghost = null;

  constructor(page) {
    this.page = page;
  }

  begin(event, person) {
    if (event.button !== 0 || this.page.isClosed() || this.page.swapping) return;
    this.#start = { person, x: event.clientX, y: event.clientY, button: event.currentTarget, pointer: event.pointerId };
    this.#listen("addEventListener");
  }

  #listen(verb) {
    document[verb]("pointermove", this.#moved);
    document[verb]("pointerup", this.#dropped);
    document[verb]("pointercancel", this.#ended);
    document[verb]("keydown", this.#key, true);
  }

  #moved = (event) => {
    if (event.pointerId !== this.#start.pointer) return;
    const { x, y } = this.#start;
    if (!this.person && Math.hypot(event.clientX - x, event.clientY - y) < SLOP) return;
    if (!this.person) this.#pickUp();
    this.#place(event);
    this.#aim(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-table]")?.dataset.table ?? null);
  };

  #dropped = () => {
    const { tables, everybody } = this.page.model;
    const person = everybody.find(({ id }) => id === this.person);
    const table = tables.find(({ id }) => id === this.target);
    if (this.person) swallowClick(this.#start.button);
    this.#ended();
    if (person && table && person.place !== table.id) this.page.move(person, table);
  };

  #ended = () => {
    this.#listen("removeEventListener");
    this.#ghost?.remove();
    this.person = this.target = this.#start = this.#ghost = null;
    this.page.render();
  };

  #key = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (this.person) swallowClick(this.#start.button);
    this.#ended();
  };

  #pickUp() {
    this.person = this.#start.person.id;
    this.#ghost = Object.assign(document.createElement("p"), { className: "ghost", textContent: this.#start.person.name ?? "" });
    this.#ghost.setAttribute("aria-hidden", "true");
    document.body.append(this.#ghost);
  }

  #place({ clientX, clientY }) {
    this.#ghost.style.transform = `translate(${clientX + SLOP}px, ${clientY + SLOP}px)`;
    if (clientY < EDGE) scrollBy(0, -STEP);
    else if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
  }

  /** Over another table: what the place there means stands beside the pointer. */
  #aim(table) {
    if (this.target === table) return;
    this.target = table;
    const { person } = this.#start;
    const aimed = this.page.model.tables.find(({ id }) => id === table);
    const words = aimed && person.place !== aimed.id ? [tableName(aimed), ...consequences(person, aimed, this.page.model)] : [];
    this.#ghost.textContent = [person.name, words.join("; ")].filter(Boolean).join(": ");
    this.page.render();
  }
}

/** The click that ends a drag opens no menu. */
function swallowClick(button) {
  const swallow = (event) => event.stopImmediatePropagation();
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  button.focus({ preventScroll: true });
}
