import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { measured } from "./measure.js";

/** The field always under the thumb; in its place, when nothing is taken any more, the reason. */
export function composer(model, page) {
  if (page.isStaff) return nothing;
  if (model.isClosed) return closed(t("The session is closed, for reading only"), page);
  if (model.table.frozen) return closed(t("The table is closed, for reading only"), page);
  return html`${repeat([model.table.id], (table) => table, () => form(model, page))}`;
}

function form(model, page) {
  const submit = (event) => {
    event.preventDefault();
    page.send(event.target.elements.text);
  };
  return html`<form class="composer" aria-label=${t("Write a note")} @submit=${submit}>
    <div class="composer__in">
      <div class="composer__meta"><label for="write">${label(model)}</label>${counter(page.draft)}</div>
      <div class="composer__row">${field(model, page)}${button(page.draft)}</div>
    </div>
  </form>`;
}

function label({ workshop, time }) {
  if (time?.isOver) return t("Time is over: a note still arrives, with its hour");
  if (workshop.naming === "names") return t("A note, with your name and your body’s");
  return workshop.naming === "bodies" ? t("A note, with the name of your body") : t("A note, without names");
}

function counter(draft) {
  const { length, isLong, isTooLong } = measured(draft);
  if (!isLong) return nothing;
  const words = isTooLong
    ? t("%(count)s of 4,000: too long", { count: length })
    : t("%(count)s characters", { count: length });
  return html`<span class=${isTooLong ? "num over" : "num"} id="count">${words}</span>`;
}

function field({ isPhone }, page) {
  const keys = (event) => {
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing && !isPhone;
    if (!sends) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  };
  return html`<textarea class="input" id="write" name="text" rows="1" autocomplete="off" aria-describedby="count"
    placeholder=${t("One note, one idea")} .defaultValue=${page.draft}
    @input=${(event) => page.type(event.target.value)} @keydown=${keys}></textarea>`;
}

function button(draft) {
  return html`<button class="btn btn--go" aria-disabled=${measured(draft).isTooLong}>${t("Send")}</button>`;
}

/** Nothing is taken any more; the sentence that was being written stays readable. */
function closed(reason, page) {
  const rest = html`<label class="vh" for="rest">${t("What you were writing")}</label>
    <textarea class="input" id="rest" readonly rows="2" .defaultValue=${page.draft}></textarea>`;
  return html`<div class="composer closed"><div class="composer__in">
    <p class="state">${icon("lock")}${reason}</p>${page.draft ? rest : nothing}
  </div></div>`;
}
