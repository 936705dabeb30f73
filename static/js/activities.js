import { t } from "./translation.js";

const KINDS = {
  welcome: () => t("Welcome"),
  icebreaker: () => t("Ice-breaker"),
  talk: () => t("Talk"),
  tables: () => t("Work at the tables"),
  plenary: () => t("Plenary"),
  vote: () => t("Vote"),
  break: () => t("Break"),
  closing: () => t("Closing"),
};

/** What an item of the agenda is called: its own title, else what kind it is. */
export function activityName({ title, kind }) {
  return title || (KINDS[kind]?.() ?? t("Activity"));
}

export function tableName({ number }) {
  return number ? t("Table %(number)s", { number }) : t("Plenary");
}

/** What runs now; the tables before the plenary. */
export function runningOf(activities) {
  return activities.find(({ status }) => status === "running") ?? null;
}

/** Whether people have been given their tables. */
export function isSplit(tables) {
  return tables.some(({ number, people }) => number > 0 && people > 0);
}
