/** Copies what stands in an element, and leaves it selected; whether it was copied. */
export async function copied(element) {
  select(element);
  try {
    await navigator.clipboard.writeText(element.value ?? element.textContent);
    return true;
  } catch {
    return document.execCommand("copy"); // pages without https have no clipboard, and a browser may refuse it
  }
}

function select(element) {
  if (element.select) element.select();
  else window.getSelection().selectAllChildren(element);
}
