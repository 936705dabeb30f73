/** What nobody needs to write a first note: it is fetched while they read the question. */
export { help } from "./help.js";
export { reasonFor, refusedNote } from "./refused.js";
export { backAgain, memory, said } from "./said.js";
export { tellWaiting } from "../live/waiting.js";
