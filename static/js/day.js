/** A day in full; in English as Europe writes it. */
export function day(date) {
  const { lang } = document.documentElement;
  const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, parts).format(new Date(date));
}
