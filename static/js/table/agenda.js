import { t } from "../translation.js";

const kinds = {
  welcome: () => t("Welcome"),
  talk: () => t("Talk"),
  tables: () => t("Tables"),
  plenary: () => t("Plenary"),
  break: () => t("Break"),
  closing: () => t("Closing"),
};

/** How an item of the agenda is called: its own title, else the word for its kind. */
export function nameOf(activity) {
  return activity ? activity.title || kinds[activity.kind]?.() || "" : "";
}

export function themeOf({ theme, number }) {
  if (theme) return theme;
  return number ? t("Table %(number)s", { number }) : t("Plenary");
}
