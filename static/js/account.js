// A password can be looked at while it is typed.
import { t } from "./translation.js";

for (const button of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(button.dataset.shows);
  button.hidden = false;
  button.addEventListener("click", () => toggle(button, input));
  input.form.addEventListener("submit", () => (input.type = "password"));
}

function toggle(button, input) {
  const shown = input.type === "text";
  input.type = shown ? "password" : "text";
  button.querySelector("span").textContent = shown ? t("Show") : t("Hide");
}
