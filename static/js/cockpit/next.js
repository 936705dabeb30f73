/** The one thing to do now: what it is, and the activity it is about. */
export function nextStep({ workshop, activities, running, isClosed, isSplit, seats }) {
  if (workshop.status === "draft") return { kind: "open" };
  if (isClosed) return { kind: "read" };
  if (running) return { kind: "end", activity: running };
  const activity = activities.find(({ status }) => status === "planned");
  if (activity?.kind === "tables" && seats.length > 1 && !isSplit) return { kind: "split" };
  return activity ? { kind: "start", activity } : { kind: "close" };
}

/** What was ended last, and could go on: nothing once something else has begun. */
export function lastEnded({ activities, running, isClosed }) {
  if (running || isClosed) return null;
  return activities.filter(({ status }) => status === "ended").at(-1) ?? null;
}
