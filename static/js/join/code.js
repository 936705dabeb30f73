// A code says at once what is wrong with it; whether it opens a session only the server knows.
import { outcomeOf } from "../outcome.js";
import { t } from "../translation.js";

const LENGTH = 6;
const NEVER_USED = /[01OIL]/;

export function upgradeCode(input) {
  const outcome = outcomeOf(input);
  let known = normal(input.value);
  input.addEventListener("input", () => {
    const typed = normal(input.value);
    if (typed === known) return;
    known = typed;
    judge(typed, input, outcome);
  });
}

function normal(typed) {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
}

async function judge(typed, input, outcome) {
  const stranger = typed.match(NEVER_USED);
  if (stranger) return outcome.refuse(t("“%(sign)s” is never in a code: read it again.", { sign: stranger[0] }));
  if (typed.length < LENGTH || !input.dataset.checkedAt) return outcome.clear();
  const session = await ask(input.dataset.checkedAt, typed);
  if (normal(input.value) !== typed) return undefined;
  return session ? outcome.accept(session) : outcome.clear();
}

async function ask(address, code) {
  try {
    const answer = await fetch(`${address}?${new URLSearchParams({ code })}`);
    return answer.ok ? (await answer.json()).about : null;
  } catch {
    return null; // without network nothing is said; the form still says it when it is sent
  }
}
