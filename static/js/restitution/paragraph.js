/** Copies the paragraph for the web page of the series. Without a secure context the text is only selected. */
export function copyParagraph() {
  const button = document.querySelector("[data-copy]");
  const status = document.querySelector("[data-copied]");
  button?.addEventListener("click", () => copy(document.getElementById(button.dataset.copy), status));
}

async function copy(paragraph, status) {
  if (!paragraph) return;
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
