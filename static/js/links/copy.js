// Buttons that copy a link or print the list. They appear where scripts run; without, the links can be selected.
import { copied } from "../clipboard.js";
import { t } from "../translation.js";

const status = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copies)));
}

for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

async function copy(link) {
  const isCopied = await copied(link);
  status.textContent = isCopied ? t("Copied.") : t("It is selected: copy it from here.");
}
