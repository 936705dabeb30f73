const UNWANTED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

const LONGEST_NOTE = 4000;
const NEARLY_LONG = 200;
export const KINDLY_SHORT = 280;

/** The text as the server will keep it: the same clean-up as at the door. */
export function cleaned(text) {
  return text.replace(/\r\n?/g, "\n").replace(UNWANTED, "").normalize("NFC");
}

/** Characters as people count them less wrongly than `length`: code points. */
export function codePoints(text) {
  return [...text].length;
}

/** How long a note would be, whether that is worth a word, and whether it is taken. */
export function measured(text) {
  const length = codePoints(cleaned(text).trim());
  return { length, isNear: length >= NEARLY_LONG, fits: length > 0 && length <= LONGEST_NOTE };
}
