import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { cleaned, codePoints } from "../text.js";
import { t } from "../translation.js";
import { LONGEST } from "./drafts.js";
import { POINTS } from "./fields.js";
import { err, outcome } from "./outcome.js";
import { personLabel, pointName, refsOf } from "./words.js";

const NEARLY = 400;

/** The page as who writes it for the table sees it: saved by itself, field by field. */
export function form(shown, drafts, page) {
  const count = POINTS.filter((name) => drafts.field(name).text.trim()).length;
  const title = t("Three key points");
  const done = t("%(count)s of 3", { count });
  return html`<form class="pageform" @submit=${(event) => event.preventDefault()} @focusout=${() => drafts.save()}>
    <fieldset><legend class="label">${title} <span class="soft">${done}</span></legend>
      <ol class="points">${POINTS.map((name, place) => point(name, place, shown, drafts, page))}</ol></fieldset>
    ${words("disagreement", t("A disagreement that is left"), shown, drafts)}
    ${words("question", t("A question to the other tables"), shown, drafts)}
    ${speaker(shown, drafts)}${saved(shown, drafts, page)}
  </form>`;
}

function point(name, place, shown, drafts, page) {
  const move = (to, symbol, label) =>
    html`<button class="btn btn--icon btn--quiet" type="button" aria-label=${label} aria-disabled=${!POINTS[to]} @click=${() => swap(name, place, to, drafts, page)}>${icon(symbol)}</button>`;
  const number = { number: place + 1 };
  return html`<li id=${`place-${name}`} @keydown=${(event) => keys(event, name, place, drafts, page)}>
    ${words(name, pointName(place), shown, drafts)}${sources(name, shown, drafts)}
    <div class="row between">${picker(name, place, shown, drafts)}
      <span class="nowrap">${move(place - 1, "up", t("Move point %(number)s up", number))}${move(place + 1, "down", t("Move point %(number)s down", number))}</span></div>
  </li>`;
}

function keys(event, name, place, drafts, page) {
  const to = event.altKey && { ArrowUp: place - 1, ArrowDown: place + 1 }[event.key];
  if (typeof to !== "number") return;
  event.preventDefault();
  swap(name, place, to, drafts, page);
}

function swap(name, place, to, drafts, page) {
  if (!POINTS[to]) return;
  drafts.swap(name, POINTS[to]);
  page.speech.say(t("Point %(number)s of 3", { number: to + 1 }));
  page.render();
  document.getElementById(`page-${POINTS[to]}`)?.focus();
}

/** A field with its words, and below it whatever must be known about them. */
function words(name, label, shown, drafts) {
  const field = drafts.field(name);
  const length = codePoints(cleaned(field.text));
  const tooLong = t("%(count)s of %(most)s characters: too long.", { count: length, most: LONGEST });
  const near = length > NEARLY ? t("%(count)s of %(most)s", { count: length, most: LONGEST }) : "";
  const isTooLong = length > LONGEST;
  return html`<div class="field"><label for=${`page-${name}`}>${label}</label>
    <textarea class="input" id=${`page-${name}`} rows="2" .value=${field.text} aria-invalid=${isTooLong || Boolean(field.current)}
      aria-describedby=${`outcome-${name}`} @input=${({ target }) => drafts.write(name, { text: target.value })}></textarea>
    <div id=${`outcome-${name}`} class="s">${isTooLong ? err(tooLong) : html`<span class="soft num">${near}</span>`}${outcome(name, field, shown, drafts)}</div>
  </div>`;
}

/** The notes and groups a point comes from; each can be taken off. */
function sources(name, shown, drafts) {
  const field = drafts.field(name);
  const off = (id) => drafts.write(name, { sources: field.sources.filter((each) => each !== id) });
  const chip = (id) => {
    const label = t("Take off %(source)s", { source: refsOf([id], shown) });
    return html`<li><button class="btn btn--quiet btn--dense tgt ref" type="button" aria-label=${label} @click=${() => off(id)}>${refsOf([id], shown)} ×</button></li>`;
  };
  const inSight = field.sources.filter((id) => refsOf([id], shown));
  return inSight.length ? html`<ul class="row sources" role="list">${inSight.map(chip)}</ul>` : nothing;
}

/** A point begins with the words of a note or the title of a group, and is reworded from there. */
function picker(name, place, { notes, clusters }, drafts) {
  const field = drafts.field(name);
  const free = ({ id }) => !field.sources.includes(id);
  const choose = ({ target }) => {
    const chosen = [...notes, ...clusters].find(({ id }) => id === target.value);
    target.value = "";
    if (chosen) drafts.write(name, { text: field.text.trim() ? field.text : clipped(chosen), sources: [...field.sources, chosen.id] });
  };
  const [first, label] = [t("From a note or a group…"), t("Point %(number)s comes from", { number: place + 1 })];
  return html`<select class="input picker" aria-label=${label} @change=${choose}>
    <option value="">${first}</option>
    ${clusters.filter(free).map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
    ${notes.filter(free).map(({ id, ref, text }) => html`<option value=${id}>${ref} ${text.slice(0, 90)}</option>`)}
  </select>`;
}

const clipped = ({ text, title }) => [...(text ?? title)].slice(0, LONGEST).join("");

function speaker(shown, drafts) {
  const { people } = shown;
  const field = drafts.field("speaker");
  const [label, nobody] = [t("Who speaks in the plenary"), t("Nobody chosen yet")];
  const choose = ({ target }) => {
    drafts.write("speaker", { text: target.value });
    drafts.save();
  };
  const gone = field.text && !people.some(({ id }) => id === field.text) ? html`<option value=${field.text} selected>${shown.nameOf(field.text)}</option>` : nothing;
  return html`<div class="field"><label for="page-speaker">${label}</label>
    <select class="input" id="page-speaker" @change=${choose}><option value="">${nobody}</option>${gone}
      ${people.map((person) => html`<option value=${person.id} ?selected=${person.id === field.text}>${personLabel(person)}</option>`)}</select>
    <div class="s">${outcome("speaker", field, shown, drafts)}</div></div>`;
}

/** Whether all that is written is at the table. */
function saved({ isPhone }, drafts, page) {
  const open = Object.values(drafts.all);
  const waits = isPhone ? t("Waits on this phone") : t("Waits on this computer");
  const { isUp } = page.connection.status();
  if (open.some(({ current, refused: code }) => current || code)) return nothing;
  if (open.length) return html`<p class="state ${isUp ? "" : "state--wait"}">${isUp ? t("Leaving…") : waits}</p>`;
  const told = t("All saved");
  return html`<p class="state state--ok">${icon("check")}${told}</p>`;
}
