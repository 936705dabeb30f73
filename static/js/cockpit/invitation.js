// The invitation to send: opening it copies it, where the browser lets pages do so; else it stands there, selected.
import { t } from "../translation.js";

for (const invitation of document.querySelectorAll("[data-invitation]")) {
  invitation.addEventListener("toggle", () => invitation.open && offer(invitation));
}

async function offer(invitation) {
  const text = invitation.querySelector("textarea");
  text.focus();
  text.select();
  const isCopied = await copied(text.value);
  invitation.querySelector("[role=status]").textContent = isCopied
    ? t("Copied: paste it where you write to people.")
    : t("It is selected: copy it from here.");
}

/** Pages without https have no clipboard, and a browser may refuse it. */
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
