import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";
import { day, spaced } from "./words.js";

/** How to come in: the QR, the address and the code, and how many are in already. */
export function join(model, page) {
  const { workshop } = model;
  return {
    name: t("Entrance"),
    top: `${workshop.title}, ${day(workshop.date)}`,
    aside: workshop.starts_at ? t("It begins at %(hour)s", { hour: hour(workshop.starts_at, workshop.time_zone) }) : "",
    body: workshop.status === "draft" ? soon() : door(model, page),
    foot: t("No account needed. No names come up on this screen."),
    corner: t("No phone? Ask who conducts."),
  };
}

function soon() {
  return html`<div class="proj__clock"><h2>${t("The door is about to open")}</h2>
    <p class="proj__lead">${t("Here the code will come up to enter with your phone.")}</p></div>`;
}

function door({ workshop, counts }, { qr, address }) {
  return html`<div class=${qr ? "proj__join" : "proj__join proj__join--plain"}>
    ${qr ? html`<img class="qr" src=${qr} alt=${t("QR code to enter")}>` : nothing}
    <div>
      <h2>${t("Enter with your phone")}</h2>
      <p class="proj__lead">${qr ? t("Scan the code, or go to") : t("Go to")}<br><b>${address}</b> ${t("and write")}</p>
      <p class="code num">${spaced(workshop.code)}</p>
      <p class="proj__counts">${counted(counts)}</p>
    </div>
  </div>`;
}

function counted({ present, bodies }) {
  return html`<span><span class="count">${present}</span> ${tn("person", "people", present)}</span>
    <span><span class="count">${bodies}</span> ${tn("body", "bodies", bodies)}</span>`;
}
