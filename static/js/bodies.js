const OFFICE = /^(Comune|Città|Unione dei Comuni) (di |del |della |dell’|dell'|d’|d')/i;

/** A body as columns and screens write it: «Comune di Leinì» is Leinì. */
export function shortBody(name) {
  const short = name.replace(OFFICE, "");
  return short.length > 1 ? short.charAt(0).toUpperCase() + short.slice(1) : name;
}
