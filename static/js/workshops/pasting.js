const BULLET = /^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/;

/** The lines of a text that was copied from elsewhere, without their bullets and numbers; empty ones do not count. */
export function linesOf(text) {
  return text.split(/\r?\n/).map((line) => line.replace(BULLET, "").trim()).filter(Boolean);
}
