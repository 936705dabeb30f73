import { render } from "../../vendor/lit-html/lit-html.js";
import { connect } from "../live/connection.js";
import { inherit, leaveBehind } from "../live/inheritance.js";
import { t } from "../translation.js";
import { Acts } from "./acts.js";
import { Early } from "./early.js";
import { fillMeter, thanks } from "./header.js";
import { modelOf } from "./model.js";
import { Unseen, fillNotes } from "./notes.js";
import { sheet } from "./sheet.js";
import { Speech } from "../speech.js";

const TICK = 1000;
const BACK_SHOWN = 5000;
const LONG_AWAY = 10_000;

/** The page of a person at a table: what it shows is in model.js, how it looks in sheet.js. */
class TablePage extends Acts {
  backUntil = 0;
  sentOnReturn = 0;
  model = { workshop: null };
  speech = new Speech(() => this.connection.refresh());
  unseen = new Unseen(() => this.#see());
  rest = null;
  #others = 0;
  #followed = [];
  #said = null;

  constructor(root) {
    super();
    const { workshop, participant, table, staff, joinUrl, cockpitUrl } = root.dataset;
    Object.assign(this, { root, early: new Early(root), skip: document.querySelector(".skip") });
    Object.assign(this, { table, participant, joinUrl, cockpitUrl, isStaff: Boolean(staff) });
    this.workshopStream = `workshop:${workshop}`;
    this.participantStream = `participant:${participant}`;
    this.connection = this.#connect(root.dataset);
    setInterval(() => this.render(), TICK);
    this.render();
    this.#fetchRest();
  }

  render() {
    const model = (this.model = modelOf(this.connection, this));
    if (this.early.stays(model.workshop || this.isUnknown())) return;
    if (this.isUnknown() && !this.connection.line.isMoved) leaveBehind(this);
    const hasMoved = this.#sit(model);
    const staysAtEnd = model.isLoaded && this.unseen.take(model.entries);
    render(sheet(model, this), this.root);
    fillMeter(this.root, model);
    fillNotes(this.root, model, this);
    this.skip.hidden = !this.field;
    this.unseen.watch(document.getElementById("end"));
    if (staysAtEnd) this.showEnd();
    if (hasMoved && this.field) this.early.goOn(this.field, this.draft);
    this.#speak(model);
  }

  /** The server does not know this person: a token taken back, or a workshop that is gone. */
  isUnknown() {
    const { refusal } = this.connection.status();
    return refusal === "unauthenticated" || this.connection.refusal(this.workshopStream) !== null;
  }

  isOnTheWay({ table, tables, activity, isClosed }) {
    const hasArrived = this.isStaff || this.connection.kept(`arrived:${table.id}`);
    return !hasArrived && !isClosed && table.number > 0 && tables.length > 2 && activity?.status === "planned";
  }

  showEnd() {
    requestAnimationFrame(() => document.getElementById("end")?.scrollIntoView({ block: "end" }));
  }

  /** What comes after the first note; where the network fails, until it works. */
  async #fetchRest(attempt = "") {
    try {
      (this.rest = await import(`./rest.js${attempt}`)).tellWaiting(this.connection);
      this.render();
    } catch {
      setTimeout(() => this.#fetchRest(`?${Date.now()}`), LONG_AWAY);
    }
  }

  #connect({ token, participant, staff, known, operationsUrl }) {
    return connect({
      ...{ token, known, operationsUrl },
      owner: participant || `staff:${staff}`,
      before: participant && inherit(this.workshopStream, participant, known),
      streams: staff ? [this.workshopStream] : [this.workshopStream, this.participantStream],
      onChange: () => this.render(),
      onKept: (key) => this.takeOver(key),
      onConnection: (status) => this.#lineChanged(status),
      onAnswer: (operation, answer) => this.#answered(operation, answer),
    });
  }

  /** Listens to the own table and to the plenary; true when the page has gone from one to the other. */
  #sit({ table, seat, plenary }) {
    this.isAtSeat &&= Boolean(plenary);
    this.#follow([seat, plenary].flatMap((place) => place?.stream ?? []));
    if (!table || table.id === this.place) return false;
    if (table === seat) this.takeSeat(table);
    this.place = table.id;
    this.takeUpDraft();
    this.unseen.forget();
    this.#others = 0;
    this.speech.say(table.number ? t("Your table is number %(number)s, %(theme)s", table) : t("Plenary"));
    return true;
  }

  #follow(streams) {
    for (const stream of this.#followed) if (!streams.includes(stream)) this.connection.leave(stream);
    for (const stream of streams) this.connection.follow(stream);
    this.#followed = streams;
  }

  #see() {
    this.unseen.see(this.model.entries ?? []);
    this.render();
  }

  #speak({ time, isClosed, entries = [], said = [] }) {
    const word = isClosed ? thanks() : said.map(({ sender, text }) => `${sender}: ${text}`).at(-1);
    if (word && word !== this.#said) this.speech.say(word);
    this.#said = word;
    const others = entries.filter(({ isMine }) => !isMine).length;
    const fresh = this.#others ? others - this.#others : 0;
    this.#others = others;
    if (fresh > 0) this.speech.news(fresh);
    if (time) this.rest?.speakOfTime(this.model, this.speech);
    this.rest?.questions(this.model, this)?.hear(this.model, this.speech);
  }

  #lineChanged({ isUp, downSince }) {
    if (!isUp || Date.now() - downSince < LONG_AWAY) return;
    this.sentOnReturn = this.connection.waiting().filter(({ name }) => name === "add_note").length;
    this.backUntil = Date.now() + BACK_SHOWN;
  }

  #refusal(answer) {
    return this.rest ? t("Not accepted: %(reason)s.", { reason: this.rest.reasonFor(answer) }) : t("A note was not accepted");
  }

  #answered(operation, answer) {
    if (!answer.ok) this.speech.warn(this.#refusal(answer));
    else if (answer.result?.number) this.speech.say(t("Saved, number %(number)s", { number: answer.result.number }));
  }
}

new TablePage(document.getElementById("table"));
