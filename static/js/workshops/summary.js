// The session in one paragraph that writes itself: what is missing stands in it as a question.
import { t, tn } from "../translation.js";

const PLACEHOLDER = /%\((\w+)\)s/;
const language = document.documentElement.lang;

export function summarize(form, aside) {
  const paragraph = aside.querySelector("p");
  const write = () => paragraph.replaceChildren(...sentences(new FormData(form)).flatMap(nodes));
  aside.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("change", write);
  write();
  return write;
}

function sentences(form) {
  const themes = form.getAll("theme").map((theme) => theme.trim()).filter(Boolean);
  return [
    { words: t("%(day)s “%(title)s” is held %(mode)s, hosted by %(host)s."), values: facts(form) },
    themes.length
      ? { words: tn("One table works on %(themes)s.", "%(number)s tables work on %(themes)s.", themes.length), values: about(themes) }
      : { words: t("Everybody works in plenary."), values: {} },
    { words: beside()[form.get("naming")], values: {} },
  ];
}

function facts(form) {
  return {
    day: day(form.get("date")) ?? gap(t("Which day?")),
    title: form.get("title").trim() || gap(t("which title?")),
    mode: modes()[form.get("mode")],
    host: form.get("host").trim() || gap(t("who?")),
  };
}

function about(themes) {
  return { number: String(themes.length), themes: new Intl.ListFormat(language).format(themes) };
}

function modes() {
  return { online: t("online"), in_person: t("in the hall"), hybrid: t("in the hall and online") };
}

function beside() {
  return {
    names: t("Next to the notes stand name and body."),
    bodies: t("Next to the notes stands the body, not the name."),
    nothing: t("Next to the notes stands no name and no body."),
  };
}

function day(typed) {
  if (!typed) return null;
  const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const words = new Intl.DateTimeFormat(language, long).format(new Date(`${typed}T00:00:00Z`));
  return t("On %(day)s", { day: words });
}

// A sentence as text, what was filled in as marks, what is missing as gaps.
function nodes({ words, values }) {
  const parts = words.split(PLACEHOLDER);
  return [...parts.map((part, at) => (at % 2 ? filled(values[part]) : part)), " "];
}

function filled(value) {
  if (value instanceof Node) return value;
  const mark = document.createElement("mark");
  mark.textContent = value;
  return mark;
}

function gap(question) {
  const open = document.createElement("span");
  open.className = "gap";
  open.textContent = question;
  return open;
}
