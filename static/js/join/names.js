// Bodies found by how people write them: "s. anton" is Comune di Sant’Antonino di Susa.

const ENOUGH = 6;

export function found(typed, names) {
  const wanted = words(typed);
  if (!wanted.length) return [];
  return names.filter((name) => matches(wanted, words(name))).slice(0, ENOUGH);
}

export function same(one, other) {
  return words(one).join(" ") === words(other).join(" ");
}

// Each word that was typed begins a word of the name, further on than the word before it.
function matches(wanted, name) {
  let from = 0;
  return wanted.every((start) => {
    const at = name.findIndex((word, place) => place >= from && word.startsWith(start));
    from = at + 1;
    return at >= 0;
  });
}

function words(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
