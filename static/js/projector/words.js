export { day } from "../day.js";

/** A join code as people read it aloud. */
export function spaced(letters) {
  return `${letters.slice(0, 3)} ${letters.slice(3)}`;
}
