const LOOK = 1000;

/**
 * Tells who conducts how many notes wait on this device, whenever that changes: when the line drops, it is what
 * they know. Who closes the page with nothing on it is not missed.
 */
export async function tellWaiting(connection) {
  await connection.ready;
  if (connection.outbox.owner.startsWith("staff:")) return;
  const { socket } = connection.line;
  const device = deviceOf(connection);
  let told = null;
  const tell = (more) => {
    const count = connection.waiting().filter(({ name }) => name === "add_note").length;
    if (!socket.connected || (count === told && !more)) return;
    told = count;
    socket.emit("waiting", { device, count, ...more });
  };
  socket.on("disconnect", () => (told = null));
  addEventListener("pageshow", () => (told = null));
  addEventListener("pagehide", () => tell({ leaves: true }));
  setInterval(tell, LOOK);
}

/** The same for as long as this device keeps the outbox of this person. */
function deviceOf(connection) {
  const known = connection.kept("device") ?? crypto.getRandomValues(new Uint32Array(4)).join("-").slice(0, 40);
  connection.keep("device", known);
  return known;
}
