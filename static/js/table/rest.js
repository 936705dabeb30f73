import { nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";
import { tool } from "./note.js";

const AGAIN = 10_000;

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
