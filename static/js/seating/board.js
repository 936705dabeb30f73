import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { roleMark } from "../roles.js";
import { t, tn } from "../translation.js";
import { isOverfull } from "./model.js";
import { taken } from "./overview.js";
import { seat } from "./seat.js";

/** The tables side by side, each with its people. */
export function board(model, page) {
  return html`<section class="cols__board" aria-labelledby="tables" aria-describedby="keys">
    <h2 id="tables" class="vh">${t("Tables")}</h2>
    ${legend(model)}
    <div class="board">${repeat(model.tables, ({ id }) => id, (table) => column(table, model, page))}</div>
  </section>`;
}

function legend({ tables, everybody, isClosed }) {
  const isAsked = everybody.some(({ choice }) => choice !== null);
  return html`<div class="legend">
    <p class="legend__marks">
      <span><span class="mark mark--pol"></span>${t("governs")}</span>
      <span><span class="mark mark--uff"></span>${t("works in an office")}</span>
      <span><span class="mark mark--alt"></span>${t("other")}</span>
      ${isAsked ? html`<span><b class="second">${t("2nd")}</b>${t("second choice")}</span><span><b class="second">–</b>${t("not asked for")}</span>` : nothing}
      <span>${icon("lock")}${t("fixed place")}</span>
    </p>
    ${isClosed ? nothing : keys(Math.min(9, tables.length))}
  </div>`;
}

function keys(last) {
  return html`<p class="soft legend__drag">${t("Open a person to move them, or drag.")} <span class="legend__touch">${t("With a finger: hold a person, then drag.")}</span></p>
    <p class="soft legend__keys" id="keys">${t("Keys, on a person:")}
    <span class="nowrap"><kbd>←</kbd> <kbd>↓</kbd> ${t("another person")}</span>
    <span class="nowrap"><kbd>1</kbd>–<kbd>${last}</kbd> ${t("goes to the table")}</span>
    <span class="nowrap"><kbd>F</kbd> ${t("fix")}</span>
    <span class="nowrap"><kbd>S</kbd> ${t("swap")}</span>
    <span class="nowrap"><kbd>U</kbd> ${t("take back")}</span></p>`;
}

function column(table, model, page) {
  const isTarget = page.drag.target === table.id;
  return html`<section class="board__t ${isTarget ? "is-target" : ""}" data-table=${table.id} aria-labelledby="table-${table.id}">
    <header>
      <h3 id="table-${table.id}"><span class="tbadge"><span class="vh">${t("Table")} </span>${table.number}</span><span>${table.theme}</span></h3>
      <p class="xs soft"><b class=${isOverfull(table) ? "over" : ""}>${taken(table)}</b>${table.seated.length ? html`, ${bodies(table)}<br>${kinds(table)}` : nothing}</p>
    </header>
    ${table.seated.length
      ? html`<ul class="seats" role="list">${repeat(table.seated, ({ id }) => id, (person) => seat(person, model, page))}</ul>`
      : html`<p class="seats seats--none s soft">${t("Nobody yet")}</p>`}
  </section>`;
}

function bodies({ seated }) {
  return tn("one body", "%(count)s bodies", new Set(seated.map(({ body }) => body?.id).filter(Boolean)).size);
}

function kinds({ seated }) {
  const count = (mark) => seated.filter((person) => roleMark(person) === mark).length;
  const words = [
    count("pol") && tn("one governs", "%(count)s govern", count("pol")),
    count("uff") && tn("one office", "%(count)s offices", count("uff")),
    count("alt") && tn("one other", "%(count)s others", count("alt")),
  ];
  return words.filter(Boolean).join(", ");
}
