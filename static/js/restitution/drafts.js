// Words that are not saved yet outlive a reload: they stay on this device until they are.

const keyOf = (form) => `restitution:${form.dataset.draft}`;

const asked = new WeakSet();

export function keepDrafts(paper) {
  bringBackDrafts(paper);
  paper.addEventListener("input", ({ target }) => target.form?.dataset.draft && keep(target.form));
}

/** Places that are new in the page get the words that were begun there. */
export function bringBackDrafts(paper) {
  for (const form of paper.querySelectorAll("form[data-draft]")) if (!asked.has(form)) bringBack(form);
}

/** The words are saved, or as they were: nothing is to be kept. */
export function forget(form) {
  write(() => localStorage.removeItem(keyOf(form)));
}

function keep(form) {
  const { text, revision } = form.elements;
  if (text.value === text.defaultValue) forget(form);
  else write(() => localStorage.setItem(keyOf(form), JSON.stringify({ text: text.value, revision: revision.value })));
}

function bringBack(form) {
  asked.add(form);
  const kept = write(() => JSON.parse(localStorage.getItem(keyOf(form))));
  const { text, revision } = form.elements;
  if (!kept || text.getAttribute("aria-invalid")) return;
  text.value = kept.text;
  revision.value = kept.revision;
  form.closest("details").open = true;
}

function write(change) {
  try {
    return change();
  } catch {
    return null; // without storage the words stand in their field alone
  }
}
