import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { activityName } from "../activities.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { lastEnded, nextStep } from "./next.js";
import { commonTime } from "./time.js";

/** The acts of the moment: at most one outlined button, and the one filled one. */
export function head(model, page) {
  const draft = html`<a class="btn btn--quiet" href=${page.restitutionUrl}>${icon("file")}${t("Restitution")}</a>`;
  return html`${model.isClosed ? nothing : draft}${commonTime(model, page)}${more(model, page)}${steps[nextStep(model).kind](nextStep(model), model, page)}`;
}

function more(model, page) {
  const ended = lastEnded(model);
  if (model.isClosed) return nothing;
  if (model.running) return moreTime(model, page);
  return ended ? button(t("Reopen for 5 minutes"), "reopen_activity", () => page.reopen(ended), page) : nothing;
}

function moreTime({ running, time }, page) {
  const words = time ? t("+5 minutes") : t("End in 5 minutes");
  return button(words, "extend_activity", () => page.extend(running), page);
}

const steps = {
  open: (step, model, page) => go(t("Open the session"), "open_workshop", () => page.open(), page),
  split: (step, model, page) => split(model, page),
  start: ({ activity }, model, page) => {
    const words = t("Start: %(activity)s", { activity: activityName(activity) });
    return html`${minutes(activity, page)}${go(words, "start_activity", () => page.start(activity), page)}`;
  },
  end: ({ activity }, model, page) =>
    go(t("End: %(activity)s", { activity: activityName(activity) }), "end_activity", () => page.end(activity), page),
  close: (step, model, page) => go(t("Close the session"), "close_workshop", () => page.close(), page),
  read: (step, model, page) =>
    html`<a class="btn btn--go" href=${page.restitutionUrl}>${t("Open the restitution")}${icon("right")}</a>`,
};

/** Evenly and at once, or by hand; a draft that somebody has begun is not passed over. */
function split({ people, drafted }, page) {
  const words = t("Split people over the tables");
  if (drafted.length) return html`<a class="btn btn--go" href=${page.seatingUrl}>${t("Announce who sits where")}${icon("right")}</a>`;
  const byHand = html`<a class="btn btn--alt" href=${page.seatingUrl}>${t("Split by hand")}</a>`;
  if (people.length) return html`${byHand}${go(words, "split_participants", () => page.split(), page)}`;
  return html`<button class="btn btn--go" type="button" aria-disabled="true">
    <span>${words}<small>${t("as soon as somebody is in")}</small></span></button>`;
}

function minutes(activity, page) {
  return html`<label class="minutes"><input class="input num" type="number" min="1" max="600" inputmode="numeric"
    .value=${String(page.minutesOf(activity))} placeholder="–" @input=${(event) => page.setMinutes(activity, event.target.value)}>
    ${t("minutes")}</label>`;
}

function go(words, operation, act, page) {
  const isLeaving = page.isLeaving(operation);
  return html`<button class="btn btn--go" type="button" aria-disabled=${isLeaving} @click=${isLeaving ? null : act}>
    ${words}${icon("right")}</button>`;
}

function button(words, operation, act, page) {
  const isLeaving = page.isLeaving(operation);
  return html`<button class="btn btn--alt" type="button" data-way=${operation} aria-disabled=${isLeaving} @click=${isLeaving ? null : act}>${words}</button>`;
}
