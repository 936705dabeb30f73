import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { nameOf, notesNotArrived } from "./missing.js";
import { missed } from "./presence.js";

const MOST_NAMED = 6;

/** In the dialog of an end: what has not arrived and from whom, and the choice what to do about it. */
export function choice({ missing, choices }, page) {
  if (!choices) return nothing;
  const legend = t("What has not arrived");
  return html`${whose(missing, page.model)}
    <fieldset class="choices"><legend class="vh">${legend}</legend>
      ${choices.map(({ value, words, more }) => html`<label class="choice"><input type="radio" name="choice" value=${value}
        .checked=${page.choice === value} @change=${() => page.choose(value)}><span>${words}<small>${more}</small></span></label>`)}
    </fieldset>`;
}

function whose(missing, { workshop }) {
  const all = missed(missing);
  const more = all.length - MOST_NAMED;
  const others = more > 0 ? html`<li>${tn("and one more", "and %(count)s more", more)}</li>` : nothing;
  return html`${missing.notes ? html`<p><b>${notesNotArrived(missing.notes, missing.writers.length)}</b></p>` : nothing}
    <ul class="missed s">${all.slice(0, MOST_NAMED).map((standing) => html`<li>${sentence(standing, workshop)}</li>`)}${others}</ul>`;
}

function sentence({ person, waiting, connected, since }, { time_zone: zone }) {
  const notes = waiting ? tn("one note waits there", "%(count)s notes wait there", waiting) : "";
  const silence = connected ? "" : t("no answer since %(hour)s", { hour: hour(since, zone) });
  return [[nameOf(person), person.body?.name].filter(Boolean).join(", "), [notes, silence].filter(Boolean).join(", ")].join(": ");
}

/** On top of the page while an end waits: for what, and the ways out. */
export function vigil(model, page) {
  const { vigil: waiting } = page.gate;
  if (!waiting) return nothing;
  const count = missed(waiting.scope.missing(model)).length || waiting.awaited.length;
  const title = t("Waiting: %(question)s", { question: waiting.title });
  const words = tn("It is done by itself when one phone has answered and sent its notes. Only while this page stays open.",
    "It is done by itself when %(count)s phones have answered and sent their notes. Only while this page stays open.", count);
  return html`<div class="conn conn--desk" role="region" aria-label=${title}>${icon("clock")}<p><strong>${title}</strong>${words}</p>
    <p class="row"><button class="btn btn--alt btn--dense" type="button" @click=${() => page.endNow()}>${t("Do it now")}</button>
      <button class="btn btn--quiet btn--dense" type="button" @click=${() => page.leaveVigil()}>${t("Do not do it")}</button></p></div>`;
}
