import { openStorage } from "./storage.js";

const PLACE_GONE = "gone:";
const UNSENT = ["waiting", "refused"];
const left = new Set();

/**
 * The place of a page's owner is not known any more: who enters again on this device by the same name and body sends
 * what was left, and nobody else sees it. What is left of a place that another phone has stays for who comes back to it.
 */
export async function leaveBehind({ connection, workshopStream, participantStream, participant: owner }) {
  if (!owner || left.has(owner)) return;
  left.add(owner);
  const value = called(connection.state(participantStream)?.participant);
  const shared = await openStorage(workshopStream);
  await shared.put("kept", { key: PLACE_GONE + owner, value }).catch(() => left.delete(owner));
}

/** Takes over the notes nobody has received and the sentence being written; resolves in any case. */
export async function inherit(session, owner, known) {
  try {
    const name = called(JSON.parse(known).streams[`participant:${owner}`].snapshot.participant);
    const shared = await openStorage(session);
    for (const { key, value } of await shared.all("kept")) {
      const gone = key.startsWith(PLACE_GONE) && key.slice(PLACE_GONE.length);
      if (!gone || (gone !== owner && !(name && name === value))) continue;
      if (gone !== owner) await moveAll(await openStorage(gone), await openStorage(owner));
      await shared.remove("kept", [session, key]);
    }
  } catch {
    // what cannot be read stays where it is, for the next time
  }
}

/** Name and body of a person, the name without the number that tells it from the same one; nothing without a name. */
function called(person) {
  const name = person?.name?.replace(/ \(\d+\)$/, "");
  return name ? `${name} ${person.body?.name ?? ""}`.toLowerCase() : null;
}

async function moveAll(from, to) {
  for (const { key, value } of await from.all("kept")) if (key.startsWith("draft")) await to.put("kept", { key, value });
  for (const operation of await from.all("operations")) {
    if (!UNSENT.includes(operation.state)) continue;
    await to.put("operations", operation);
  }
}
