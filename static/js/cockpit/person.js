import { t } from "../translation.js";

const WORDS = ["name", "body", "role"];
const bodyOf = ({ body }) => body?.name ?? "";
const said = ({ name, role, body }) => ({ name: name ?? "", body: bodyOf({ body }), role });

/** What is asked about one person of the list: corrected, made one with another row, or taken off; kept until it is done. */
export class PersonQuestion {
  now = null;

  constructor(page) {
    this.page = page;
  }

  /** What stood there when it was opened stays known, so that nobody writes over somebody else. */
  open(kind, person) {
    this.page.closeMenu();
    this.now = { kind, person, known: said(person), typed: said(person), other: "", stays: "this", error: null, operation: null };
    this.page.render();
  }

  close() {
    this.now = null;
    this.page.render();
  }

  type(changes) {
    Object.assign(this.now.typed, changes);
  }

  choose(changes) {
    Object.assign(this.now, changes);
    this.page.render();
  }

  submit() {
    if (this.now.operation) return;
    this.now.error = null;
    acts[this.now.kind](this);
    this.page.render();
  }

  send(name, args) {
    this.now.operation = this.page.act(name, { participant: this.now.person.id, ...args });
  }

  refuse(path, words) {
    this.now.error = { path, words };
    this.now.operation = null;
    this.page.render();
    document.querySelector(`#person [name=${path}]`)?.focus();
  }

  /** True where the answer is to what is asked here: its refusal stands beside the field. */
  answered({ id, name }, answer) {
    if (!this.now || this.now.operation !== id) return false;
    if (answer.ok) return this.#done(name);
    this.page.connection.discard(id);
    if (answer.code === "stale_revision") this.now.known[answer.path] = answer.current ?? "";
    this.refuse(fieldOf(this.now.kind, answer), reasonOf(answer));
    return true;
  }

  #done(name) {
    this.page.speech.say(done[name](this.now.person.name ?? t("Somebody")));
    this.close();
    return true;
  }
}

const acts = {
  correct: (question) => {
    const { typed, known } = question.now;
    const changed = WORDS.filter((name) => typed[name].trim() !== known[name]);
    if (!changed.length) return question.close();
    const pick = (values) => Object.fromEntries(changed.map((name) => [name, values[name].trim()]));
    return question.send("edit_participant", { ...pick(typed), known: pick(known) });
  },
  merge: (question) => {
    const { other, stays } = question.now;
    if (!other) return question.refuse("other", t("Choose the other row."));
    return question.send("merge_participants", { other, as_other: stays === "other", keep_phone: true });
  },
  remove: (question) => question.send("remove_participant", {}),
};

const done = {
  edit_participant: (name) => t("%(name)s is corrected", { name }),
  merge_participants: (name) => t("%(name)s: the two rows are one person now", { name }),
  remove_participant: (name) => t("%(name)s is off the list", { name }),
};

function fieldOf(kind, { path }) {
  if (kind === "merge") return "other";
  return WORDS.includes(path) ? path : "name";
}

function reasonOf({ code, current }) {
  const reasons = {
    invalid: () => t("This does not read well here: write a name."),
    too_long: () => t("This is too long: shorten it."),
    stale_revision: () => t("Meanwhile somebody wrote “%(current)s” here. Save again to keep yours.", { current: current ?? "" }),
    not_found: () => t("This person is not on the list any more."),
  };
  return (reasons[code] ?? (() => t("This could not be done. Try again.")))();
}
