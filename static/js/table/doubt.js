import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { icon } from "../icon.js";
import { t } from "../translation.js";
import { tool } from "./note.js";

const LOOKS_LIKE = {
  code: () => t("This looks like a tax code: everybody will read it."),
  mail: () => t("This looks like an e-mail address: everybody will read it."),
  phone: () => t("This looks like a telephone number: everybody will read it."),
  address: () => t("This looks like a home address: everybody will read it."),
};

export const doubtIn = (kind) => LOOKS_LIKE[kind]();

/** Over the words that look private: they leave only when their author says so. */
export function doubt(id, page) {
  if (page.doubt?.id !== id) return nothing;
  const { kind, leave } = page.doubt;
  const correct = tool(t("Correct"), () => page.correct(id), "edit");
  return html`<div class="doubt"><p>${icon("shield")} ${doubtIn(kind)}</p>
    <div class="note__tools"><button class="btn btn--alt btn--dense" type="button" @click=${leave}>${t("Send anyway")}</button>${correct}</div></div>`;
}
