import { cleaned, codePoints } from "../text.js";
import { POINTS } from "./fields.js";
import { notSigned } from "./signing.js";

export const LONGEST = 500;

const CALM = 1200;
const EMPTY = { text: "", sources: [], revision: 0 };

const isSame = (one, other) => one.text === other.text && JSON.stringify(one.sources) === JSON.stringify(other.sources);
const fits = ({ text }) => codePoints(cleaned(text)) <= LONGEST;

/** Nothing is known of what was sent: where the table has other words since, both are shown and neither is lost. */
const unheard = (draft, told) => isSame(draft, told) ? null : { ...draft, sent: null, current: told.revision > draft.revision ? told : null };

/**
 * What this person writes on the page of a table, field by field: kept on the device with each letter, sent after a
 * short rest, one operation a field at a time. Where somebody else wrote meanwhile both texts stay, until a choice.
 */
export class Drafts {
  news = null;
  #timer = null;

  constructor(page) {
    this.page = page;
  }

  /** Takes in what the table says now, and what became of what was sent. */
  look(table, fields) {
    Object.assign(this, { table, known: new Map(fields.map((field) => [field.id, field])) });
    const before = this.all;
    const after = { ...before };
    if (this.#connection.waiting().some(({ name }) => name === "sign_page")) this.news = null;
    for (const operation of this.#connection.tray()) this.#takeRefused(operation, after);
    for (const [name, draft] of Object.entries(after)) this.#put(after, name, this.#settled(name, draft));
    if (JSON.stringify(after) !== JSON.stringify(before)) this.#keep(after);
    if (Object.values(after).some((draft) => this.#isDue(draft))) this.#saveSoon();
  }

  get all() {
    return this.#connection.kept(this.#key) ?? {};
  }

  /** A field as this person sees it: the own words, else those of the table. */
  field(name) {
    return this.all[name] ?? this.told(name);
  }

  told(name) {
    return this.known.get(name) ?? EMPTY;
  }

  write(name, changes) {
    const { text, sources, revision, current = null } = this.field(name);
    this.#set(name, { sent: this.all[name]?.sent ?? null, text, sources, revision, current, ...changes });
    this.#saveSoon();
  }

  /** Own words over those of somebody else, which were read beside them. */
  insist(name, text = this.field(name).text) {
    const draft = this.all[name];
    this.#set(name, { ...draft, text, revision: draft.current?.revision ?? draft.revision, current: null, refused: null });
    this.save();
  }

  leave(name) {
    this.#set(name, null);
  }

  /** Two key points change places: at once at the table, or here where something is not sent yet. */
  swap(one, other) {
    const here = [this.field(one), this.field(other)];
    const isQuiet = !this.all[one] && !this.all[other] && this.#connection.status().isUp;
    const places = { one: POINTS.indexOf(one) + 1, other: POINTS.indexOf(other) + 1 };
    if (isQuiet) return this.#connection.submit("swap_points", { table: this.table, ...places, revisions: here.map(({ revision }) => revision) });
    this.write(one, { text: here[1].text, sources: here[1].sources });
    this.write(other, { text: here[0].text, sources: here[0].sources });
  }

  save() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const drafts = { ...this.all };
    for (const [name, draft] of Object.entries(drafts)) if (this.#isDue(draft)) drafts[name] = this.#sent(name, draft);
    this.#keep(drafts);
  }

  get #connection() {
    return this.page.connection;
  }

  get #key() {
    return `page:${this.table}`;
  }

  #keep(drafts) {
    this.#connection.keep(this.#key, drafts);
    this.#connection.refresh();
  }

  #set(name, draft) {
    const drafts = { ...this.all };
    this.#put(drafts, name, draft);
    this.#keep(drafts);
  }

  #put(drafts, name, draft) {
    if (draft) drafts[name] = draft;
    else delete drafts[name];
  }

  #saveSoon() {
    this.#timer ??= setTimeout(() => this.save(), CALM);
  }

  #isDue(draft) {
    return !draft.sent && !draft.current && !draft.refused && fits(draft);
  }

  #sent(name, { text, sources, revision, current }) {
    const args = { table: this.table, field: name, text, sources, revision };
    return { text, sources, revision, current, sent: this.#connection.submit("write_page", args) };
  }

  #settled(name, draft) {
    const told = this.told(name);
    if (draft.current && told.revision > draft.current.revision) return { ...draft, current: told };
    if (!draft.sent) return draft;
    if (this.#connection.waiting().some(({ id }) => id === draft.sent)) return draft;
    const operation = this.#connection.outbox.list("acknowledged").find(({ id }) => id === draft.sent);
    if (!operation) return unheard(draft, told);
    const { revision } = operation.answer.result;
    if (!isSame(draft, operation.args)) return { ...draft, sent: null, revision };
    return told.revision >= revision ? null : draft;
  }

  /** A refused field goes back to where it is written, beside what stands there now or with the reason. */
  #takeRefused({ id, name, args, answer }, drafts) {
    if (args.table !== this.table || !["write_page", "swap_points", "sign_page", "give_part"].includes(name)) return;
    if (name === "write_page") {
      const { text, sources, revision } = drafts[args.field] ?? args;
      const current = answer.code === "stale_revision" ? answer.current : null;
      const isOwn = current && isSame({ text, sources }, current);
      const refused = current ? null : answer.code;
      this.#put(drafts, args.field, isOwn ? null : { text, sources, revision, current, refused, sent: null });
    }
    if (name === "sign_page") this.news = notSigned(this.#connection, args, answer) ?? this.news;
    this.#connection.discard(id);
  }
}
