// The session in one paragraph that writes itself: what is missing stands in it as a question.
import { t, tn } from "../translation.js";

const FEW = 4;
const PLACEHOLDER = /%\((\w+)\)s/;
const language = document.documentElement.lang;

/** Keeps the paragraph beside the form of a new session as the form says. */
export function summarize(form, aside) {
  const write = () => aside.querySelector("p").replaceChildren(...paragraph(factsIn(new FormData(form))));
  aside.hidden = false;
  form.addEventListener("input", write);
  form.addEventListener("change", write);
  write();
  return write;
}

function factsIn(form) {
  const [date, title, mode, host, naming] = ["date", "title", "mode", "host", "naming"].map((name) => form.get(name)?.trim());
  return { date, title, mode, host, naming, themes: form.getAll("theme").map((theme) => theme.trim()).filter(Boolean) };
}

/** The paragraph as nodes; facts that are undefined are nobody's to say yet and stay out. */
export function paragraph(facts) {
  return sentences(facts).filter(Boolean).flatMap(nodes);
}

function sentences(facts) {
  return [
    { words: t("%(day)s “%(title)s” is held %(mode)s, hosted by %(host)s."), values: about(facts) },
    facts.partners && { words: t("Together with %(partners)s."), values: facts },
    facts.supporters && { words: t("With the support of %(supporters)s."), values: facts },
    facts.people > 0 && invited(facts),
    atWork(facts.themes),
    facts.facilitators && { words: t("It is conducted by %(names)s."), values: { names: listed(facts.facilitators) || gap(t("who?")) } },
    { words: beside()[facts.naming], values: {} },
  ];
}

function about({ date, title, mode, host }) {
  return {
    day: day(date) ?? gap(t("Which day?")),
    title: title || gap(t("which title?")),
    mode: modes()[mode],
    host: host || gap(t("who?")),
  };
}

function invited({ people, bodies }) {
  const values = {
    people: tn("one person", "%(count)s people", people),
    bodies: tn("one body", "%(count)s bodies", bodies),
  };
  return { words: bodies ? t("Invited: %(people)s of %(bodies)s.") : t("Invited: %(people)s."), values };
}

function atWork(themes) {
  if (!themes.length) return { words: t("Everybody works in plenary."), values: {} };
  const values = { number: String(themes.length), themes: listed(fewer(themes)) };
  return { words: tn("One table works on %(themes)s.", "%(number)s tables work on %(themes)s.", themes.length), values };
}

/** A paragraph names a few tables, and says how many there are besides. */
function fewer(themes) {
  if (themes.length <= FEW) return themes;
  return [...themes.slice(0, FEW - 1), tn("one other", "%(count)s others", themes.length - FEW + 1)];
}

function listed(names) {
  return new Intl.ListFormat(language).format(names);
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
  const date = new Date(`${typed}T00:00:00Z`);
  if (!typed || isNaN(date)) return null;
  const long = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return t("On %(day)s", { day: new Intl.DateTimeFormat(language, long).format(date) });
}

// A sentence as text, what was filled in as marks, what is missing as gaps.
function nodes({ words, values }) {
  const parts = words.split(PLACEHOLDER);
  return [...parts.map((part, at) => (at % 2 ? filled(values[part]) : document.createTextNode(part))), document.createTextNode(" ")];
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
