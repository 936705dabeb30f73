import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t } from "../translation.js";
import { clock, over } from "./clock.js";
import { join } from "./join.js";
import { thanks } from "./thanks.js";
import { where } from "./where.js";
import { spaced } from "./words.js";

const LONG = 140;

/** The page of the moment in its frame: what it is about on top, a word from who conducts, how to come in below. */
export function screen(model, page) {
  if (!model) return opening();
  const scene = sceneOf(model, page);
  return html`<h1 class="vh">${t("Screen in the hall")}</h1>
    <section class=${model.said ? "proj proj--said" : "proj"} aria-label=${scene.name}>
      <div class="proj__top"><p><b>${scene.top}</b></p><p>${scene.aside}</p></div>
      <div class="proj__body">${model.said ? said(model) : nothing}${scene.body}</div>
      <div class="proj__foot"><p>${scene.foot}</p><p>${model.lostSince ? lost(model) : scene.corner ?? code(model, page)}</p></div>
    </section>`;
}

function sceneOf(model, page) {
  if (model.isClosed) return thanks(model, page);
  if (model.running) return clock(model);
  if (model.ended) return over(model);
  return model.isSplit && model.tables.length > 1 ? where(model) : join(model, page);
}

function said({ said: { text, at }, workshop }) {
  const from = t("From who conducts, %(hour)s", { hour: hour(at, workshop.time_zone) });
  const size = text.length > LONG ? "proj__said proj__said--long" : "proj__said";
  return html`<p class=${size}>${icon("msg")}<span><b>${from}</b><br>${text}</span></p>`;
}

function code({ workshop }, { address }) {
  return html`${address} <b class="proj__code num">${spaced(workshop.code)}</b>`;
}

function lost({ lostSince, workshop }) {
  const words = t("No network since %(hour)s", { hour: hour(lostSince, workshop.time_zone) });
  return html`<span class="proj__lost">${icon("wifi")}${words}</span>`;
}

function opening() {
  return html`<h1 class="vh">${t("Screen in the hall")}</h1><section class="proj" aria-busy="true"></section>`;
}

/** An address without its token, or with one that is not of this session. */
export function unknown() {
  return html`<section class="proj proj--alone">
    <div class="proj__body"><h1>${t("This screen cannot be opened from here")}</h1>
    <p>${t("Its address is not complete, or belongs to another session. Open it again from the cockpit, with “Open the screen”.")}</p></div>
  </section>`;
}
