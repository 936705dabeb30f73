import { openStorage } from "./storage.js";

const PLACE_GONE = "gone";
const UNSENT = ["waiting", "refused"];
const left = new Set();

/**
 * The place of `owner` is not known any more: whoever enters the session again on this device sends what was left.
 * What is left of a place that another phone has stays for who comes back to it.
 */
export async function leaveBehind(session, owner) {
  if (!owner || left.has(owner)) return;
  left.add(owner);
  const shared = await openStorage(session);
  await shared.put("kept", { key: PLACE_GONE, value: owner }).catch(() => left.delete(owner));
}

/** Takes over the notes nobody has received and the sentence being written; resolves in any case. */
export async function inherit(session, owner) {
  try {
    const shared = await openStorage(session);
    const gone = (await shared.all("kept")).find(({ key }) => key === PLACE_GONE)?.value;
    if (!gone) return;
    if (gone !== owner) await moveAll(await openStorage(gone), await openStorage(owner));
    await shared.remove("kept", [session, PLACE_GONE]);
  } catch {
    // what cannot be read stays where it is, for the next time
  }
}

async function moveAll(from, to) {
  for (const { key, value } of await from.all("kept")) if (key.startsWith("draft")) await to.put("kept", { key, value });
  for (const operation of await from.all("operations")) {
    if (!UNSENT.includes(operation.state)) continue;
    await to.put("operations", operation);
  }
}
