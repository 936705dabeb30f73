import { t } from "../translation.js";

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** What keys do on the focused person: arrows between people, numbers to tables, F, S, U and Esc. */
export class Keys {
  constructor(page) {
    this.page = page;
  }

  pressed(event, person) {
    if (!this.#act(event, person)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Ctrl+Z takes back wherever the focus is, but where one types. */
  pressedAnywhere(event) {
    const isTyping = event.target.matches?.("input, textarea");
    if (!isTyping && isUndo(event)) this.pressed(event, null);
    else if (event.key === "Escape" && this.page.swapping) this.page.endSwap();
  }

  #act(event, person) {
    const { page } = this;
    if (isUndo(event)) return done(() => page.isClosed() || page.undo());
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key in STEPS) return done(() => page.reach.go(next(person, STEPS[event.key], page.model)));
    if (page.isClosed()) return false;
    if (/^[1-9]$/.test(event.key)) return done(() => this.#send(person, Number(event.key)));
    const acts = { 0: () => page.unseat(person), f: () => page.lock(person), s: () => page.beginSwap(person), u: () => page.undo() };
    const act = acts[event.key.toLowerCase()];
    return act ? done(act) : false;
  }

  #send(person, number) {
    const { page } = this;
    const table = page.model.tables.find((each) => each.number === number);
    if (table) page.move(person, table);
    else page.speech.say(t("There is no table %(number)s", { number }));
  }
}

function isUndo({ key, ctrlKey, metaKey, shiftKey }) {
  return key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey;
}

function done(act) {
  act();
  return true;
}

/** The person that an arrow leads to; the same one at the edge. */
function next(person, [aside, along], { tables, unseated }) {
  const columns = [...tables.map(({ seated }) => seated), unseated].filter((people) => people.length);
  const column = columns.findIndex((people) => people.some(({ id }) => id === person.id));
  const row = columns[column].findIndex(({ id }) => id === person.id);
  const people = columns[Math.min(Math.max(column + aside, 0), columns.length - 1)];
  return people[Math.min(Math.max(row + along, 0), people.length - 1)];
}
