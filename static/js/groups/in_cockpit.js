import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { board } from "./board.js";
import { Grouping } from "./grouping.js";
import { styled } from "./style.js";

let isOpen = false;
let chosen = null;
let grouping = null;

/** The groups of each table, which who conducts may change too, until the restitution is published. */
export function groups(model, page) {
  if (!model.notes.length) return nothing;
  const toggled = ({ target }) => {
    if (target.open === isOpen) return;
    isOpen = target.open;
    page.render();
  };
  return html`<details class="more" .open=${isOpen} @toggle=${toggled}>
    <summary>${icon("grip")}<span><b>${t("Groups of notes")}</b> <span class="soft">${counted(model)}</span></span>${icon("down")}</summary>
    <div class="more__in">${isOpen ? opened(model, page) : nothing}</div>
  </details>`;
}

function counted({ clusters }) {
  return clusters.length ? tn("one group", "%(count)s groups", clusters.length) : t("no group yet");
}

function opened(model, page) {
  styled();
  const tables = model.tables.filter(({ notes, clusters }) => notes.length || clusters.length);
  const table = tables.find(({ id }) => id === chosen) ?? tables[0];
  grouping ??= new Grouping(hostOf(page));
  grouping.look(table, table, table.notes, [...page.connection.arriving(), ...page.connection.waiting()]);
  return html`${tables.length > 1 ? choice(tables, table, page) : nothing}
    ${isPublished(model) ? html`<p class="soft s">${t("The restitution is published: its groups stay as they are.")}</p>` : nothing}
    ${board(grouping, !isPublished(model))}`;
}

const isPublished = ({ isClosed, restitution }) => isClosed && Boolean(restitution);

function choice(tables, table, page) {
  const choose = ({ target }) => {
    chosen = target.value;
    page.render();
  };
  return html`<div class="field"><label for="groups-of">${t("Which table")}</label>
    <select class="input" id="groups-of" @change=${choose}>${tables.map((one) => html`<option value=${one.id} ?selected=${one === table}>${told(one)}</option>`)}</select></div>`;
}

function told(table) {
  const count = table.clusters.length ? tn("one group", "%(count)s groups", table.clusters.length) : t("no group");
  return [tableName(table), table.theme, count].filter(Boolean).join(" · ");
}

/** Each table has a title of its own that is being written. */
function hostOf(page) {
  const keyOf = (key) => `${key}:${grouping.model.table?.id}`;
  return {
    render: () => page.render(),
    say: (words) => page.speech.say(words),
    kept: (key) => page.connection.kept(keyOf(key)),
    keep: (key, value) => page.connection.keep(keyOf(key), value),
    act: (name, args) => page.act(name, args),
  };
}
