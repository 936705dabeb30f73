import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { section } from "./essentials.js";
import { idOf, textField, tick } from "./field.js";
import { promptField, tableField } from "./fields.js";
import { TOO_LONG, isTooLong, sentenceFor } from "./refusal.js";
import { refusedBelow } from "./refused.js";
import { removal } from "./removal.js";

export function tables(model, page) {
  return section("tables", t("Tables"), html`<div>
    <ol class="tablerows" data-rows="tables"></ol>
    ${page.removed ? html`<p class="notice below-s" id="removed">${page.removed}</p>` : nothing}
    ${page.isReadOnly ? nothing : adder("table", t("Theme of another table"), t("Add a table"), page)}
    <div class="below"><h3 class="h-m" id="plenary">${t("Questions to the plenary")}</h3>${prompts(model.plenary, page)}</div>
  </div>`, html`${t("None is fine too: you work in plenary.")} ${t("Paste several tables or questions at once, one a line.")}`);
}

export function tableRows({ tables: all }, page) {
  return all.map((table) => ({ key: `t-${table.id}`, classes: "tablerow", content: row(table, page) }));
}

/** The rows of questions, by the list they go into. */
export function promptRows({ tables: all, plenary }, page) {
  const shown = [plenary, ...all.filter(({ id }) => page.opened.has(id))];
  return shown.map((table) => [
    `prompts-${table.id}`,
    table.prompts.map((prompt, place) => ({ key: `q-${prompt.id}`, classes: "questionrow", content: question(prompt, place, table, page) })),
  ]);
}

function row(table, page) {
  const isOpen = page.opened.has(table.id);
  const theme = page.viewOf(tableField("theme", table)).text;
  const label = isOpen ? t("Close table %(number)s", table) : t("Edit table %(number)s", table);
  return html`<span class="tbadge" aria-hidden="true">${table.number}</span>
    <div><div class="tablerow__head"><h3 class="h-m"><span class="vh">${t("Table %(number)s", table)}: </span>${theme}</h3>
      <span class="soft s nowrap">${tn("one question", "%(count)s questions", table.prompts.length)}</span>
      <span class="soft s nowrap">${seats(table)}</span></div>
      ${isOpen ? details(table, page) : nothing}</div>
    <button type="button" class="btn btn--icon btn--quiet" id="t-${table.id}-edit" aria-expanded=${String(isOpen)} aria-label=${label}
      @click=${() => page.toggleTable(table)}>${icon(isOpen ? "up" : "edit")}</button>`;
}

function seats({ capacity }) {
  if (capacity === 0) return t("takes nobody any more");
  return capacity ? tn("one seat", "%(count)s seats", capacity) : nothing;
}

function details(table, page) {
  return html`<div class="stack below-s">
    ${textField(tableField("theme", table), t("Theme of table %(number)s", table), page)}
    <div><p class="label" id="asked-${table.id}">${t("Questions")}</p>${prompts(table, page)}</div>
    <div class="grid2">
      ${textField(tableField("place", table), t("Room"), page)}
      ${textField(tableField("capacity", table), t("Seats"), page, { inputmode: "numeric" })}
    </div>
    ${textField(tableField("room_url", table), t("Video link"), page, { inputmode: "url" })}
    ${tick(tableField("has_screen", table), t("A screen for who is far away"), t("who takes part online can be seated here"), page)}
    ${page.isReadOnly ? nothing : removal(table, page)}
  </div>`;
}

function prompts(table, page) {
  const label = table.number ? t("Another question for table %(number)s", table) : t("Another question for the plenary");
  const verb = t("Add the question");
  return html`<ol class="questions" id="prompts-${table.id}"></ol>
    ${page.isReadOnly ? nothing : adder(`prompt-${table.id}`, label, verb, page, table)}`;
}

function question(prompt, place, table, page) {
  const at = { place: place + 1, number: table.number };
  const label = table.number ? t("Question %(place)s of table %(number)s", at) : t("Question %(place)s to the plenary", at);
  return html`${textField(promptField(prompt, table), label, page, SHORT)}
    ${page.isReadOnly ? nothing : questionActs(prompt, place, table, page)}`;
}

const SHORT = { isHidden: true, rows: 1 };

function questionActs(prompt, place, table, page) {
  const asked = { question: prompt.text };
  const [earlier, later, away] = [t("“%(question)s” earlier", asked), t("“%(question)s” later", asked), t("Remove “%(question)s”", asked)];
  return html`<span class="agenda__acts">
    ${act("up", place > 0, earlier, prompt, () => page.movePrompt(prompt, table, place))}
    ${act("down", place < table.prompts.length - 1, later, prompt, () => page.movePrompt(prompt, table, place + 2))}
    ${act("minus", true, away, prompt, () => page.removePrompt(prompt, table))}</span>`;
}

function act(drawing, isPossible, label, { id }, doIt) {
  return html`<button type="button" class="btn btn--icon btn--quiet" id="q-${id}-${drawing}" aria-label=${label} aria-disabled=${String(!isPossible)}
    @click=${() => isPossible && doIt()}>${icon(drawing)}</button>`;
}

/** A line for one thing more; what is typed in it is kept until it is added. */
function adder(name, label, verb, page, table) {
  const id = idOf({ key: `new.${name}` });
  const held = isTooLong(page.unsent(name));
  return html`<form class="adder below-s" @submit=${(event) => page.add(event, name, table)}>
    <label class="vh" for=${id}>${label}</label>
    <input class="input" id=${id} placeholder=${label} autocomplete="off" aria-invalid=${held ? "true" : nothing} aria-describedby=${held ? `${id}-outcome` : nothing}
      .value=${page.unsent(name)} @input=${(event) => page.typeNew(name, event.target.value)} @paste=${(event) => page.paste(event, table)}>
    <button class="btn btn--quiet" id="${id}-add">${icon("plus")}${verb}</button>
  </form>${held ? html`<p class="field__note field__note--err" id="${id}-outcome">${icon("err")}<span>${sentenceFor(TOO_LONG)}</span></p>` : nothing}${refusedBelow(name, table, page)}`;
}
