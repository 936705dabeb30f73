// Makes what stands in the page equal to what came, and touches nothing else: focus, places and typed words stay.

const parser = new DOMParser();

/** The nodes of a part of a page, as the server wrote them. */
export function nodesOf(html) {
  return [...parser.parseFromString(html, "text/html").body.childNodes];
}

export function morph(old, fresh) {
  if (old.isEqualNode(fresh) || isBeingWritten(old)) return;
  if (old.nodeName !== fresh.nodeName || old.nodeType !== Node.ELEMENT_NODE) old.replaceWith(document.adoptNode(fresh));
  else {
    morphAttributes(old, fresh);
    morphChildren(old, [...fresh.childNodes]);
  }
}

/** Words that nobody has saved yet, in the middle of being written. */
export function isBeingWritten(node) {
  const fields = node.querySelectorAll?.("textarea") ?? [];
  return [...fields].some((field) => field.value !== field.defaultValue || field === document.activeElement);
}

/** The children of a node in another state; who has an id stays itself. */
export function morphChildren(parent, wanted) {
  let place = parent.firstChild;
  for (const fresh of wanted) {
    const match = matchFor(fresh, place, parent);
    if (match === place && place) place = place.nextSibling;
    else parent.insertBefore(match ?? document.adoptNode(fresh), place);
    if (match) morph(match, fresh);
  }
  while (place) [place] = [place.nextSibling, place.remove()];
}

function matchFor(fresh, place, parent) {
  if (fresh.id) return [...parent.children].find(({ id }) => id === fresh.id) ?? null;
  return place && !place.id && place.nodeName === fresh.nodeName ? place : null;
}

function morphAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
