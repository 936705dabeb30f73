import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { shortBody } from "../bodies.js";
import { icon } from "../icon.js";
import { roleMark, roleTold } from "../roles.js";
import { t } from "../translation.js";
import { consequences } from "./consequences.js";
import { nameOf } from "./words.js";

/** A person in the place where they are to sit: a button with the menu of all that can be done. */
export function seat(person, model, page) {
  const key = `seat-${person.id}`;
  const isOpen = page.menus.isOpen(key);
  const classes = [person.isDrafted && model.isAnnounced && "seat--draft", page.swapping === person.id && "seat--picked", page.drag.person === person.id && "seat--dragged"];
  return html`<li class="seat ${classes.filter(Boolean).join(" ")}">
    <button class="seat__b" type="button" id=${key} data-person=${person.id} tabindex=${page.reach.isAt(person) ? 0 : -1}
      aria-haspopup=${model.isClosed ? nothing : "menu"} aria-expanded=${model.isClosed ? nothing : isOpen}
      @click=${(event) => page.press(person, event.currentTarget)} @focus=${() => page.reach.at(person)}
      @keydown=${(event) => page.keys.pressed(event, person)} @pointerdown=${(event) => page.drag.begin(event, person)}>
      <span class="mark mark--${roleMark(person)}"></span>
      <span><span class="seat__n">${nameOf(person)}</span><span class="seat__e">${about(person)}</span></span>
      <span class="seat__x">${marks(person, model)}</span>
    </button>
    ${isOpen ? opened(person, model, page) : nothing}
  </li>`;
}

export function about(person) {
  return [person.body && shortBody(person.body.name), roleTold(person)].filter(Boolean).join(" · ");
}

function marks(person, { canChoose, isAnnounced }) {
  return html`${person.choice === 2 ? html`<b><span class="vh">${t("second choice")}</span><span aria-hidden="true">${t("2nd")}</span></b>` : nothing}
    ${person.choice === 0 && person.place ? html`<b><span class="vh">${t("not asked for")}</span><span aria-hidden="true">–</span></b>` : nothing}
    ${person.isLocked ? html`${icon("lock")}<span class="vh">${t("fixed place")}</span>` : nothing}
    ${person.isDrafted && isAnnounced ? html`<span class="vh">${t("not announced yet")}</span>` : nothing}
    ${canChoose && !person.present ? html`<span class="xs">${t("to come")}</span>` : nothing}`;
}

function opened(person, model, page) {
  const others = model.tables.filter(({ id }) => id !== person.place);
  return html`<div class="menu" role="menu" aria-label=${[nameOf(person), person.body?.name].filter(Boolean).join(", ")}
    @keydown=${(event) => page.menus.pressed(event)} @focusout=${(event) => page.menus.left(event)}>
    ${needs(person, page)}
    ${others.map((table) => destination(person, table, model, page))}
    ${page.canUnseat(person) ? html`<hr>${entry(t("Back among those without a seat"), "0", () => page.choose(() => page.unseat(person)))}` : nothing}
    ${person.place ? html`<hr>${entry(t("Change places with…"), "s", () => page.choose(() => page.beginSwap(person)))}
      ${entry(person.isLocked ? t("Free this place") : t("Fix this place"), "f", () => page.choose(() => page.lock(person)), "lock")}` : nothing}
  </div>`;
}

/** What to know before moving somebody: what they need, and that a colleague has just done so. */
function needs(person, page) {
  const words = [page.news.of(person), person.needs && t("Needs: %(needs)s", { needs: person.needs })].filter(Boolean);
  return words.length ? html`<p class="menu__t" role="presentation">${words.join(" · ")}</p>` : nothing;
}

function destination(person, table, model, page) {
  const words = person.place ? t("Move to %(table)s", { table: tableName(table) }) : t("Seat at %(table)s", { table: tableName(table) });
  const more = [table.theme, ...consequences(person, table, model)].filter(Boolean).join("; ");
  return html`<button type="button" role="menuitem" tabindex="-1" data-key=${table.number} @click=${() => page.choose(() => page.move(person, table))}>
    <span>${words}<small>${more}</small></span><kbd>${table.number}</kbd></button>`;
}

function entry(words, sign, act, drawing) {
  return html`<button type="button" role="menuitem" tabindex="-1" data-key=${sign} @click=${act}>
    ${drawing ? icon(drawing) : nothing}<span>${words}</span><kbd>${sign.toUpperCase()}</kbd></button>`;
}
