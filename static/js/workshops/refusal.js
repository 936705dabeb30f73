import { t } from "../translation.js";

/** What no field takes, and what would stop everything else on its way to the server. */
const LONGEST = 4000;
export const TOO_LONG = { code: "too_long" };
export const isTooLong = (text) => text.length > LONGEST;

const byReason = {
  promised: () => t("People have read this before they entered: it stays as it is."),
  ends_before: () => t("It would end before it begins: correct one of the two hours."),
  is_taken: () => t("People sit there already: the theme stays."),
  is_written: () => t("Notes were written at this table: it stays, so that none is lost. Write 0 as its seats, and nobody is seated there any more."),
  has_people: () => t("People sit there: the table stays until they sit elsewhere."),
  is_answered: () => t("Notes answer this question: it can change its words and not go."),
  has_begun: () => t("It has begun already: change its time from the cockpit."),
  has_tables: () => t("The tables and the questions to everybody belong to this moment: it stays."),
  too_many: () => t("There is no room for more."),
};

const byField = {
  title: () => t("The title is missing: one line is enough."),
  theme: () => t("The theme is missing: one line is enough."),
  text: () => t("The question is missing: write it, or remove it."),
  date: () => t("The day is missing: choose it in the calendar."),
  starts: () => t("This is no hour: write it as 9:30."),
  ends: () => t("This is no hour: write it as 9:30."),
  minutes: () => t("Write the minutes as a number, from 1 to 600."),
  capacity: () => t("Write the seats as a number, from 0 to 1000."),
  room_url: () => t("Write the whole link, with https:// in front."),
};

const byCode = {
  too_long: () => t("This is too long: shorten it."),
  workshop_closed: () => t("The session is closed: it stays as it is."),
  not_found: () => t("It is not there any more: somebody removed it."),
  forbidden: () => t("You do not conduct this session."),
};

/** Why something was not saved, and what to do. */
export function sentenceFor({ code, reason, path = "" }) {
  const field = path.split(".").at(-1);
  const words = byReason[reason] ?? byCode[code] ?? byField[field] ?? (() => t("This does not read well here: correct it."));
  return words();
}
