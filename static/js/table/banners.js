import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { hour } from "../time.js";
import { t, tn } from "../translation.js";

const CALM = 10_000;
const MOST_SAID = 3;

/** Between head and page: a browser that keeps nothing, the last minute, words from the cockpit. */
export function banners(model, page) {
  const said = model.said.slice(-MOST_SAID).map((announcement) => word(announcement, model, page));
  const messages = [memoryBanner(page), lastMinute(model, page), ...said].filter((message) => message !== nothing);
  return messages.length ? html`<section aria-label=${t("Messages")}>${messages}</section>` : nothing;
}

/** In the head: no network for ten seconds or more, and for a moment that it is back. */
export function connectionBanner({ waiting, isPhone }, page) {
  const { isUp, downSince } = page.connection.status();
  const seconds = Math.floor((Date.now() - downSince) / 1000);
  if (isUp) return page.backUntil > Date.now() ? banner(backAgain(page.sentOnReturn), nothing) : nothing;
  return seconds * 1000 < CALM ? nothing : banner(offlineFor(seconds), keepWriting(waiting, isPhone));
}

function banner(title, words) {
  return html`<div class="conn">${icon("wifi")}<p><strong>${title}</strong>${words}</p></div>`;
}

function offlineFor(seconds) {
  if (seconds < 60) return t("No network for %(count)s seconds", { count: seconds - (seconds % 10) });
  return tn("No network for one minute", "No network for %(count)s minutes", Math.floor(seconds / 60));
}

function keepWriting(waiting, isPhone) {
  const notes = waiting.filter(({ name }) => name === "add_note").length;
  if (!notes) return t("Keep writing: what you write stays here and leaves by itself.");
  return isPhone
    ? tn("Keep writing: one note waits on this phone and leaves by itself.",
      "Keep writing: %(count)s notes wait on this phone and leave by themselves.", notes)
    : tn("Keep writing: one note waits on this computer and leaves by itself.",
      "Keep writing: %(count)s notes wait on this computer and leave by themselves.", notes);
}

function backAgain(sent) {
  return sent
    ? tn("Back on the network, one note has left", "Back on the network, %(count)s notes have left", sent)
    : t("Back on the network");
}

function memoryBanner(page) {
  if (page.connection.status().isDurable) return nothing;
  const title = t("This browser keeps nothing");
  return banner(title, t("Do not close this page before your notes say Saved."));
}

function lastMinute({ time }, page) {
  if (!time || time.isOver || time.seconds > 60 || page.isLastMinuteRead) return nothing;
  const title = t("One minute left.");
  const words = t("Finish your sentence: what you are writing does not get lost.");
  return line("clock", html`<b>${title}</b> ${words}`, () => page.readLastMinute());
}

function word(announcement, { workshop }, page) {
  const from = t("%(sender)s, %(hour)s", {
    sender: announcement.sender,
    hour: hour(announcement.at, workshop.time_zone),
  });
  const words = html`<b>${from}</b> · <span class="said__text">${announcement.text}</span>`;
  return line("msg", words, () => page.markRead(announcement.id));
}

function line(symbol, words, read) {
  return html`<p class="said">
    ${icon(symbol)}<span>${words}</span><button class="btn btn--quiet" type="button" @click=${read}>${t("I have read it")}</button>
  </p>`;
}
