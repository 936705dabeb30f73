import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { activityName, tableName } from "../activities.js";
import { clockFace, hour } from "../time.js";
import { t, tn } from "../translation.js";

const MOST_QUESTIONS = 3;
const MOST_TABLES = 4;

/** The time that is left, as large as the hall is deep, and the question of the moment. */
export function clock(model) {
  const { running, time } = model;
  return {
    name: activityName(running),
    top: activityName(running),
    aside: notice(time) ?? model.workshop.title,
    body: html`<div class="proj__clock">${time ? left(model) : html`<h2 class="proj__huge">${activityName(running)}</h2>`}
      ${questions(model)}</div>`,
    foot: time?.isOver
      ? t("Finish your sentence: what you are writing is not lost.")
      : t("One note, one idea. Nobody is cut off at the end."),
  };
}

/** Time is over: what comes next. */
export function over({ ended, next, workshop, goingOn }) {
  const then = next ? t("Then: %(activity)s", { activity: activityName(next) }) : t("Then the session closes");
  return {
    name: t("Time is over"),
    top: activityName(ended),
    aside: workshop.title,
    body: html`<div class="proj__clock"><h2 class="proj__huge">${t("Time is over")}</h2>
      <p class="proj__lead">${t("Finish your sentence: a note still arrives, with its hour.")}</p>
      ${goingOn.length ? html`<p class="proj__lead">${stillWorking(goingOn, workshop)}</p>` : nothing}
      <p class="proj__then">${then}</p></div>`,
    foot: t("What you have written is saved."),
  };
}

function stillWorking(tables, { time_zone: zone }) {
  const end = { hour: hour(Math.max(...tables.map((table) => table.end)), zone) };
  if (tables.length > MOST_TABLES) return t("Some tables go on until %(hour)s.", end);
  return tn("%(tables)s goes on until %(hour)s.", "%(tables)s go on until %(hour)s.", tables.length, { tables: listed(tables), ...end });
}

function notice(time) {
  if (!time || time.seconds > 300) return null;
  if (time.isOver) return t("Time is over");
  return time.seconds > 60 ? t("Last 5 minutes") : t("Last minute");
}

function left({ time, workshop, goingOn }) {
  const { seconds, end, share } = time;
  const label = tn("One minute left", "%(count)s minutes left", Math.ceil(seconds / 60));
  return html`<p class="t" role="timer" aria-label=${label}>${clockFace(seconds)}</p>
    <span class="meter" data-share=${(share * 100).toFixed(1)} aria-hidden="true"><i></i></span>
    <p class="proj__until">${t("until %(hour)s", { hour: hour(end, workshop.time_zone) })}${others(goingOn, workshop)}</p>`;
}

/** Until when single tables go on, as long as they are few enough to be read. */
function others(tables, { time_zone: zone }) {
  const ends = [...new Set(tables.map(({ end }) => end))].sort();
  if (!ends.length) return "";
  if (tables.length > MOST_TABLES) return ` · ${t("some tables have another time: it is on their phones")}`;
  const groups = ends.map((end) => ({ tables: listed(tables.filter((table) => table.end === end)), hour: hour(end, zone) }));
  const words = groups.map((group) => t("%(tables)s until %(hour)s", group));
  return words.map((one) => ` · ${one}`).join("");
}

const listed = (tables) => new Intl.ListFormat(document.documentElement.lang).format(tables.map(tableName));

/** The questions, where all tables that work have the same. */
function questions({ tables, plenary, running }) {
  const working = [...tables, plenary].filter(({ activity }) => activity === running.id);
  const asked = working.map(({ prompts }) => prompts.map(({ text }) => text));
  const [first] = asked;
  if (!first?.length) return nothing;
  const isShared = asked.every((texts) => texts.join("\n") === first.join("\n")) && first.length <= MOST_QUESTIONS;
  if (!isShared) return html`<p class="proj__lead">${t("The question is on your phone.")}</p>`;
  if (first.length === 1) return html`<h2 class="proj__question">${first[0]}</h2>`;
  return html`<ol class="proj__questions">${first.map((text) => html`<li>${text}</li>`)}</ol>`;
}
