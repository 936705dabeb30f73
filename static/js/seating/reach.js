/** Which person the keyboard is at: one of all is reached with the tab key, arrows lead to the others. */
export class Reach {
  #person = null;

  constructor(page) {
    this.page = page;
  }

  at({ id }) {
    if (this.#person === id) return;
    this.#person = id;
    this.page.render();
  }

  isAt({ id }) {
    const { tables, unseated, everybody } = this.page.model;
    if (everybody.some((person) => person.id === this.#person)) return this.#person === id;
    return [...tables.flatMap(({ seated }) => seated), ...unseated][0]?.id === id;
  }

  /** Goes to a person, also to one in the part of a long list that a phone does not show. */
  go({ id }) {
    const button = document.getElementById(`seat-${id}`);
    if (button && !button.checkVisibility()) this.page.openUnseated();
    button?.focus();
  }
}
