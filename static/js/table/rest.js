const AGAIN = 10_000;

let asked = null;
let isFetched = false;

/** What nobody needs to write a first note: it is fetched while they read the question. */
export { doubt, doubtIn } from "./doubt.js";
export { editor } from "./editor.js";
export { help } from "./help.js";
export { privateIn } from "./private.js";
export { reasonFor, refusedNote } from "./refused.js";
export { backAgain, memory, said, wayBack } from "./said.js";
export { speakOfTime } from "./warnings.js";
export { tellWaiting } from "../live/waiting.js";

/** What belongs to questions: fetched in the plenary, and where a note is one; where the network fails, tried again. */
export function questions({ table }, page, note = null) {
  const isNeeded = table?.number === 0 || note?.answer || note?.card_type === "question";
  if (isNeeded && !isFetched) fetchQuestions(page);
  return asked;
}

async function fetchQuestions(page, attempt = "") {
  isFetched = true;
  try {
    asked = await import(`./question.js${attempt}`);
    page.render();
  } catch {
    setTimeout(() => fetchQuestions(page, `?${Date.now()}`), AGAIN);
  }
}
