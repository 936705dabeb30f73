import { openSocket } from "./socket.js";

const PATIENT = 30_000;
const SOON = 2000;

/** The line to the server: it comes, goes, is refused, is told to wait, and always tries again. */
export class Line {
  isUp = false;
  refusal = null;
  isMoved = false;
  downSince = Date.now();
  #timer = null;

  constructor(token, { onUp, onChange, onEvents, onHeads }) {
    this.onUp = onUp;
    this.onChange = onChange;
    this.socket = openSocket(token);
    this.socket.on("connect", () => this.#rise());
    this.socket.on("disconnect", (reason) => this.#fall(reason));
    this.socket.on("connect_error", (error) => this.#refused(error));
    this.socket.on("restart", (notice) => this.#stepAside(notice));
    this.socket.on("events", onEvents);
    this.socket.on("heads", onHeads);
  }

  open() {
    this.socket.connect();
    window.addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#hurry());
  }

  /** Resolves with the server's answer; rejects when there is none within `patience` milliseconds. */
  ask(name, question, patience) {
    return this.socket.timeout(patience).emitWithAck(name, question);
  }

  #rise() {
    this.isUp = true;
    this.refusal = null;
    this.onChange();
    this.onUp();
  }

  #fall(reason) {
    this.#markDown();
    if (reason === "io server disconnect") this.#connectIn(jittered(SOON));
  }

  #refused(error) {
    this.#markDown();
    if (this.socket.active) return;
    this.refusal = error.data?.code ?? error.message;
    this.isMoved = Boolean(error.data?.moved);
    this.onChange();
    this.#connectIn(jittered(pauseAfter(this.refusal, error.data)));
  }

  #stepAside({ in: seconds = 0 }) {
    this.socket.disconnect();
    this.#connectIn(jittered(seconds * 1000 + SOON));
  }

  #markDown() {
    if (!this.isUp) return;
    this.isUp = false;
    this.downSince = Date.now();
    this.onChange();
  }

  #connectIn(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.socket.connect(), milliseconds);
  }

  #hurry() {
    const isWaitingOnPurpose = this.refusal !== null || this.socket.connected;
    if (!isWaitingOnPurpose) this.socket.disconnect().connect();
  }
}

function pauseAfter(code, { retry_after: seconds } = {}) {
  if (seconds) return seconds * 1000;
  return code === "unauthenticated" || code === "not_found" ? PATIENT : SOON;
}

const jittered = (milliseconds) => milliseconds * (1 + Math.random() / 2);
