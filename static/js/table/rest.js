import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";
import { tool } from "./note.js";

const AGAIN = 10_000;
const LAST_SECONDS = 300;

const later = {};

/** What nobody needs to write a first note: it is fetched while they read the question. */
export { doubt, doubtIn } from "./doubt.js";
export { editor } from "./editor.js";
export { help } from "./help.js";
export { privateIn } from "./private.js";
export { reasonFor, refusedNote } from "./refused.js";
export { backAgain, memory, said, wayBack } from "./said.js";
export { speakOfTime } from "./warnings.js";
export { tellWaiting } from "../live/waiting.js";

/** What belongs to questions: fetched in the plenary, and where a note is one. */
export function questions({ table }, page, note = null) {
  const isNeeded = table?.number === 0 || note?.answer || note?.card_type === "question";
  return fetched("./question.js", page, isNeeded);
}

/** The notes in groups, in the place of the list, for who looks at them so. */
export function grouped(model, page) {
  const isWanted = page.connection.kept("groups") === page.place && model.isLoaded;
  const module = fetched("../groups/at_table.js", page, isWanted);
  return isWanted ? module?.grouped(model, page) : null;
}

/** The way to the groups, where there is something to put in them. */
export function toGroups({ entries }, page) {
  return entries.length > 1 ? tool(t("Groups"), () => showGroups(page, true)) : nothing;
}

export function showGroups(page, isShown) {
  page.connection.keep("groups", isShown ? page.place : null);
  page.render();
  document.getElementById("notes-title")?.scrollIntoView({ block: "nearest" });
}

/** The page of the table: from five minutes before the end, where it is begun, and for who asks for it. */
export function tablePage(model, page) {
  const isWanted = isShown(model, page);
  return fetched("../pages/at_table.js", page, isWanted) && isWanted ? later["../pages/at_table.js"].tablePage(model, page) : nothing;
}

/** The way to the page of the table. */
export function toPage(model, page) {
  const { table } = model;
  if (!isOwnTable(model) || isShown(model, page)) return nothing;
  const show = () => {
    page.connection.keep("page", table.id);
    page.connection.keep(`page-open:${table.id}`, true);
    page.render();
    document.getElementById("page-title")?.focus();
  };
  return html`<p>${tool(t("The page of the table"), show, "file")}</p>`;
}

function isShown(model, page) {
  const { table, time, isClosed } = model;
  const isNear = time?.seconds <= LAST_SECONDS && !isClosed;
  return isOwnTable(model) && (isNear || isAsked(table, page) || isBegun(table, page));
}

const isOwnTable = ({ table, seat, isLoaded }) => isLoaded && table === seat && table.number > 0;
const isAsked = ({ id }, { connection }) => connection.kept("page") === id;
const isBegun = ({ stream }, { connection }) => connection.state(stream).page.fields.some(({ text }) => text);

/** What few need, from when it is needed; where the network fails, tried again. */
function fetched(name, page, isNeeded) {
  if (isNeeded && !(name in later)) fetchLater(name, page);
  return later[name] ?? null;
}

async function fetchLater(name, page, attempt = "") {
  later[name] = null;
  try {
    later[name] = await import(`${name}${attempt}`);
    page.render();
  } catch {
    setTimeout(() => fetchLater(name, page, `?${Date.now()}`), AGAIN);
  }
}
