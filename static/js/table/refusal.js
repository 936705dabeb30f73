import { t } from "../translation.js";

const reasons = {
  too_long: () => t("it is longer than 4,000 characters"),
  table_closed: () => t("the table is closed"),
  workshop_closed: () => t("the session is closed"),
  forbidden: () => t("you no longer sit at this table"),
  not_found: () => t("it is no longer there"),
  stale_revision: () => t("it was changed elsewhere in the meantime"),
};

/** Why an operation was refused, in words that go after a colon. */
export function reasonFor({ code }) {
  return (reasons[code] ?? (() => t("something in it cannot be read")))();
}
