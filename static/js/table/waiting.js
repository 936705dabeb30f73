import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { activityName } from "../activities.js";
import { icon } from "../icon.js";
import { t, tn } from "../translation.js";
import { banners, connectionBanner } from "./banners.js";
import { meter, timer } from "./header.js";

/** Before the split: you are in, the number will come up here, nothing to reload. */
export function waiting(model, page) {
  const { workshop, activity } = model;
  return html`<header class="tophead">
      <div class="tophead__in"><div><p>${workshop.title}</p><p class="h-l">${activity ? activityName(activity) : ""}</p></div>${timer(model)}</div>
      ${meter(model)}${connectionBanner(model, page)}
    </header>
    ${banners(model, page)}
    <main id="content" class="wrap narrow page stack">${model.isClosed ? closed() : soon(model)}</main>`;
}

function soon({ me, counts }) {
  const from = me?.body ? t("You are in, with %(body)s", { body: me.body.name }) : t("You are in");
  return html`<p class="state state--ok">${icon("check")}${from}</p>
    <h1>${t("You will soon know your table")}</h1>
    <p class="lead">${t("When the tables open, the number comes up here. Nothing to reload.")}</p>
    <p class="s soft num rule">${present(counts)}</p>`;
}

function present({ present: people, bodies }) {
  const count = tn("One person is here", "%(count)s people are here", people);
  const from = bodies ? tn("of one body", "of %(count)s bodies", bodies) : "";
  return bodies ? html`${count}, ${from}.` : html`${count}.`;
}

function closed() {
  return html`<h1>${t("The session is closed")}</h1>
    <p class="lead">${t("Thank you for being there. What the tables wrote goes into the restitution.")}</p>`;
}
