import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";

/** The one thing to do when all is prepared: open the door; later, the way to the cockpit. */
export function doors({ workshop }, page) {
  const cockpit = html`<a class="btn ${workshop.status === "draft" ? "btn--quiet" : "btn--go"}" href=${page.cockpitUrl}>${t("To the cockpit")}${workshop.status === "draft" ? nothing : icon("right")}</a>`;
  if (workshop.status !== "draft") return cockpit;
  const isLeaving = page.connection.waiting().some(({ name }) => name === "open_workshop");
  return html`${cockpit}<button class="btn btn--go" type="button" id="open" aria-disabled=${String(isLeaving)}
    @click=${() => isLeaving || page.open()}>${t("Open the session")}${icon("right")}</button>`;
}
