import { countdown } from "../time.js";
import { entriesOf } from "./overlay.js";

const isCoarse = matchMedia("(pointer: coarse)");

/** Everything the page shows at this moment, read from the streams and from this device. */
export function modelOf(connection, page) {
  const workshop = connection.state(page.workshopStream);
  if (!workshop) return { workshop: null };
  const seat = seatOf(connection, page);
  const table = workshop.tables.find(({ id }) => id === seat);
  const activity = workshop.activities.find(({ id }) => id === table?.activity) ?? running(workshop.activities);
  return {
    workshop: workshop.workshop,
    counts: workshop.counts,
    tables: workshop.tables.filter(({ number }) => number > 0),
    table,
    activity,
    time: countdown(activity, connection.serverNow()),
    isClosed: ["closed", "archived"].includes(workshop.workshop.status),
    isPhone: isCoarse.matches,
    ...words(connection, page, workshop, table),
  };
}

function seatOf(connection, page) {
  if (page.isStaff) return page.table;
  return connection.state(page.participantStream)?.seat?.table ?? null;
}

function running(activities) {
  return activities.find(({ status }) => status === "running") ?? null;
}

/** What people wrote: notes at the table, refused ones of this device, announcements not yet read. */
function words(connection, page, { announcements }, table) {
  const state = table ? connection.state(table.stream) : null;
  const read = new Set(connection.kept("read") ?? []);
  const said = [...announcements, ...(state?.announcements ?? [])].filter(({ id }) => !read.has(id));
  return {
    people: state?.people ?? [],
    entries: table ? entriesOf(state?.notes ?? [], connection, table.id) : [],
    isLoaded: state !== null,
    hidden: connection.state(page.participantStream)?.hidden ?? [],
    me: connection.state(page.participantStream)?.participant ?? null,
    refused: connection.tray(),
    waiting: connection.waiting(),
    said: said.sort((one, other) => one.at.localeCompare(other.at)),
  };
}
