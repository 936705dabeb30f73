// Who waits at the door goes on by itself: when something is other than the page says, it is asked for again.
import { connect } from "../live/connection.js";
import { reduce as knock } from "../stores/knock.js";

const { token, knock: id, status, operationsUrl } = document.getElementById("wait").dataset;
const stream = `knock:${id}`;
let isLeaving = false;

const connection = connect({ token, owner: stream, streams: [stream], reducers: { knock }, operationsUrl, onChange: look });

function look() {
  const state = connection.state(stream);
  const isGone = connection.status().refusal === "unauthenticated" || connection.refusal(stream) !== null;
  if (isLeaving || !(isGone || (state && (state.status !== status || !state.open)))) return;
  isLeaving = true;
  window.location.reload();
}
