let isAsked = false;

/** The look of groups comes with them: no phone pays for it before its first note. */
export function styled() {
  if (isAsked) return;
  isAsked = true;
  const href = new URL("../../css/groups.css", import.meta.url).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
