import { t } from "../translation.js";

/** A number of a note opens where it comes from, beside the document; without this it leads to the list of notes. */
export function showOrigins(paper) {
  const place = document.getElementById("origin-place");
  let asked = null;
  const close = () => {
    place.hidden = true;
    asked?.removeAttribute("aria-current");
    asked?.focus();
    asked = null;
  };
  paper.addEventListener("click", async (event) => {
    const link = event.target.closest("a.ref");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    asked?.removeAttribute("aria-current");
    asked = link;
    link.setAttribute("aria-current", "true");
    await show(place, link, paper.dataset.notes, close);
  });
  place.addEventListener("keydown", ({ key }) => key === "Escape" && close());
}

async function show(place, link, notes, close) {
  const ref = link.textContent.trim();
  const origin = await ask(notes.replace(/T$/, "") + encodeURIComponent(ref));
  if (!origin) return location.assign(link.href);
  place.replaceChildren(origin, ...back(link), button(close));
  place.hidden = false;
  origin.querySelector("h2").focus();
}

async function ask(address) {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const origin = answer.ok ? page.getElementById("origin") : null;
    return origin && document.adoptNode(origin);
  } catch {
    return null;
  }
}

// From the list of all notes the way leads back to the chapter.
function back(link) {
  if (!link.hash.startsWith("#in-")) return [];
  const leads = link.cloneNode();
  leads.className = "";
  leads.removeAttribute("aria-label");
  leads.removeAttribute("aria-current");
  leads.textContent = t("In the chapter of its table");
  const line = document.createElement("p");
  line.append(leads);
  return [line];
}

function button(close) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn--quiet btn--flush";
  made.textContent = t("Close");
  made.addEventListener("click", close);
  return made;
}
