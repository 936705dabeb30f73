import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { roleName } from "../roles.js";
import { t } from "../translation.js";

const ROLES = ["mayor", "assessor", "councillor", "executive", "officer", "third_sector", "citizen", "other"];
const nameOf = ({ name }) => name ?? t("Somebody");
const about = (person) => [nameOf(person), person.body?.name].filter(Boolean).join(", ");

/** One person of the list, in a dialog: the browser keeps the focus inside; Esc goes back to the cockpit. */
export function personDialog(model, page) {
  const { asked } = page;
  const submit = (event) => {
    event.preventDefault();
    if (event.submitter?.value === "no") asked.close();
    else asked.submit();
  };
  const title = asked.now && titles[asked.now.kind]({ name: nameOf(asked.now.person) });
  return html`<dialog class="veil" id="person" aria-labelledby="person-title" @close=${() => asked.now && asked.close()} @submit=${submit}>
    ${asked.now ? html`<form class="dialog" novalidate><h2 id="person-title">${title}</h2>${forms[asked.now.kind](asked, model)}${foot(asked, page)}</form>` : nothing}
  </dialog>`;
}

function foot({ now }, page) {
  const { isUp } = page.connection.status();
  const waits = now.operation && !isUp ? html`<p class="s" role="status">${t("Waits on this computer until the network is back.")}</p>` : nothing;
  return html`${waits}<p class="row"><button class="btn btn--go" value="yes" aria-disabled=${Boolean(now.operation)}>${verbs[now.kind]()}</button>
    <button class="btn btn--quiet" value="no">${t("Back to the cockpit")}</button></p>`;
}

const verbs = {
  correct: () => t("Save"),
  merge: () => t("Make them one person"),
  remove: () => t("Take off the list"),
};

const titles = {
  correct: (named) => t("Correct %(name)s", named),
  merge: (named) => t("%(name)s is twice on the list", named),
  remove: (named) => t("Take %(name)s off the list?", named),
};

const forms = {
  correct: (asked) => html`${text(asked, "name", t("Name"))}${text(asked, "body", t("Body"))}${role(asked)}
    <p class="s soft">${t("The notes follow: beside them stand the name and body of now.")}</p>`,
  merge: (asked, model) => html`${other(asked, model)}${stays(asked)}
    <p class="s soft">${t("The notes of both stay together. The phone that came in last goes on; the other one is asked to come in again.")}</p>`,
  remove: ({ now }) => html`<p>${t("What this person wrote stays, without its author.")} ${now.person.present ? t("The phone is told to come in again.") : nothing}</p>
    ${outcome(now, "name")}`,
};

function text(asked, name, label) {
  const { typed, error } = asked.now;
  return html`<div class="field"><label for="person-${name}">${label}</label>
    <input class="input" id="person-${name}" name=${name} autocomplete="off" .value=${typed[name]}
      aria-invalid=${error?.path === name} aria-describedby="person-${name}-outcome" @input=${({ target }) => asked.type({ [name]: target.value })}>
    ${outcome(asked.now, name)}</div>`;
}

function role(asked) {
  const { typed } = asked.now;
  const choices = ROLES.map((each) => html`<option value=${each} ?selected=${each === typed.role}>${roleName({ role: each })}</option>`);
  return html`<div class="field"><label for="person-role">${t("Role")}</label>
    <select class="input" id="person-role" name="role" @change=${({ target }) => asked.type({ role: target.value })}>${choices}</select>
    ${outcome(asked.now, "role")}</div>`;
}

function other(asked, { people }) {
  const { person, other: chosen, error } = asked.now;
  const rows = people.filter(({ id }) => id !== person.id).sort((one, two) => about(one).localeCompare(about(two)));
  const choices = rows.map((row) => html`<option value=${row.id} ?selected=${row.id === chosen}>${about(row)}${row.present ? ` · ${t("is here")}` : ""}</option>`);
  return html`<div class="field"><label for="person-other">${t("It is the same person as")}</label>
    <select class="input" id="person-other" name="other" aria-invalid=${error?.path === "other"} aria-describedby="person-other-outcome"
      @change=${({ target }) => asked.choose({ other: target.value, error: null })}><option value="">${t("Choose")}</option>${choices}</select>
    ${outcome(asked.now, "other")}</div>`;
}

function stays(asked) {
  const row = (value, words) => html`<label class="choice"><input type="radio" name="stays" value=${value}
    .checked=${asked.now.stays === value} @change=${() => asked.choose({ stays: value })}><span>${words}</span></label>`;
  const legend = t("Which name, body and role are right?");
  return html`<fieldset class="field"><legend>${legend}</legend>${row("this", about(asked.now.person))}${row("other", t("Those of the other row"))}</fieldset>`;
}

function outcome({ error }, name) {
  if (error?.path !== name) return nothing;
  return html`<p class="field__note field__note--err" id="person-${name}-outcome" role="alert">${icon("err")}<span>${error.words}</span></p>`;
}

/** Opens and closes the dialog as the page says; while it is open the rest of the page is inert. */
export function keepPerson({ asked }) {
  const element = document.getElementById("person");
  if (!element || Boolean(asked.now) === element.open) return;
  if (!asked.now) return element.close();
  element.showModal();
  element.querySelector("input:not([type=radio]), select, [value=no]").focus();
}
