import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { roleTold } from "../roles.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

const BETWEEN = 10_000;
const AT_ONCE = 30;
const SHOWN_OUTSIDE = 50;
const isWaiting = ({ status }) => status === "waiting";
const nameOf = ({ name }) => name ?? t("Somebody");

/** Who waits at the door, who came first first: each with what they said, to be let in or not now. */
export function atDoor(model, page) {
  const waiting = model.knocks.filter(isWaiting);
  const newcomers = waiting.filter(({ returning }) => !returning);
  const refused = model.knocks.filter((knock) => !isWaiting(knock));
  if (!model.knocks.length || model.workshop.status !== "open") return nothing;
  return html`<section aria-labelledby="door">
    <h2 id="door" tabindex="-1">${t("At the door")} <span class="soft plain">${waiting.length}</span></h2>
    ${newcomers.length > 1 ? all(newcomers, page) : nothing}
    <ol class="queue below-s">${repeat(waiting, ({ id }) => id, (knock) => row(knock, model, page))}</ol>
    ${refused.length ? outside(refused, model, page) : nothing}
  </section>`;
}

/** Lets in who is seen here, some at a time; whoever asks for the place of somebody is answered alone. */
function all(newcomers, page) {
  const isLeaving = page.isLeaving("accept_knocks");
  const words = t("Let all %(count)s in", { count: newcomers.length });
  const act = () => !isLeaving && letIn(newcomers.map(({ id }) => id), page);
  return html`<p><button class="btn btn--alt" type="button" aria-disabled=${isLeaving} @click=${act}>${words}</button></p>`;
}

function letIn(knocks, page) {
  for (let first = 0; first < knocks.length; first += AT_ONCE) {
    page.act("accept_knocks", { workshop: page.workshop, knocks: knocks.slice(first, first + AT_ONCE) });
  }
}

function row(knock, model, page) {
  const { workshop } = model;
  const about = [knock.body_name, roleTold(knock), t("since %(hour)s", { hour: hour(knock.at, workshop.time_zone) })];
  const accept = button(t("Let in"), t("Let %(name)s in", { name: nameOf(knock) }), "btn--alt", "accept_knock", knock, page);
  const refuse = button(t("Not now"), t("%(name)s: not now", { name: nameOf(knock) }), "btn--quiet", "refuse_knock", knock, page);
  return html`<li class=${isWaiting(knock) ? "is-calling" : ""}>
    <p><b>${nameOf(knock)}</b> <span class="soft s">${about.filter(Boolean).join(" · ")}</span></p>
    ${standing(knock, model)}
    <p class="row">${accept}${isWaiting(knock) ? refuse : nothing}</p>
  </li>`;
}

/** What is known of who knocks: on the list, or inside already on another phone. */
function standing({ returning, listed }, { people }) {
  if (listed) return html`<p class="s state state--ok">${icon("check")}${t("on the list")}</p>`;
  if (!returning) return nothing;
  const person = people.find(({ id }) => id === returning);
  const place = person?.table ? tableName(person) : t("without a seat");
  const words = t("Says to be here already, on another phone (%(place)s). That phone goes out.", { place });
  return html`<p class="s">${words}</p>`;
}

function button(words, label, kind, operation, { id }, page) {
  const operations = [...page.connection.waiting(), ...page.connection.arriving()];
  const isLeaving = operations.some(({ args }) => args.knock === id);
  const act = () => !isLeaving && answer(operation, id, page);
  return html`<button class="btn btn--dense ${kind}" type="button" aria-label=${label} aria-disabled=${isLeaving} @click=${act}>${words}</button>`;
}

/** The row goes with its buttons: the focus stays in the queue. */
function answer(operation, knock, page) {
  page.act(operation, { knock });
  document.getElementById("door").focus();
}

function outside(refused, model, page) {
  const newest = refused.slice(-SHOWN_OUTSIDE);
  const more = newest.length < refused.length ? t("Here are the newest %(count)s.", { count: newest.length }) : "";
  return html`<details class="more"><summary><span>${t("Not let in")} <span class="soft">${refused.length}</span></span>${icon("down")}</summary>
    ${more ? html`<p class="s soft more__in">${more}</p>` : nothing}
    <ol class="queue more__in">${repeat(newest, ({ id }) => id, (knock) => row(knock, model, page))}</ol></details>`;
}

/** For whom the door opens by itself. */
export function doorMode({ workshop, isClosed }, page) {
  if (isClosed) return nothing;
  const change = ({ target }) => page.act("change_workshop", { workshop: page.workshop, changes: { door: target.value } });
  const choices = doors().map(([value, words]) => html`<option value=${value} ?selected=${value === workshop.door}>${words}</option>`);
  return html`<section class="field">
    <h2><label for="door-mode">${t("The door")}</label></h2>
    <select class="input" id="door-mode" .value=${workshop.door} @change=${change}>${choices}</select>
  </section>`;
}

export function doors() {
  return [
    ["open", t("Whoever has the code")],
    ["list", t("Who is on the list; you let the others in")],
    ["approval", t("Only who you let in")],
  ];
}

/** Says who waits at the door: each once, together, at most every ten seconds. */
export class DoorNews {
  #said = new Set();
  #saidAt = 0;

  constructor(speech) {
    this.speech = speech;
  }

  watch(knocks) {
    const fresh = knocks.filter((knock) => isWaiting(knock) && !this.#said.has(knock.id));
    if (!fresh.length || Date.now() - this.#saidAt < BETWEEN) return;
    this.#saidAt = Date.now();
    for (const { id } of fresh) this.#said.add(id);
    const several = tn("One person waits at the door", "%(count)s people wait at the door", fresh.length);
    this.speech.say(fresh.length > 1 ? several : t("%(name)s waits at the door", { name: nameOf(fresh[0]) }));
  }
}
