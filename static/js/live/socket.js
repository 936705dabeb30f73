import { io } from "../../vendor/socket.io.esm.min.js";

/** The one place that knows Socket.IO. A proxy that breaks WebSocket is answered with polling. */
export function openSocket(token) {
  return io({
    auth: { token },
    autoConnect: false,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: 8000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
  });
}
