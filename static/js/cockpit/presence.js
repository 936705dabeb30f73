const CALM = 10_000;

/** Whose page is connected, and what waits on it, as the server told last; who was never told of is unknown. */
export class Presence {
  #people = new Map();

  constructor(stream, onChange) {
    Object.assign(this, { stream, onChange });
  }

  /** Each answer about the streams tells everything anew, also that a server which was restarted knows nothing yet. */
  learn({ presence }) {
    if (presence?.[this.stream]) this.#people = new Map(Object.entries(presence[this.stream]));
  }

  hear({ stream, people }) {
    if (stream !== this.stream) return;
    for (const [id, standing] of Object.entries(people)) this.#people.set(id, standing);
    this.onChange();
  }

  /** Whether everything of somebody has arrived, as far as the server told since. */
  hasCome(id) {
    const standing = this.#people.get(id);
    return Boolean(standing) && standing.waiting === 0 && (standing.connected || standing.left);
  }

  /** What is missing of these people: notes that wait on their phones, and phones that do not answer. */
  missing(people, now) {
    const known = people.flatMap((person) => (this.#people.has(person.id) ? { person, ...this.#people.get(person.id) } : []));
    const writers = known.filter(({ waiting }) => waiting > 0);
    return {
      isKnown: known.length > 0,
      notes: writers.reduce((sum, { waiting }) => sum + waiting, 0),
      writers,
      dropped: known.filter((standing) => isDropped(standing, now)).sort((one, other) => one.since.localeCompare(other.since)),
    };
  }
}

/** A phone that blinks is not gone; whose page was closed with nothing on it is not missed. */
function isDropped({ connected, left, since }, now) {
  return !connected && !left && now - Date.parse(since) >= CALM;
}

/** Everybody of whom something is missing, once each. */
export function missed({ writers, dropped }) {
  return [...new Map([...writers, ...dropped].map((standing) => [standing.person.id, standing])).values()];
}
