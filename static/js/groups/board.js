import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { menu } from "../cockpit/menu.js";
import { card } from "./card.js";
import { LOOSE } from "./grouping.js";
import { titleForm } from "./title.js";

const SHOWN = 5;
const canDrag = matchMedia("(pointer: fine)");
const byKey = ({ id }) => id;

/** Notes of a table on the one side, the groups they are put in on the other; who may not group reads. */
export function board(grouping, mayGroup) {
  const { groups, loose } = grouping.model;
  const aimed = (key) => (grouping.drag.note && grouping.drag.target === key ? " is-aimed" : "");
  return html`<div class="groups">
    <section class="groups__loose${aimed(LOOSE)}" data-drop=${LOOSE} aria-labelledby="loose-title">
      <h3 class="h-l" id="loose-title">${t("In no group")} <span class="soft">${loose.length}</span></h3>
      ${loose.length ? html`<p class="s soft">${mayGroup ? howTo() : nothing}</p>` : allGathered(grouping)}
      <ul role="list" class="cards">${repeat(loose, byKey, (note) => card(note, null, grouping, mayGroup))}</ul>
    </section>
    <section class="groups__all" aria-labelledby="groups-title">
      <div class="row between"><h3 class="h-l" id="groups-title" tabindex="-1">${t("Groups")} <span class="soft">${groups.length}</span></h3>
        ${mayGroup ? freshButton(grouping) : nothing}</div>
      ${isFresh(grouping) ? titleForm(grouping) : nothing}
      ${groups.length || isFresh(grouping) ? nothing : html`<p class="soft">${t("No group yet. Notes that say the same thing go together under a title.")}</p>`}
      ${repeat(groups, byKey, (group) => cluster(group, grouping, mayGroup, aimed(group.id)))}
    </section>
  </div>`;
}

/** A finger scrolls: only a mouse drags. */
function howTo() {
  return canDrag.matches ? t("Put each note in a group: with its button, or drag it there.") : t("Put each note in a group with its button.");
}

const isFresh = ({ writing }) => writing && !writing.cluster;

function allGathered({ model: { notes } }) {
  return html`<p class="soft">${notes.length ? t("Every note is in a group.") : t("No note yet.")}</p>`;
}

function freshButton(grouping) {
  return html`<button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => grouping.write({ title: "" })}>${icon("plus")}${t("New group")}</button>`;
}

function cluster(group, grouping, mayGroup, aimed) {
  const isRenamed = grouping.writing?.cluster === group.id;
  const shown = grouping.opened.has(group.id) ? group.notes : group.notes.slice(0, SHOWN);
  return html`<section class="group${aimed}" data-drop=${group.id} aria-labelledby="group-${group.id}">
    ${isRenamed ? titleForm(grouping) : heading(group, grouping, mayGroup)}
    ${group.notes.length ? nothing : html`<p class="soft s">${t("No note in it. It stays out of the restitution until there is one.")}</p>`}
    <ul role="list" class="cards">${repeat(shown, byKey, (note) => card(note, group, grouping, mayGroup))}</ul>
    ${shown.length < group.notes.length ? rest(group, group.notes.length - shown.length, grouping) : nothing}
  </section>`;
}

function heading(group, grouping, mayGroup) {
  return html`<div class="group__h"><h4 id="group-${group.id}" tabindex="-1" dir="auto">${group.title}</h4>
    <span class="soft s">${tn("one note", "%(count)s notes", group.notes.length)}</span>
    ${mayGroup ? groupMenu(group, grouping) : nothing}</div>`;
}

function groupMenu(group, grouping) {
  const label = t("What to do with the group “%(group)s”", { group: group.title });
  const choices = [
    { words: t("Give it another title"), sign: "1", act: () => grouping.write({ cluster: group.id, title: group.title }) },
    { words: t("Dissolve the group"), more: t("Its notes stay"), sign: "2", act: () => grouping.dissolve(group) },
  ];
  return menu({ key: `group-${group.id}`, words: icon("more"), label, title: label, choices }, grouping.menus);
}

function rest({ id, title }, count, grouping) {
  return html`<p><button class="btn btn--quiet btn--dense btn--flush tgt" type="button" @click=${() => grouping.open(id)}>
    ${tn("Show one more", "Show %(count)s more", count)}<span class="vh"> ${title}</span></button></p>`;
}
