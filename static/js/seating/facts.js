import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { roleMark } from "../roles.js";
import { t, tn } from "../translation.js";

/** How it turned out, for the places as they are on this page: a number and a sentence each. */
export function facts(model) {
  const seated = model.tables.flatMap(({ seated: people }) => people);
  if (!seated.length) return nothing;
  return html`<section aria-labelledby="outcome">
    <h2 id="outcome">${t("How it turned out")}</h2>
    <ul class="facts">${choices(seated)}${bodies(model, seated)}${sizes(model)}${mix(model)}</ul>
  </section>`;
}

function fact(value, among, words) {
  return html`<li><p class="v">${value} <small>${among}</small></p><p>${words}</p></li>`;
}

function choices(seated) {
  const asked = seated.filter(({ choice }) => choice !== null);
  if (!asked.length) return nothing;
  const count = (wanted) => asked.filter(({ choice }) => choice === wanted).length;
  const [first, second, none] = [count(1), count(2), count(0)];
  const among = t("of %(count)s", { count: asked.length });
  return fact(first, among, [t("have their first choice."), others(second, none)].filter(Boolean).join(" "));
}

function others(second, none) {
  const words = [
    second ? tn("One has the second.", "%(count)s have the second.", second) : "",
    none ? tn("One has a table they did not ask for.", "%(count)s have a table they did not ask for.", none) : "",
  ];
  return words.filter(Boolean).join(" ");
}

/** At how many tables bodies can be heard, and at how many they could be. */
function bodies({ tables }, seated) {
  const named = seated.filter(({ body }) => body);
  if (!named.length) return nothing;
  const heard = new Set(named.map(({ body, place }) => `${body.id} ${place}`)).size;
  const sizes = new Map();
  for (const { body } of named) sizes.set(body.id, (sizes.get(body.id) ?? 0) + 1);
  const best = [...sizes.values()].reduce((sum, size) => sum + Math.min(size, tables.length), 0);
  const among = t("of %(count)s", { count: best });
  return fact(heard, among, heard === best ? t("places in which a body can be heard: each is at as many tables as possible.") : shortfall(best - heard));
}

function shortfall(count) {
  return tn("places in which a body can be heard: one more is possible.", "places in which a body can be heard: %(count)s more are possible.", count);
}

function sizes({ tables }) {
  return fact(span(tables.map(({ seated }) => seated.length)), t("people a table"), t("from the smallest table to the largest."));
}

function mix({ tables }) {
  const govern = tables.map(({ seated }) => seated.filter((person) => roleMark(person) === "pol").length);
  if (!Math.max(...govern)) return nothing;
  return fact(span(govern), t("a table"), t("among those who govern."));
}

function span(counts) {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(most) : `${least}–${most}`;
}
