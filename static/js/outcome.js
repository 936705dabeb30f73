// What a field says of itself under the input, as the server writes it too.
import { icon } from "./icon.js";

export function outcomeOf(input) {
  const id = `${input.id}-outcome`;
  const line = document.getElementById(id) ?? newLine(id, input);
  return {
    accept: (sentence) => say(line, input, sentence, "ok"),
    refuse: (sentence) => say(line, input, sentence, "err"),
    clear: () => say(line, input, "", ""),
  };
}

function newLine(id, input) {
  const line = document.createElement("p");
  line.id = id;
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  input.after(line);
  return line;
}

function say(line, input, sentence, kind) {
  line.setAttribute("role", "status");
  line.className = kind ? `field__note field__note--${kind}` : "";
  input.toggleAttribute("aria-invalid", false);
  if (kind === "err") input.setAttribute("aria-invalid", "true");
  line.replaceChildren(...(sentence ? [icon(kind === "err" ? "err" : "check"), words(sentence)] : []));
}

function words(sentence) {
  const span = document.createElement("span");
  span.textContent = sentence;
  return span;
}
