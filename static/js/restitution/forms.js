import { t } from "../translation.js";
import { forget } from "./drafts.js";

const PATIENCE = 15_000;

/** Forms of this page are sent without leaving it; without a network their words wait where they are. */
export function sendInPlace(refresh) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("#outline, form[data-draft]")) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("aria-disabled")) return;
    if (form.getAttribute("aria-busy") !== "true") send(form, event.submitter, refresh);
  });
}

async function send(form, button, refresh) {
  form.setAttribute("aria-busy", "true");
  const answer = await post(form, button);
  form.removeAttribute("aria-busy");
  if (!answer) say(form, t("It could not be sent: your words stay on this computer. Try again in a moment."), "wait");
  else if (answer.status === 204) await accepted(form, refresh);
  else refused(form, await answer.text());
}

async function post(form, button) {
  const headers = { Accept: "application/json" };
  try {
    const body = new FormData(form, button);
    return await fetch(form.action, { method: "POST", body, headers, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return null;
  }
}

async function accepted(form, refresh) {
  const { text } = form.elements;
  if (text) {
    forget(form);
    text.defaultValue = text.value;
    const details = form.closest("details");
    details.open = false;
    details.querySelector("summary").focus();
  }
  await refresh();
}

/** The page that came says why, beside the field, with the words that were sent. */
function refused(form, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const id = (form.closest("details") ?? form).id;
  const fresh = page.getElementById(id);
  if (!fresh) return location.reload();
  document.getElementById(id).replaceWith(document.adoptNode(fresh));
  const shown = document.getElementById(id);
  (shown.querySelector("textarea") ?? shown).focus();
}

function say(form, sentence, kind) {
  const line = form.querySelector("[data-said]") ?? document.getElementById("order-said");
  line.className = `state state--${kind}`;
  line.textContent = sentence;
}
