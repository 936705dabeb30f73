// Sentences in the language of the page: t("English sentence with %(name)s", { name }).

const catalogue = await sentences(document.documentElement.dataset.catalogue);
const plural = new Intl.PluralRules(document.documentElement.lang);

export function t(sentence, values = {}) {
  return filled(catalogue[sentence] ?? sentence, values);
}

export function tn(one, many, count, values = {}) {
  const forms = catalogue[one] ?? [one, many];
  return filled(plural.select(count) === "one" ? forms[0] : forms.at(-1), { count, ...values });
}

async function sentences(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {}; // without the catalogue the page still works, in English
  }
}

function filled(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (placeholder, name) => values[name] ?? placeholder);
}
