import { copied } from "../clipboard.js";

const PARAGRAPH = "scheda";

/** Copies the paragraph for the web page of the series, as words or as HTML; what cannot be copied is selected. */
export function copyParagraph() {
  const place = document.getElementById("paragraph");
  for (const button of place.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => copy(button.dataset.copy, place));
  }
}

async function copy(form, place) {
  const status = place.querySelector("[role=status]");
  const paragraph = document.getElementById(PARAGRAPH);
  const { copied: done, selected, missing } = place.dataset;
  if (!paragraph) status.textContent = missing;
  else status.textContent = (await copied(form === "html" ? asHtml(paragraph, place) : paragraph)) ? done : selected;
}

/** The field with the paragraph as it goes into the source of a web page, with the way to the restitution once it is published. */
function asHtml(paragraph, { dataset: { title, address, link } }) {
  const section = element("section", "", element("h3", title), element("p", paragraph.textContent));
  section.lang = paragraph.closest("[lang]").lang;
  if (address) section.append(element("p", "", Object.assign(element("a", link), { href: address })));
  const field = document.getElementById("paragraph-html");
  field.value = section.outerHTML;
  field.hidden = false;
  return field;
}

function element(name, text, ...inner) {
  const made = document.createElement(name);
  made.append(text, ...inner);
  return made;
}
