const PATIENCE = 3000;
const KEYS = { operations: "id", kept: ["owner", "key"] };

/** What this device keeps for one person, in IndexedDB; in memory alone where the browser refuses it. */
export async function openStorage(owner) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try {
    return new DeviceStorage(await Promise.race([opened(), late]), owner);
  } catch {
    return new MemoryStorage();
  }
}

function opened() {
  const request = indexedDB.open("facilitator", 1);
  request.onupgradeneeded = () => {
    for (const [store, keyPath] of Object.entries(KEYS)) {
      request.result.createObjectStore(store, { keyPath }).createIndex("owner", "owner");
    }
  };
  return done(request);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

class DeviceStorage {
  isDurable = true;

  constructor(database, owner) {
    Object.assign(this, { database, owner });
  }

  all(store) {
    return done(this.database.transaction(store).objectStore(store).index("owner").getAll(this.owner));
  }

  put(store, value) {
    return this.#write(store, (objects) => objects.put({ ...value, owner: this.owner }));
  }

  remove(store, key) {
    return this.#write(store, (objects) => objects.delete(key));
  }

  #write(store, change) {
    const durability = store === "operations" ? "strict" : "relaxed";
    const transaction = this.database.transaction(store, "readwrite", { durability });
    change(transaction.objectStore(store));
    transaction.commit?.();
    return new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = reject;
    });
  }
}

class MemoryStorage {
  isDurable = false;

  async all() {
    return [];
  }

  async put() {}

  async remove() {}
}
