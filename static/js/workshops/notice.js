/** What people read at the door, in the server's own words: asked for again whenever what it depends on has changed. */
export class Notice {
  sentences = [];
  #asked = "";

  constructor(url, onChange) {
    Object.assign(this, { url, onChange });
  }

  follow({ naming, retention_days: days, date }) {
    const wanted = [naming, days, date].join();
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.#ask(wanted).catch(() => this.#forget(wanted)); // without a network the words stay as they were
  }

  async #ask(wanted) {
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(answer.statusText);
    const { sentences } = await answer.json();
    if (wanted !== this.#asked) return; // another change was asked about meanwhile
    this.sentences = sentences;
    this.onChange();
  }

  #forget(wanted) {
    if (wanted === this.#asked) this.#asked = "";
  }
}
