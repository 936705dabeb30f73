import { KINDLY_SHORT, LONGEST_NOTE, cleaned, codePoints } from "../text.js";

/** Whether the words can be a note: some, and no more than a note holds. */
export function fits(text) {
  const length = codePoints(cleaned(text).trim());
  return length > 0 && length <= LONGEST_NOTE;
}

/** What the counter says: nothing for a short note, then its length, then that it is too long. */
export function measured(text) {
  const length = codePoints(cleaned(text).trim());
  return { length, isLong: length > KINDLY_SHORT, isTooLong: length > LONGEST_NOTE };
}
