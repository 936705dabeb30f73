const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

export const LONGEST_NOTE = 4000;
export const KINDLY_SHORT = 280;

/** The text as the server will keep it: the same clean-up as at the door. */
export function cleaned(text) {
  return text.replace(/\r\n?/g, "\n").replace(UNWANTED, "").normalize("NFC");
}

/** Characters as people count them less wrongly than `length`: code points. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
