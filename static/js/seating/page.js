import { nothing, render } from "../../vendor/lit-html/lit-html.js";
import { Menus } from "../cockpit/menu.js";
import { connect } from "../live/connection.js";
import { Speech } from "../speech.js";
import { reduce } from "../stores/staff.js";
import { t } from "../translation.js";
import { Acts } from "./acts.js";
import { Drag } from "./drag.js";
import { head } from "./head.js";
import { Keys } from "./keys.js";
import { modelOf } from "./model.js";
import { News } from "./news.js";
import { Reach } from "./reach.js";
import { sheet } from "./sheet.js";
import { Undo } from "./undo.js";
import { reasonFor, subjectOf } from "./words.js";

const TICK = 5000;

/** Who sits where, to be moved by hand: what it shows is in model.js, what can be done in acts.js. */
class SeatingPage extends Acts {
  model = { workshop: null };
  scope = "present";
  isUnseatedOpen = false;
  speech = new Speech(() => this.connection.refresh());
  menus = new Menus(() => this.render());
  keys = new Keys(this);
  drag = new Drag(this);
  news = new News(this.speech);
  reach = new Reach(this);

  constructor(root, next) {
    super();
    const { workshop, cockpitUrl, tablesUrl, peopleUrl } = root.dataset;
    Object.assign(this, { root, next, workshop, cockpitUrl, tablesUrl, peopleUrl });
    this.workshopStream = `workshop:${workshop}`;
    this.staffStream = `staff:${workshop}`;
    this.connection = this.#connect(root.dataset);
    this.steps = new Undo(this.connection);
    this.connection.ready.then(() => (this.scope = this.connection.kept("scope") ?? this.scope));
    document.addEventListener("keydown", (event) => this.keys.pressedAnywhere(event));
    setInterval(() => this.render(), TICK);
    this.render();
  }

  render() {
    const model = modelOf(this.connection, this);
    this.model = model;
    const focused = document.activeElement?.dataset?.person;
    this.root.setAttribute("aria-busy", String(model.workshop === null));
    render(model.workshop ? head(model, this) : nothing, this.next);
    render(sheet(model, this), this.root);
    if (focused) document.getElementById(`seat-${focused}`)?.focus({ preventScroll: true });
  }

  send(name, args) {
    const id = super.send(name, args);
    this.news.own.add(id);
    return id;
  }

  isUnknown() {
    const { refusal } = this.connection.status();
    return refusal === "unauthenticated" || this.connection.refusal(this.staffStream) !== null;
  }

  isClosed() {
    return this.model.isClosed ?? true;
  }

  /** What has left this page and is not seen in the streams yet. */
  leaving() {
    return [...this.connection.waiting(), ...this.connection.arriving()];
  }

  /** A press on a person: the menu, or the other half of an exchange. */
  press(person, button) {
    if (this.isClosed()) return;
    const picked = this.model.everybody.find(({ id }) => id === this.swapping);
    if (!picked) this.#toggle(person, button);
    else if (picked.id === person.id) this.endSwap();
    else this.swap(picked, person);
  }

  choose(act) {
    this.menus.close();
    act();
    this.render();
  }

  /** After the announcement a single late-comer is seated at once, before it in the draft. */
  sit(person, table) {
    if (this.model.isAnnounced && person.present) this.seatNow(person, table);
    else this.move(person, table);
  }

  chooseScope(scope) {
    this.scope = scope;
    this.connection.keep("scope", scope);
    this.render();
  }

  openUnseated() {
    this.isUnseatedOpen = true;
    this.render();
  }

  /** A menu near the edge of the window comes into view whole. */
  #toggle({ id }, button) {
    this.menus.toggle(`seat-${id}`, button);
    button.parentElement.querySelector(".menu")?.scrollIntoView({ block: "nearest" });
  }

  #connect({ token, staff, operationsUrl }) {
    return connect({
      token,
      operationsUrl,
      owner: `seating:${staff}:${this.workshop}`,
      reducers: { staff: (state, event) => this.#reduce(state, event) },
      streams: [this.workshopStream, this.staffStream],
      onChange: () => this.render(),
      onAnswer: (operation, answer) => this.#answered(operation, answer),
    });
  }

  #reduce(state, event) {
    this.news.hear(event, this.model);
    return reduce(state, event);
  }

  #answered(operation, answer) {
    this.steps.answered(operation, answer);
    if (answer.ok) return this.answeredWell(operation, answer);
    const values = { act: subjectOf(operation, this.model), reason: reasonFor(operation, answer, this.model) };
    this.speech.warn(t("%(act)s: not done, %(reason)s.", values));
  }
}

new SeatingPage(document.getElementById("seating"), document.getElementById("next"));
