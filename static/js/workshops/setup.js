import { render } from "../../vendor/lit-html/lit-html.js";
import { renderRows } from "../keyed.js";
import { connect } from "../live/connection.js";
import { Speech } from "../speech.js";
import { reduce as staff } from "../stores/staff.js";
import { Acts } from "./acts.js";
import { agendaRows } from "./agenda.js";
import { aside } from "./aside.js";
import { doors } from "./doors.js";
import { Editing } from "./editing.js";
import { modelOf } from "./model.js";
import { Notice } from "./notice.js";
import { CALM, saved } from "./saved.js";
import { sheet } from "./sheet.js";
import { promptRows, tableRows } from "./tables.js";

/** The set-up page: what it shows is in model.js, what is being written in editing.js, what can be done in acts.js. */
class SetupPage extends Acts {
  opened = new Set();
  savedAt = null;
  shownBefore = new Set();
  shownKeys = new Set();
  speech = new Speech(() => this.connection.refresh());

  constructor(root, parts) {
    super();
    const { workshop, peopleUrl, cockpitUrl, seatingUrl, languages, facilitators } = root.dataset;
    Object.assign(this, { root, parts, workshop, peopleUrl, cockpitUrl, seatingUrl });
    this.languages = JSON.parse(languages);
    this.facilitators = JSON.parse(facilitators);
    this.bodies = JSON.parse(root.dataset.bodies);
    this.workshopStream = `workshop:${workshop}`;
    this.staffStream = `staff:${workshop}`;
    this.connection = this.#connect(root.dataset);
    this.editing = new Editing(this.connection);
    this.notices = new Notice(root.dataset.noticeUrl, () => this.connection.refresh());
    this.connection.ready.then(() => this.#restore());
    addEventListener("beforeunload", (event) => this.#stay(event));
    this.render();
  }

  get notice() {
    return this.notices.sentences;
  }

  get isReadOnly() {
    return this.model?.isReadOnly ?? false;
  }

  /** What stands in a field now; the page remembers that it shows this field. */
  viewOf(field) {
    this.shownKeys.add(field.key);
    return this.editing.view(field);
  }

  render() {
    this.editing?.look();
    const model = modelOf(this.connection, this);
    this.model = model;
    this.root.setAttribute("aria-busy", String(model.workshop === null));
    const focused = document.activeElement?.id;
    this.shownKeys = new Set();
    render(sheet(model, this), this.root);
    if (model.workshop) this.#fill(model);
    this.shownBefore = this.shownKeys;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }

  #fill(model) {
    renderRows(this.root.querySelector("[data-rows=agenda]"), agendaRows(model, this));
    renderRows(this.root.querySelector("[data-rows=tables]"), tableRows(model, this));
    for (const [id, rows] of promptRows(model, this)) renderRows(document.getElementById(id), rows);
    render(saved(model, this), this.parts.state);
    render(doors(model, this), this.parts.doors);
    render(aside(model, this), this.parts.aside);
    this.notices.follow(model.workshop, this.connection);
  }

  #connect({ token, staff: account, operationsUrl }) {
    return connect({
      token,
      operationsUrl,
      owner: `staff:${account}:${this.workshop}:setup`,
      reducers: { staff },
      streams: [this.workshopStream, this.staffStream],
      onChange: () => this.render(),
      onAnswer: (operation, answer) => this.#answered(operation, answer),
      onConnection: (status) => this.#lineChanged(status),
    });
  }

  /** A blink is not worth a word; what lasts longer is said, also to who is not writing just then. */
  #lineChanged({ isUp }) {
    this.render();
    if (!isUp) setTimeout(() => this.render(), CALM + 1);
  }

  #restore() {
    this.editing.restore();
    this.unsentTexts = { ...this.connection.kept("new"), ...this.unsentTexts };
    this.render();
  }

  #answered(operation, answer) {
    if (answer.ok) this.answeredWell(operation, answer);
    else this.speech.warn(this.refusalOf(answer));
  }

  /** Where the device keeps nothing, whoever leaves with something unsaved is asked first. */
  #stay(event) {
    const isAtRisk = this.connection.waiting().length && !this.connection.status().isDurable;
    if (isAtRisk) event.preventDefault();
  }
}

const part = (name) => document.querySelector(`[data-part=${name}]`);
new SetupPage(document.getElementById("setup"), { state: part("state"), doors: part("doors"), aside: part("aside") });
