const PATIENCE = 3000;
const OPERATIONS = ["waiting", "refused", "acknowledged"];

/** What this device keeps for one person, in IndexedDB; in memory alone where the browser refuses it. */
export async function openStorage(owner) {
  try {
    const database = await Promise.race([opened(), refusedAfter(PATIENCE)]);
    return new DeviceStorage(database, owner);
  } catch {
    return new MemoryStorage();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("facilitator", 1);
    request.onupgradeneeded = () => createStores(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function createStores(database) {
  for (const name of OPERATIONS) database.createObjectStore(name, { keyPath: "id" }).createIndex("owner", "owner");
  database.createObjectStore("kept", { keyPath: ["owner", "key"] }).createIndex("owner", "owner");
}

function refusedAfter(milliseconds) {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("IndexedDB does not answer")), milliseconds));
}

class DeviceStorage {
  isDurable = true;

  constructor(database, owner) {
    this.database = database;
    this.owner = owner;
  }

  async load() {
    const stores = [...OPERATIONS, "kept"];
    const transaction = this.database.transaction(stores, "readonly");
    const lists = await Promise.all(stores.map((name) => this.#all(transaction.objectStore(name))));
    return Object.fromEntries(stores.map((name, place) => [name, lists[place]]));
  }

  /** Writes all changes or none: a list of `{store, put}` and `{store, remove}`. */
  write(changes) {
    const stores = [...new Set(changes.map(({ store }) => store))];
    const durability = stores.includes("kept") ? "relaxed" : "strict";
    const transaction = this.database.transaction(stores, "readwrite", { durability });
    for (const { store, put, remove } of changes) {
      if (put) transaction.objectStore(store).put({ ...put, owner: this.owner });
      else transaction.objectStore(store).delete(remove);
    }
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    transaction.commit?.();
    return written;
  }

  #all(store) {
    return new Promise((resolve, reject) => {
      const request = store.index("owner").getAll(this.owner);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
}

class MemoryStorage {
  isDurable = false;

  async load() {
    return { waiting: [], refused: [], acknowledged: [], kept: [] };
  }

  async write() {}
}
