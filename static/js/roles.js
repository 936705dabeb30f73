import { t } from "./translation.js";

const names = {
  mayor: () => t("mayor"),
  assessor: () => t("member of the executive"),
  councillor: () => t("member of the council"),
  executive: () => t("head of office"),
  officer: () => t("office"),
  third_sector: () => t("third sector"),
  citizen: () => t("citizen"),
  other: () => t("other role"),
};

const MARKS = { mayor: "pol", assessor: "pol", councillor: "pol", executive: "uff", officer: "uff" };

/** The role of a person in words, and the shape that stands for it: politics, office, anything else. */
export function roleName({ role }) {
  return names[role]?.() ?? "";
}

/** The role as others read it: nothing for who said none, or another one. */
export const roleTold = (person) => (person.role === "other" ? "" : roleName(person));

export function roleMark({ role }) {
  return MARKS[role] ?? "alt";
}
