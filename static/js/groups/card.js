import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { menu } from "../cockpit/menu.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { FRESH, LOOSE } from "./grouping.js";
import { refOf } from "./words.js";

const NUMBERED = 9;

/** A note as it is put in a group: to be dragged by its handle or itself, or sent by its menu. */
export function card(note, group, grouping, mayGroup) {
  const { number, text, author, body, isMine } = note;
  const by = [isMine ? t("Yours") : author?.name, body?.name].filter(Boolean).join(" · ");
  const held = grouping.drag.note?.id === note.id ? " is-held" : "";
  return html`<li class="card${held}" @pointerdown=${(event) => mayGroup && grouping.drag.begin(event, note)}>
    <span class="card__ref"><span class="vh">${t("Note")} </span>${number ?? "–"}</span>
    <div class="card__t"><p dir="auto">${text}</p>${by ? html`<p class="xs soft">${by}</p>` : nothing}
      ${mayGroup && !group ? put(note, group, grouping) : nothing}</div>
    ${mayGroup && group ? put(note, group, grouping) : nothing}
  </li>`;
}

function put(note, group, grouping) {
  const ref = refOf(note);
  const words = group ? icon("more") : t("Put in a group…");
  const label = group ? t("Move note %(ref)s", { ref }) : t("Put note %(ref)s in a group", { ref });
  const title = t("Note %(ref)s goes to", { ref });
  return html`<span class="card__put">${menu({ key: note.id, id: `put-${note.id}`, words, label, title, choices: choices(note, group, grouping) }, grouping.menus)}</span>`;
}

function choices(note, group, grouping) {
  const others = grouping.model.groups.filter(({ id }) => id !== group?.id);
  const into = others.map(({ id, title }, place) => ({
    words: title,
    sign: place < NUMBERED ? String(place + 1) : "",
    act: () => grouping.put(note, id),
  }));
  const fresh = { words: t("New group"), sign: "+", act: () => grouping.put(note, FRESH) };
  const out = { words: t("Out of the group"), sign: "0", act: () => grouping.put(note, LOOSE) };
  return [...into, fresh, ...(group ? [out] : [])];
}
