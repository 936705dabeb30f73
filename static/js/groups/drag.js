const SLOP = 8;
const EDGE = 60;
const STEP = 12;

/** Dragging a note to a group with a mouse or a pen; a finger scrolls, and has the menu. A drop elsewhere changes nothing. */
export class Drag {
  note = null;
  target = null;
  #start = null;
  #at = null;
  #ghost = null;

  constructor(onChange, onDrop) {
    Object.assign(this, { onChange, onDrop });
  }

  begin(event, note) {
    if (this.#start || event.button !== 0 || event.pointerType === "touch" || event.target.closest("button, input")) return;
    event.preventDefault();
    this.#start = { note, x: event.clientX, y: event.clientY };
    this.#listen("addEventListener");
  }

  #listen(verb) {
    document[verb]("pointermove", this.#moved);
    document[verb]("pointerup", this.#dropped);
    document[verb]("pointercancel", this.#left);
    document[verb]("keydown", this.#key, true);
  }

  #moved = ({ clientX: x, clientY: y }) => {
    this.#at = { x, y };
    if (!this.note && Math.hypot(x - this.#start.x, y - this.#start.y) < SLOP) return;
    if (!this.note) this.#pickUp();
    this.#aim();
  };

  #pickUp() {
    this.note = this.#start.note;
    this.#ghost = Object.assign(document.createElement("p"), { className: "ghost", textContent: this.note.text });
    this.#ghost.setAttribute("aria-hidden", "true");
    document.body.append(this.#ghost);
  }

  #aim() {
    const { x, y } = this.#at;
    this.#ghost.style.transform = `translate(${x + SLOP}px, ${y + SLOP}px)`;
    if (y < EDGE) scrollBy(0, -STEP);
    else if (y > innerHeight - EDGE) scrollBy(0, STEP);
    const target = document.elementFromPoint(x, y)?.closest("[data-drop]")?.dataset.drop ?? null;
    if (target === this.target) return;
    this.target = target;
    this.onChange();
  }

  #dropped = () => {
    const { note, target } = this;
    this.#end();
    if (note && target) this.onDrop(note, target);
  };

  #left = () => this.#end();

  #key = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#end();
  };

  #end() {
    this.#listen("removeEventListener");
    this.#ghost?.remove();
    this.note = this.target = this.#start = this.#ghost = null;
    this.onChange();
  }
}
