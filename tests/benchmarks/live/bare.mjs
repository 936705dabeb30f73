// Node and Socket.IO with nothing behind: what is sent goes to the room and is answered, nothing is stored.
import { createRequire } from "node:module";
import { createServer } from "node:http";

const [, , modules] = process.argv;
const { Server } = createRequire(modules + "/")("socket.io");

const http = createServer();
const io = new Server(http, { pingInterval: 10000, pingTimeout: 8000 });

io.on("connection", (socket) => {
  const room = socket.handshake.auth.room;
  socket.join(room);
  socket.on("sync", (asked, answer) => answer({ ok: true }));
  socket.on("submit", ({ operations }, answer) => {
    io.to(room).emit("events", operations.map((operation) => ({ name: "note_added", data: { note: operation.args } })));
    answer({ results: operations.map(({ id }) => ({ id, ok: true })) });
  });
});

http.listen(0, "127.0.0.1", () => console.log(`Listening on http://127.0.0.1:${http.address().port}`));
