// Copies the paragraph for the web page of the series. Without a secure context the text is only selected.

const button = document.querySelector("[data-copy]");
const status = document.querySelector("[data-copied]");

button?.addEventListener("click", () => copy(document.getElementById(button.dataset.copy)));

async function copy(paragraph) {
  const copied = await writeToClipboard(paragraph.textContent);
  if (!copied) getSelection().selectAllChildren(paragraph);
  status.textContent = copied ? status.dataset.copied : status.dataset.selected;
}

async function writeToClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
