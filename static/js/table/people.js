import { html } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";

const roles = {
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

const byBody = (one, other) =>
  (one.body?.name ?? "").localeCompare(other.body?.name ?? "") || (one.name ?? "").localeCompare(other.name ?? "");

export function peopleAtTable({ people, me }) {
  return html`<details class="more">
    <summary>${icon("people")}<span>${count(people)}</span>${icon("down")}</summary>
    <div class="more__in">
      <ul class="people">${[...people].sort(byBody).map((person) => row(person, me))}</ul>
    </div>
  </details>`;
}

function count(people) {
  const bodies = new Set(people.map(({ body }) => body?.id).filter(Boolean)).size;
  const present = tn("%(count)s at the table", "%(count)s at the table", people.length);
  const from = bodies ? tn("of one body", "of %(count)s bodies", bodies) : "";
  return html`<b>${present}</b> <span class="soft">${from}</span>`;
}

function row(person, me) {
  const role = roles[person.role]?.() ?? "";
  const name = person.name ?? t("Somebody");
  const who = person.id === me?.id ? t("%(name)s, you", { name }) : name;
  const about = [person.body?.name, role].filter(Boolean).join(" · ");
  return html`<li>
    <span class="mark mark--${MARKS[person.role] ?? "alt"}"></span><span>${who}<small>${about}</small></span>
  </li>`;
}
