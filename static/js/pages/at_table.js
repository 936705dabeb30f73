import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { Drafts } from "./drafts.js";
import { form } from "./form.js";
import { reading } from "./reading.js";
import { shownOf } from "./model.js";
import { signing } from "./signing.js";
import { styled } from "./style.js";
import { partName, personLabel, stateTold } from "./words.js";

const isWide = matchMedia("(min-width: 85rem)");

let drafts = null;

/** The page of the table, beside its notes: written by who has a part, read and signed by all. */
export function tablePage(model, page) {
  styled();
  drafts ??= new Drafts(page);
  const shown = shownOf(model, page);
  drafts.look(model.table.id, shown.fields);
  const [title, told, hint] = [t("The page of the table"), stateTold(shown.state), t("So it goes into the restitution.")];
  const key = `page-open:${model.table.id}`;
  const isOpen = page.connection.kept(key) ?? (isWide.matches || shown.mayWrite || Boolean(model.time?.isOver));
  const toggle = ({ target }) => target.open !== isOpen && page.connection.keep(key, target.open);
  return html`<section class="table__page" aria-labelledby="page-title"><details class="more" .open=${isOpen} @toggle=${toggle}>
    <summary><h2 class="h-l" id="page-title" tabindex="-1">${title}</h2><span class="soft s">${told}</span>${icon("down")}</summary>
    <div class="more__in stack gap-3"><p class="s soft">${hint}</p>
      ${writers(shown, page)}${shown.mayWrite ? form(shown, drafts, page) : html`${reading(shown)}${unsent(shown)}`}
      ${news()}${shown.mayWrite ? remarks(shown) : nothing}${signing(shown, page)}</div>
  </details></section>`;
}

/** Who writes the page; whoever sits here takes a part with one touch. */
function writers(shown, page) {
  const { parts, part: mine, people } = shown;
  const named = parts.map(({ participant, part }) => [people.find(({ id }) => id === participant), part]).filter(([person]) => person);
  const list = named.map(([person, part]) => t("%(name)s (%(part)s)", { name: personLabel(person), part: partName(part) })).join("; ");
  const told = list ? t("Writing for the table: %(names)s.", { names: list }) : t("Nobody writes it yet.");
  const give = (part) => () => page.connection.submit("give_part", { table: shown.table.id, participant: shown.me.id, part });
  const hasRapporteur = parts.some(({ part }) => part === "rapporteur");
  const verb = hasRapporteur ? t("I write too") : t("I write for the table");
  const stop = t("I do not write any more");
  const take = html`<button class="btn btn--alt" type="button" @click=${give(hasRapporteur ? "scribe" : "rapporteur")}>${icon("edit")}${verb}</button>`;
  const leave = html`<button class="btn btn--quiet btn--flush" type="button" @click=${give(null)}>${stop}</button>`;
  if (page.isStaff) return html`<p class="s">${told}</p>${giving(shown, page)}`;
  return html`<p class="s">${told}</p>${shown.mayTake ? html`<p>${mine ? leave : take}</p>` : nothing}`;
}

/** Who conducts gives the part, and takes it away. */
function giving({ table, people, parts }, page) {
  const give = (participant, part) => page.connection.submit("give_part", { table: table.id, participant, part });
  const [label, none] = [t("Who writes for the table"), t("Give the part to…")];
  const choose = ({ target }) => {
    if (target.value) give(target.value, "rapporteur");
    target.value = "";
  };
  const writing = people.filter(({ id }) => parts.some(({ participant }) => participant === id));
  const take = (person) => {
    const words = t("%(name)s does not write any more", { name: personLabel(person) });
    return html`<button class="btn btn--quiet btn--dense tgt" type="button" @click=${() => give(person.id, null)}>${words}</button>`;
  };
  return html`<select class="input" aria-label=${label} @change=${choose}><option value="">${none}</option>
    ${people.filter((person) => !writing.includes(person)).map((person) => html`<option value=${person.id}>${personLabel(person)}</option>`)}</select>${writing.map(take)}`;
}

/** Words that were not taken, for who does not write the page any more. */
function unsent(shown) {
  const texts = Object.entries(drafts.all).filter(([name, { text }]) => name !== "speaker" && text && text !== shown.told(name).text);
  const title = t("You had written, and it is not on the page:");
  return texts.length ? html`<div class="notice notice--warn s"><p>${title}</p>${texts.map(([, { text }]) => html`<p dir="auto">${text}</p>`)}</div>` : nothing;
}

/** What is held against the sentences, for who can write them better. */
function remarks({ state, nameOf, wordsOf }) {
  return state.marked.map(({ field, reason, participant }) => {
    const told = t("“%(sentence)s” is not right for %(name)s: %(reason)s", { sentence: wordsOf(field), name: nameOf(participant), reason });
    return html`<p class="notice notice--warn s" dir="auto">${told}</p>`;
  });
}

/** That an approval was of words that stand there no more. */
function news() {
  return drafts.news ? html`<p class="s state state--wait" role="alert">${drafts.news}</p>` : nothing;
}
