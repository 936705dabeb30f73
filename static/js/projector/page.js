import { render } from "../../vendor/lit-html/lit-html.js";
import { connect } from "../live/connection.js";
import { modelOf } from "./model.js";
import { screen, unknown } from "./screen.js";
import { stayAwake } from "./awake.js";

const TICK = 1000;

/** The screen in the hall: it reads the workshop with the token of its address, and writes nothing. */
class Projector {
  #kept = null;

  constructor(root) {
    const { workshop, qr, address } = root.dataset;
    Object.assign(this, { root, qr, address, token: location.hash.slice(1) });
    this.stream = `workshop:${workshop}`;
    if (this.token) this.#connect(`projector:${workshop}`);
    window.addEventListener("hashchange", () => location.reload());
    this.render();
  }

  render() {
    if (this.isUnknown()) return render(unknown(), this.root);
    const state = this.#picture();
    render(screen(state && modelOf(state, this.connection), this), this.root);
    const meter = this.root.querySelector("[data-share]");
    meter?.style.setProperty("--v", `${meter.dataset.share}%`);
  }

  isUnknown() {
    return !this.token || this.connection.status().refusal === "unauthenticated" || this.connection.refusal(this.stream) !== null;
  }

  /** What the server told last; after a reload without a network, what it had told before. */
  #picture() {
    const state = this.connection.state(this.stream);
    if (state && state !== this.#kept) this.connection.keep("picture", state);
    this.#kept = state ?? this.#kept;
    return state ?? this.connection.kept("picture") ?? null;
  }

  #connect(owner) {
    const { token, stream } = this;
    this.connection = connect({ token, owner, streams: [stream], onChange: () => this.render() });
    setInterval(() => this.render(), TICK);
  }
}

stayAwake();
new Projector(document.getElementById("projector"));
