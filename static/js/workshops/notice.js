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
    this.#ask().catch(() => (this.#asked = "")); // without a network the words stay as they were
  }

  async #ask() {
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(answer.statusText);
    this.sentences = (await answer.json()).sentences;
    this.onChange();
  }
}
