import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { t } from "../translation.js";
import { LONGEST_TITLE } from "./grouping.js";

/** The title of a group while it is written: it outlives a reload like every other word. */
export function titleForm(grouping) {
  const { note, cluster, title } = grouping.writing;
  const submit = (event) => {
    event.preventDefault();
    grouping.save();
  };
  const first = note && grouping.model.notes.find(({ id }) => id === note);
  return html`<form class="group__form" @submit=${submit} @keydown=${(event) => event.key === "Escape" && grouping.leave()}>
    <label for="group-title">${cluster ? t("Title of the group") : t("Title of the new group")}</label>
    ${first ? html`<p class="hint" id="group-first" dir="auto">${first.text}</p>` : nothing}
    <input class="input" id="group-title" autocomplete="off" .value=${title} aria-describedby="group-first group-outcome"
      aria-invalid=${Boolean(grouping.refused)} @input=${({ target }) => grouping.type(target.value)}>
    ${grouping.refused ? html`<p class="field__note field__note--err" id="group-outcome" role="alert">${why(grouping.refused)}</p>` : nothing}
    <div class="row"><button class="btn btn--alt btn--dense tgt">${cluster ? t("Save") : t("Make the group")}</button>
      <button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => grouping.leave()}>${t("Leave it")}</button></div>
  </form>`;
}

function why(refused) {
  if (refused === "empty") return t("Write a title for the group.");
  return t("%(count)s of %(most)s characters: too long.", { count: refused, most: LONGEST_TITLE });
}
