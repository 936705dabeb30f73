let isAsked = false;

/** The look of the page of a table comes with it: no phone pays for it before its first note. */
export function styled() {
  if (isAsked) return;
  isAsked = true;
  const href = new URL("../../css/page.css", import.meta.url).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
