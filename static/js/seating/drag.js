import { tableName } from "../activities.js";
import { consequences } from "./consequences.js";

const SLOP = 8;
const HOLD = 350;
const EDGE = 60;
const STEP = 12;
const FINGER = 64;

/** Dragging a person to a table, with a mouse, a pen or a finger that holds first; a drop elsewhere changes nothing. */
export class Drag {
  person = null;
  target = null;
  #start = null;
  #at = null;
  #hold = null;
  #ghost = null;

  constructor(page) {
    this.page = page;
    document.addEventListener("touchmove", (event) => this.#keepStill(event), { passive: false });
  }

  begin(event, person) {
    if (this.#start || event.button !== 0 || this.page.isClosed() || this.page.swapping) return;
    const { clientX: x, clientY: y, pointerId: pointer, currentTarget: button } = event;
    this.#start = { person, x, y, pointer, button, isTouch: event.pointerType === "touch" };
    this.#at = { x, y };
    this.#listen("addEventListener");
    if (this.#start.isTouch) this.#hold = setTimeout(() => this.#pickUp(), HOLD);
  }

  #listen(verb) {
    document[verb]("pointermove", this.#moved);
    document[verb]("pointerup", this.#dropped);
    document[verb]("pointercancel", this.#cancelled);
    document[verb]("contextmenu", this.#noMenu);
    document[verb]("keydown", this.#key, true);
  }

  /** What is held moves with the finger; without holding, the finger scrolls the page as everywhere. */
  #keepStill(event) {
    if (this.person && event.cancelable) event.preventDefault();
  }

  #moved = ({ pointerId, clientX: x, clientY: y }) => {
    if (pointerId !== this.#start.pointer) return;
    this.#at = { x, y };
    if (this.person || Math.hypot(x - this.#start.x, y - this.#start.y) < SLOP) return;
    if (this.#start.isTouch) this.#end();
    else this.#pickUp();
  };

  #dropped = ({ pointerId, clientX: x, clientY: y }) => {
    if (pointerId !== this.#start.pointer) return;
    this.#at = { x, y };
    if (this.person) this.#aim();
    const { tables, everybody } = this.page.model;
    const person = everybody.find(({ id }) => id === this.person);
    const table = tables.find(({ id }) => id === this.target);
    if (this.person) swallowClick(this.#start.button);
    this.#end();
    if (person && table && person.place !== table.id) this.page.move(person, table);
  };

  #cancelled = ({ pointerId }) => {
    if (pointerId === this.#start.pointer) this.#end();
  };

  #noMenu = (event) => {
    if (this.#start.isTouch) event.preventDefault();
  };

  #key = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (this.person) swallowClick(this.#start.button);
    this.#end();
  };

  #end() {
    clearTimeout(this.#hold);
    this.#listen("removeEventListener");
    this.#ghost?.remove();
    this.person = this.target = this.#start = this.#ghost = null;
    this.page.render();
  }

  #pickUp() {
    this.page.menus.close();
    this.person = this.#start.person.id;
    this.#ghost = Object.assign(document.createElement("p"), { className: "ghost", textContent: this.#start.person.name ?? "" });
    this.#ghost.setAttribute("aria-hidden", "true");
    document.body.append(this.#ghost);
    this.page.render();
    this.#frame();
  }

  /** Once a picture while somebody is held: the page goes on at its edges, also under a pointer that stands still. */
  #frame = () => {
    if (!this.person) return;
    this.#aim();
    this.#place();
    requestAnimationFrame(this.#frame);
  };

  /** Over another table: what the place there means stands beside the pointer. */
  #aim() {
    const element = document.elementFromPoint(this.#at.x, this.#at.y);
    if (!element?.closest(".overview")) this.#scroll();
    const table = element?.closest("[data-table]")?.dataset.table ?? null;
    if (this.target === table) return;
    this.target = table;
    const { person } = this.#start;
    const aimed = this.page.model.tables.find(({ id }) => id === table);
    const words = aimed && person.place !== aimed.id ? [tableName(aimed), ...consequences(person, aimed, this.page.model)] : [];
    this.#ghost.textContent = [person.name, words.join("; ")].filter(Boolean).join(": ");
    this.page.render();
  }

  #scroll() {
    if (this.#at.y < EDGE) scrollBy(0, -STEP);
    else if (this.#at.y > innerHeight - EDGE) scrollBy(0, STEP);
  }

  #place() {
    const { offsetWidth: width, offsetHeight: height } = this.#ghost;
    const x = Math.min(this.#at.x + SLOP, innerWidth - width - SLOP);
    const y = this.#start.isTouch ? besideFinger(this.#at.y, height) : Math.min(this.#at.y + SLOP, innerHeight - height - SLOP);
    this.#ghost.style.transform = `translate(${Math.max(x, SLOP)}px, ${y}px)`;
  }
}

/** Above the finger, where the hand hides nothing; below it at the top of the window. */
function besideFinger(y, height) {
  const above = y - FINGER - height;
  return above < SLOP ? y + FINGER : above;
}

/** The click that ends a drag opens no menu. */
function swallowClick(button) {
  const swallow = (event) => event.stopImmediatePropagation();
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  button.focus({ preventScroll: true });
}
