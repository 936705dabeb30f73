/** The field that came with the page, so that nobody waits for scripts to begin a sentence: its words go on in ours. */
export class Early {
  #words = "";
  #isHeld = false;

  constructor(root) {
    Object.assign(this, { root, field: root.querySelector("#write") });
  }

  /** Whether it stays for now: until there is something better to show. */
  stays(isReady) {
    if (this.field && isReady) this.#go();
    return this.field !== null;
  }

  /** What was typed in it, once. */
  take() {
    const words = this.#words;
    this.#words = "";
    return words;
  }

  /** The sentence in the field that has come instead, under the same hand. */
  goOn(field, draft) {
    field.value = draft;
    if (!this.#isHeld) return;
    field.focus();
    field.setSelectionRange(draft.length, draft.length);
    this.#isHeld = false;
  }

  #go() {
    this.#words = this.field.value;
    this.#isHeld = document.activeElement === this.field;
    this.field = null;
    this.root.replaceChildren();
  }
}
