import { t } from "../translation.js";

const MINUTE = 60_000;
const SUBJECTS = { workshop_edited: () => "", table_edited: ({ table }) => table.id };
const language = document.documentElement.lang;

/** Fields are saved one by one: what is corrected within a minute is one entry, which says what is other now. */
export function correctionsTogether(events) {
  const told = [];
  let known = null;
  for (const event of events) {
    const changed = event.name === "workshop_edited" ? differences(known, event.data.workshop) : [];
    if (event.name === "workshop_edited") known = event.data.workshop;
    if (!(event.name in SUBJECTS && joined(told, event, changed))) told.push({ ...event, changed, until: event.at });
  }
  return told;
}

/** Whether the event goes into an entry of the last minute about the same thing; it does so here. */
function joined(told, event, changed) {
  const subject = SUBJECTS[event.name];
  const place = told.findLastIndex(({ name, data }) => name === event.name && subject(data) === subject(event.data));
  const entry = told[place];
  if (!entry || entry.by !== event.by || Date.parse(event.at) - Date.parse(entry.until) > MINUTE) return false;
  told[place] = { ...entry, data: event.data, until: event.at, changed: [...new Set([...entry.changed, ...changed])] };
  return true;
}

function differences(before, now) {
  return before ? Object.keys(now).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name])) : [];
}

export function corrected(changed) {
  const words = [...new Set(changed.map((name) => things[name]?.()).filter(Boolean))];
  if (!words.length) return t("The session was corrected.");
  return t("Corrected: %(things)s.", { things: new Intl.ListFormat(language).format(words) });
}

const hours = () => t("the hours");
const things = {
  title: () => t("the title"),
  question: () => t("the question of the day"),
  date: () => t("the day"),
  starts_at: hours,
  ends_at: hours,
  time_zone: hours,
  mode: () => t("the way of meeting"),
  place: () => t("the place"),
  host: () => t("the hosting body"),
  partners: () => t("the partners"),
  supporters: () => t("the supporters"),
  language: () => t("the language"),
  naming: () => t("what stands next to the notes"),
  door: () => t("who comes in at once"),
  retention_days: () => t("when names are deleted"),
};
