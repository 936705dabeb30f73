import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { measured } from "../text.js";
import { t } from "../translation.js";

/** The field always under the thumb; in its place, when nothing is taken any more, the reason. */
export function composer(model, page) {
  if (page.isStaff) return nothing;
  if (model.isClosed) return closed(t("The session is closed, for reading only"), page);
  if (model.table.frozen) return closed(t("The table is closed, for reading only"), page);
  return form(model, page);
}

function form(model, page) {
  const submit = (event) => {
    event.preventDefault();
    page.send(event.target.elements.text);
  };
  const { length, isLong, fits } = measured(page.draft);
  const isTooLong = isLong && !fits;
  const count = isTooLong ? t("%(count)s of 4,000: too long", { count: length }) : t("%(count)s characters", { count: length });
  return html`<form class="composer" aria-label=${t("Write a note")} @submit=${submit}>
    <div class="composer__meta"><label for="write">${label(model)}</label>
      <span class=${isTooLong ? "num over" : "num"} id="count">${isLong ? count : nothing}</span></div>
    <div class="composer__row">${field(model, page)}<button class="btn btn--go" aria-disabled=${isTooLong}>${t("Send")}</button></div>
  </form>`;
}

function label({ workshop, time }) {
  if (time?.isOver) return t("Time is over: a note still arrives, with its hour");
  if (workshop.naming === "names") return t("A note, with your name and your body’s");
  return workshop.naming === "bodies" ? t("A note, with the name of your body") : t("A note, without names");
}

function field({ isPhone }, page) {
  const keys = (event) => {
    if (isPhone || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  };
  return html`<textarea class="input" id="write" name="text" rows="1" autocomplete="off" aria-describedby="count"
    placeholder=${t("One note, one idea")} .defaultValue=${page.draft}
    @input=${(event) => page.type(event.target.value)} @keydown=${keys}></textarea>`;
}

/** Nothing is taken any more; the sentence that was being written stays readable. */
function closed(reason, { draft }) {
  const rest = html`<label class="vh" for="rest">${t("What you were writing")}</label>
    <textarea class="input" id="rest" readonly rows="2" .defaultValue=${draft}></textarea>`;
  return html`<div class="composer closed"><p class="state">${icon("lock")}${reason}</p>${draft ? rest : nothing}</div>`;
}
