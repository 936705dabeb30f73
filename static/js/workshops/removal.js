import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";

/** Taking a table away: first what goes with it; where people sit, why it stays and what to do before. */
export function removal(table, page) {
  if (table.people) return staying(table, page);
  const words = claims(table, page.model.staff);
  return html`${words ? html`<p class="s" id="t-${table.id}-claims">${words}</p>` : nothing}
    <p><button type="button" class="btn btn--quiet btn--flush" id="t-${table.id}-away" aria-describedby=${words ? `t-${table.id}-claims` : nothing}
      @click=${() => page.removeTable(table)}>${icon("minus")}${t("Remove table %(number)s", table)}</button></p>`;
}

function staying({ people }, page) {
  return html`<p class="s soft">${tn("One person sits here: the table stays until they sit elsewhere.", "%(count)s people sit here: the table stays until they sit elsewhere.", people)}
    <a href=${page.seatingUrl}>${t("Who sits where")}</a></p>`;
}

/** Who asked for the table when signing up, and whom the draft of the places puts there. */
function claims({ id }, { people, drafts }) {
  const asked = people.filter(({ first_choice: first, second_choice: second }) => [first, second].includes(id)).length;
  const meant = drafts.filter(({ table }) => table === id).length;
  const words = [
    asked && tn("One person asked for this table: without it, their other choice counts, or none.",
      "%(count)s people asked for this table: without it, their other choices count, or none.", asked),
    meant && tn("One person is to sit here, not announced yet: without it, they keep the place they have, or none.",
      "%(count)s people are to sit here, not announced yet: without it, they keep the places they have, or none.", meant),
  ];
  return words.filter(Boolean).join(" ");
}

/** What went with a table, from the server's own count. */
export function removed({ number, unchosen, undrafted }) {
  const words = [
    t("Table %(number)s removed.", { number }),
    unchosen && tn("One person had asked for it: now their other choice counts, or none.", "%(count)s people had asked for it: now their other choices count, or none.", unchosen),
    undrafted && tn("One person was to sit there: they keep the place they have, or none.", "%(count)s people were to sit there: they keep the places they have, or none.", undrafted),
  ];
  return words.filter(Boolean).join(" ");
}
