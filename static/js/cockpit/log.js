import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { repeat } from "../../vendor/lit-html/directives/repeat.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t } from "../translation.js";
import { takeBack } from "./aftermath.js";
import { entriesOf } from "./entries.js";

const SHOWN = 8;
const MOST = 200;

/** What happened and what was said, the newest on top. */
export function log(model, page) {
  const entries = entriesOf(page.diary.events, model).reverse().slice(0, MOST);
  const earlier = entries.slice(SHOWN);
  return html`<section aria-labelledby="diary">
    <h2 class="h-l" id="diary">${t("Diary")}</h2>
    ${takeBack(model, page)}
    ${entries.length ? list(entries.slice(0, SHOWN), model) : html`<p class="soft s">${t("What happens is written here.")}</p>`}
    ${earlier.length
      ? html`<details class="more"><summary><span>${t("Earlier")}</span>${icon("down")}</summary>${list(earlier, model)}</details>`
      : nothing}
  </section>`;
}

function list(entries, { workshop }) {
  return html`<ol class="log">${repeat(entries, ({ key }) => key, ({ at, words, by }) =>
    html`<li><time datetime=${at}>${hour(at, workshop.time_zone)}</time><span>${words}${by ? html` <span class="soft by">${by}</span>` : nothing}</span></li>`)}</ol>`;
}
