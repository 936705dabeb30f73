const DIGIT = "[0-9LMNPQRSTUV]"; // tax codes of the same letters are told apart by letters for digits
const TAX_CODE = new RegExp(`\\b[A-Z]{6}${DIGIT}{2}[A-EHLMPR-T]${DIGIT}{2}[A-Z]${DIGIT}{3}[A-Z]\\b`, "gi");
const ODD_PLACES = "BAKPLCQDREVOSFTGUHMINJWZYX";
const MAIL = /[^\s@<(]+@[^\s@]+\.\p{L}{2,}/u;
const DATE = /(?<!\d)\d{1,4}([-./ ])\d{1,2}\1\d{2,4}(?!\d)/g;
const PHONE =
  /(?<![\d.,/-])(?:(?:\+|00)39[ .-]?)?(?:3\d\d[ ./-]?(?:\d[ -]?){6,7}|0\d{1,3}[ ./-]?(?:\d[ -]?){5,8})(?![\d.,/-]*\d|\s*€|\s*euro)/i;
const STREET = "(?:[Vv]ia|[Vv]iale|[Cc]orso|[Pp]iazza|[Pp]iazzale|[Ll]argo|[Vv]icolo|[Ss]trada|[Cc]\\.so|[Vv]\\.le|[Pp]\\.zz?a)";
const STREET_NAME = "(?:\\s+(?:d\\p{Ll}{1,4}\\s+|[Dd]ell['’])?\\p{Lu}[\\p{L}.'’]*|\\s+\\d{1,2}(?=\\s+\\p{Lu})){1,4}";
const ADDRESS = new RegExp(`(?<!\\p{L})${STREET}${STREET_NAME},?\\s*(?:n[.°]*\\s*)?\\d{1,4}(?!\\d)`, "u");

const LOOKS = {
  code: (text) => (text.match(TAX_CODE) ?? []).some(isTaxCode),
  mail: (text) => MAIL.test(text),
  phone: (text) => PHONE.test(text.replace(DATE, " ")),
  address: (text) => ADDRESS.test(text),
};

/** What in these words looks like something of one person that a whole table need not read; null where nothing does. */
export function privateIn(text) {
  return Object.keys(LOOKS).find((kind) => LOOKS[kind](text)) ?? null;
}

/** Whether the last letter is the one that the others add up to: a word that only looks like a code has another. */
function isTaxCode(code) {
  const letters = [...code.toUpperCase()].map((sign) => (sign < "A" ? "ABCDEFGHIJ"[sign] : sign));
  const worth = (letter, place) => (place % 2 ? letter.charCodeAt(0) - 65 : ODD_PLACES.indexOf(letter));
  const sum = letters.slice(0, 15).reduce((total, letter, place) => total + worth(letter, place), 0);
  return letters[15].charCodeAt(0) - 65 === sum % 26;
}
