import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { tableName } from "../activities.js";
import { icon } from "../icon.js";
import { stateTold } from "../pages/words.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { LONG_SILENCE } from "./figures.js";

const WORDS_SHOWN = 90;
const LAST_SECONDS = 300;

/** Who sits here: while people still come, how many of them have. */
export function company({ people, bodies, here }, { isClosed }) {
  const isAwaited = !isClosed && here < people;
  const come = () => tn("%(here)s of one person has come", "%(here)s of %(count)s people have come", people, { here });
  const count = isAwaited ? come() : tn("one person", "%(count)s people", people);
  return bodies.length ? `${count}, ${tn("one body", "%(count)s bodies", bodies.length)}` : count;
}

/** How the page of a table stands: from five minutes before the end, and where it is begun. */
export function pageTold({ number, page, time }) {
  if (!number || !page || !(page.isBegun || time?.seconds <= LAST_SECONDS)) return nothing;
  const words = t("Page: %(state)s", { state: stateTold(page) });
  return html`<small class="xs">${words}</small>`;
}

export function lastNote({ last }, { workshop }) {
  if (!last) return html`<span class="soft nowrap">${t("none yet")}</span>`;
  return html`<span class="lastnote" dir="auto">${clipped(last.text)}</span>
    <span class="xs soft nowrap"><span class="num">${last.ref}</span>, ${hour(last.added_at, workshop.time_zone)}</span>`;
}

function clipped(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > WORDS_SHOWN ? `${line.slice(0, WORDS_SHOWN).trimEnd()}…` : line;
}

/** What of a table asks for a look: that it calls, is closed, has finished, or is silent. */
export function state({ call, frozen, done, here, silence }) {
  if (call) return html`<span class="state state--wait">${icon("hand")}${t("calls you")}</span> ${done ? finished(done, here) : nothing}`;
  if (frozen) return html`<span class="state">${icon("lock")}${t("Closed, for reading only")}</span>`;
  if (done) return finished(done, here);
  if (silence < LONG_SILENCE) return nothing;
  const words = t("no note for %(count)s minutes", { count: silence });
  return html`<span class="state">${icon("eye")}${words}</span>`;
}

function finished(done, here) {
  const words = done < here ? tn("one of %(here)s has finished", "%(count)s of %(here)s have finished", done, { here }) : t("Everybody has finished");
  return html`<span class="state state--ok">${icon("check")}${words}</span>`;
}

export function acts(table, { isClosed }, page) {
  const named = { table: tableName(table) };
  return html`<span class="acts">
    ${isClosed ? nothing : html`${lock(table, named, page)}
      <button class="btn btn--icon btn--quiet" type="button" aria-label=${t("Write to %(table)s", named)}
        @click=${() => page.writeTo(table)}>${icon("msg")}</button>`}
    <a class="btn btn--icon btn--quiet" href=${page.tableAddress(table)} aria-label=${t("See as %(table)s", named)}>${icon("eye")}</a>
  </span>`;
}

function lock(table, named, page) {
  const label = table.frozen ? t("Open %(table)s again", named) : t("Close %(table)s", named);
  const act = () => (table.frozen ? page.thaw(table) : page.freeze(table));
  return html`<button class="btn btn--icon btn--quiet" type="button" aria-label=${label} @click=${act}>
    ${icon(table.frozen ? "undo" : "lock")}</button>`;
}
