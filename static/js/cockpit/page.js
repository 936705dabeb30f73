import { nothing, render } from "../../vendor/lit-html/lit-html.js";
import { connect } from "../live/connection.js";
import { reduce as staff } from "../stores/staff.js";
import { Speech } from "../speech.js";
import { t } from "../translation.js";
import { Acts } from "./acts.js";
import { Diary } from "./diary.js";
import { DoorNews } from "./door.js";
import { keepFocus } from "./dialog.js";
import { Gate } from "./gate.js";
import { head } from "./head.js";
import { Menus } from "./menu.js";
import { modelOf } from "./model.js";
import { News } from "./news.js";
import { Order } from "./order.js";
import { PersonQuestion } from "./person.js";
import { keepPerson } from "./person_dialog.js";
import { Presence } from "./presence.js";
import { setWidths } from "./phases.js";
import { reasonFor } from "./refusal.js";
import { sheet } from "./sheet.js";
import { Shortcuts } from "./shortcuts.js";
import { Undo } from "./undo.js";

const TICK = 1000;

/** The cockpit: what it shows is in model.js, how it looks in sheet.js, what can be done in acts.js. */
class CockpitPage extends Acts {
  model = { workshop: null };
  isPeopleOpen = false;
  sifted = "all";
  speech = new Speech(() => this.connection.refresh());
  news = new News(this.speech);
  doorNews = new DoorNews(this.speech);
  order = new Order();
  menus = new Menus(() => this.render());
  asked = new PersonQuestion(this);

  constructor(root, next) {
    super();
    const { workshop, tableUrl, restitutionUrl, seatingUrl, publishUrl } = root.dataset;
    Object.assign(this, { root, next, workshop, tableUrl, restitutionUrl, seatingUrl, publishUrl });
    this.workshopStream = `workshop:${workshop}`;
    this.staffStream = `staff:${workshop}`;
    this.presence = new Presence(this.staffStream, () => this.connection.refresh());
    this.gate = new Gate(this.presence, this.speech);
    this.connection = this.#connect(root.dataset);
    this.connection.line.socket.on("presence", (told) => this.presence.hear(told));
    this.undoing = new Undo(this.connection);
    this.shortcuts = new Shortcuts(this);
    this.diary = this.#openDiary(root.dataset);
    this.connection.ready.then(() => (this.draft = this.connection.kept("draft") ?? this.draft));
    setInterval(() => this.render(), TICK);
    this.render();
  }

  render() {
    const model = modelOf(this.connection, this);
    this.model = model;
    if (this.undoing.isDue) return this.undo();
    for (const { stream } of this.connection.state(this.workshopStream)?.tables ?? []) this.connection.follow(stream);
    this.root.setAttribute("aria-busy", String(model.workshop === null));
    render(model.workshop ? head(model, this) : nothing, this.next);
    render(sheet(model, this), this.root);
    setWidths(this.root);
    keepFocus(this);
    keepPerson(this);
    this.diary.follow(this.connection);
    if (!model.workshop) return;
    if (model.isClosed) document.getElementById("out-of-reach")?.remove();
    this.news.watch(model.tables);
    this.doorNews.watch(model.knocks);
    this.gate.watch(model, this.connection.status().isUp);
  }

  /** The server does not let this account in any more. */
  isUnknown() {
    const { refusal } = this.connection.status();
    return refusal === "unauthenticated" || this.connection.refusal(this.staffStream) !== null;
  }

  closeMenu() {
    this.menus.close();
  }

  openPeople(isOpen) {
    this.isPeopleOpen = isOpen;
    this.render();
  }

  sift(sifted) {
    this.sifted = sifted;
    this.render();
  }

  tableAddress({ id }) {
    return this.tableUrl + id;
  }

  #connect({ token, staff: account, operationsUrl }) {
    return connect({
      token,
      operationsUrl,
      owner: `staff:${account}:${this.workshop}`,
      reducers: { staff },
      streams: [this.workshopStream, this.staffStream],
      onChange: () => this.render(),
      onSync: (answer) => this.presence.learn(answer),
      onAnswer: (operation, answer) => this.#answered(operation, answer),
    });
  }

  #openDiary({ token, workshopEvents, staffEvents }) {
    const addresses = { [this.workshopStream]: workshopEvents, [this.staffStream]: staffEvents };
    return new Diary(addresses, token, () => this.connection.refresh());
  }

  #answered(operation, answer) {
    if (this.asked.answered(operation, answer)) return;
    this.undoing.answered(operation, answer);
    if (!answer.ok) this.speech.warn(t("Not done: %(reason)s", { reason: reasonFor(operation.name, answer) }));
    else if (operation.name === "announce") this.speech.say(t("Message sent"));
  }
}

new CockpitPage(document.getElementById("cockpit"), document.getElementById("next"));
