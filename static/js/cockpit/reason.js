import { html } from "../../vendor/lit-html/lit-html.js";
import { outcomeOf } from "../outcome.js";
import { cleaned, codePoints } from "../text.js";
import { t } from "../translation.js";

const LONGEST = 280;

/** Why a note goes out of sight: one of the usual reasons, or own words. */
export function reason({ field, usual }) {
  return html`<div class="field"><label for="reason">${field}</label>
    <p class="row usual">${usual.map((words) => choice(words, usual))}</p>
    <input class="input" id="reason" name="reason" autocomplete="off" @input=${({ target }) => outcomeOf(target).clear()}></div>`;
}

function choice(words, usual) {
  return html`<button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => choose(words, usual)}>${words}</button>`;
}

/** One usual reason takes the place of another; own words stay before it. */
function choose(words, usual) {
  const field = document.getElementById("reason");
  const own = field.value.trim();
  field.value = own && !usual.includes(own) ? `${own}; ${words}` : words;
  outcomeOf(field).clear();
  field.focus();
}

/** Whether the words can be told to the author; if not, the field says why. */
export function isTellable(field) {
  const length = codePoints(cleaned(field.value).trim());
  if (length && length <= LONGEST) return true;
  const tooLong = t("%(count)s of 280 characters: too long", { count: length });
  outcomeOf(field).refuse(length ? tooLong : t("Write a reason: the author of the note reads it."));
  field.focus();
  return false;
}
