const TIME_TO_SEE = 1500;

const newestOf = (entries) => Math.max(0, ...entries.map(({ number }) => number ?? 0));

/** Which notes of others came while this person was reading elsewhere: marked, never scrolled to. */
export class Unseen {
  #last = null;
  #end = null;
  #isAtEnd = true;
  #timer = null;
  #observer = new IntersectionObserver((entries) => this.#looked(entries.at(-1).isIntersecting));

  constructor(onSeen) {
    this.onSeen = onSeen;
    document.addEventListener("visibilitychange", () => this.#looked(this.#isAtEnd));
  }

  /** Watches the end of the list: when it comes into view, the new ones are about to be seen. */
  watch(end) {
    if (end === this.#end) return;
    this.#observer.disconnect();
    this.#end = end;
    if (end) this.#observer.observe(end);
  }

  /** Where the mark stands, and how many notes of others are below it. */
  mark(entries) {
    if (this.#last === null) return null;
    const fresh = entries.filter(({ number, isMine }) => number > this.#last && !isMine);
    return fresh.length ? { before: fresh[0].id, count: fresh.length } : null;
  }

  /** True when notes came in while the end is in view: then the page keeps it there. */
  take(entries) {
    const isNew = this.#last !== null && newestOf(entries) > this.#last;
    const isWatched = this.#isAtEnd && document.visibilityState === "visible";
    if (this.#last === null || isWatched) this.see(entries);
    return isNew && isWatched;
  }

  see(entries) {
    this.#last = newestOf(entries);
  }

  #looked(isAtEnd) {
    this.#isAtEnd = isAtEnd;
    clearTimeout(this.#timer);
    const isLooking = isAtEnd && document.visibilityState === "visible";
    if (isLooking) this.#timer = setTimeout(this.onSeen, TIME_TO_SEE);
  }
}
