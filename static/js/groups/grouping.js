import { Menus } from "../cockpit/menu.js";
import { cleaned, codePoints } from "../text.js";
import { Drag } from "./drag.js";
import { groupsOf } from "./model.js";
import { GROUP_SENTENCES } from "./words.js";

export const LONGEST_TITLE = 200;
export const LOOSE = "loose";
export const FRESH = "new";

/**
 * What a person does with the groups of one table. `host` is the page: `render()`, `act(name, args, words, model)`,
 * `say(words)`, `kept(key)` and `keep(key, value)` for the title that is being written.
 */
export class Grouping {
  menus = new Menus(() => this.host.render());
  drag = new Drag(() => this.host.render(), (note, target) => this.put(note, target));
  opened = new Set();
  model = { clusters: [], groups: [], loose: [], notes: [] };

  constructor(host) {
    this.host = host;
  }

  /** The groups as they are now, with what has left this device. */
  look(table, state, notes, operations) {
    this.model = { table, notes, ...groupsOf(state, operations, notes, table.id) };
    return this.model;
  }

  /** Into a group, into one that is still to be named, or out of all. */
  put(note, target) {
    const next = this.#next(note);
    const { table, clusters } = this.model;
    const from = clusters.find(({ notes }) => notes.includes(note.id));
    this.menus.close();
    if (target === FRESH) return this.write({ note: note.id, title: "" });
    if (target === (from?.id ?? LOOSE)) return;
    const name = target === LOOSE ? "release_notes" : "gather_notes";
    this.#act(name, { table: table.id, notes: [note.id], ...(target !== LOOSE && { cluster: target }) });
    this.#focus(next && `put-${next.id}`);
  }

  dissolve({ id }) {
    this.menus.close();
    this.#act("dissolve_cluster", { cluster: id });
    this.#focus("groups-title");
  }

  /** The title that is being written: of a new group, perhaps with its first note, or of the one in `cluster`. */
  get writing() {
    return this.host.kept("group") ?? null;
  }

  write(writing) {
    this.menus.close();
    this.refused = null;
    this.host.keep("group", writing);
    this.#focus("group-title");
  }

  type(title) {
    this.refused = null;
    this.host.keep("group", { ...this.writing, title });
    this.host.render();
  }

  leave() {
    const { note, cluster } = this.writing ?? {};
    this.host.keep("group", null);
    this.#focus(note ? `put-${note}` : cluster ? `group-${cluster}` : "groups-title");
  }

  /** Makes the group or gives it its title; what is no title is said beside the field, and stays there. */
  save() {
    const { note, cluster, title } = this.writing;
    const words = cleaned(title).replace(/\s+/g, " ").trim();
    const length = codePoints(words);
    if (!length || length > LONGEST_TITLE) return this.#refuse(length);
    const next = note && this.#next({ id: note });
    if (cluster) this.#act("rename_cluster", { cluster, title: words });
    else this.#act("gather_notes", { table: this.model.table.id, notes: note ? [note] : [], title: words });
    this.host.keep("group", null);
    this.#focus(next ? `put-${next.id}` : "groups-title");
  }

  open(id) {
    this.opened.add(id);
    this.host.render();
  }

  #refuse(length) {
    this.refused = length || "empty";
    this.#focus("group-title");
  }

  #act(name, args) {
    const words = GROUP_SENTENCES[name](args, this.model);
    this.host.act(name, args, words, this.model);
    this.host.say(words);
  }

  /** The next note that is in no group yet, for the focus to go on from there. */
  #next({ id }) {
    const { loose } = this.model;
    const place = loose.findIndex((one) => one.id === id);
    return loose[place + 1] ?? loose[place - 1];
  }

  #focus(id) {
    this.host.render();
    document.getElementById(id || "groups-title")?.focus();
  }
}
