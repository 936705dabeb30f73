// The rows of the tables: added and removed here; without this module the rows of the page are enough.
import { t } from "../translation.js";
import { summarize } from "./summary.js";

const rows = document.querySelector("[data-rows]");
const template = document.querySelector("[data-row]");
const adds = document.querySelector("[data-adds]");
const tells = document.querySelector("[data-tells]");

adds.hidden = false;
adds.addEventListener("click", addRow);
rows.addEventListener("click", removeRow);
const summary = summarize(rows.closest("form"), document.querySelector("[data-summary]"));
number();
document.getElementById("problems")?.focus();

function addRow() {
  rows.append(template.content.cloneNode(true));
  number();
  rows.lastElementChild.querySelector("input").focus();
}

function removeRow(event) {
  const button = event.target.closest("[data-removes]");
  if (!button) return;
  const row = button.closest("li");
  const place = [...rows.children].indexOf(row);
  row.remove();
  number();
  tells.textContent = t("Table %(number)s removed, %(left)s left", { number: place + 1, left: rows.children.length });
  (rows.children[Math.min(place, rows.children.length - 1)]?.querySelector("input") ?? adds).focus();
}

function number() {
  [...rows.children].forEach((row, at) => rename(row, at + 1));
  summary();
}

function rename(row, place) {
  row.querySelector(".tbadge").textContent = place;
  const [theme, questions] = row.querySelectorAll("input, textarea");
  const [themeLabel, questionsLabel] = row.querySelectorAll("label");
  theme.id = themeLabel.htmlFor = `theme-${place}`;
  questions.id = questionsLabel.htmlFor = `questions-${place}`;
  themeLabel.textContent = t("Theme of table %(number)s", { number: place });
  const removes = row.querySelector("[data-removes]");
  removes.hidden = false;
  removes.setAttribute("aria-label", t("Remove table %(number)s", { number: place }));
}
