import { storeOf } from "./lists.js";

const withDoor = (state, { status }) => ({ ...state, open: status === "open" });

/** How it stands with who waits at the door, after one more event. */
export const reduce = storeOf({
  knock_accepted: () => ({ status: "accepted" }),
  knock_refused: (state) => ({ ...state, status: "refused" }),
  workshop_opened: withDoor,
  workshop_closed: withDoor,
});
