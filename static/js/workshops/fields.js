// The fields of the set-up page: what each shows, and the operation that changes it.

const FIELD_OPERATIONS = {
  change_workshop: () => "workshop",
  change_table: ({ table }) => table,
  edit_activity: ({ activity }) => activity,
  edit_prompt: ({ prompt }) => prompt,
};

const asText = (value) => (value === null || value === undefined ? "" : String(value));
const line = (text) => text.replace(/\s+/g, " ").trim().normalize("NFC");
const lineOrNothing = (text) => line(text) || null;
const whole = (text) => (/^\d+$/.test(text.trim()) ? Number(text) : lineOrNothing(text));

const MAY_BE_EMPTY = ["question", "starts", "ends", "place", "host", "partners", "supporters", "room_url"];
const NUMBERS = ["retention_days", "minutes", "capacity"];

/** How a field's text is sent: what is no number goes as it is, and the server says so. */
function parser(name) {
  if (name === "has_screen") return (text) => text === "true";
  if (NUMBERS.includes(name)) return whole;
  return MAY_BE_EMPTY.includes(name) ? lineOrNothing : line;
}

export function workshopField(name, { workshop }) {
  const hours = { starts: workshop.starts_at, ends: workshop.ends_at };
  const value = name in hours ? clockOf(hours[name], workshop.time_zone) : workshop[name];
  return field("workshop", name, value, parser(name), "change_workshop", { workshop: workshop.id });
}

export function tableField(name, table) {
  return field(table.id, name, table[name], parser(name), "change_table", { table: table.id });
}

export function activityField(name, activity) {
  return field(activity.id, name, activity[name], parser(name), "edit_activity", { activity: activity.id });
}

export function promptField(prompt, table) {
  return field(prompt.id, "text", prompt.text, parser("text"), "edit_prompt", { table: table.id, prompt: prompt.id });
}

function field(owner, name, value, parse, operation, about) {
  return {
    key: `${owner}.${name}`,
    name,
    operation,
    parse,
    shown: asText(value),
    args: (wanted, known) => ({ ...about, changes: { [name]: parse(wanted) }, known: { [name]: parse(known) } }),
  };
}

/** Which field an operation is about, and what it wants to stand there; nothing for other operations. */
export function wantedBy({ name, args }) {
  const owner = FIELD_OPERATIONS[name]?.(args);
  if (!owner) return null;
  const [changed] = Object.keys(args.changes);
  return { key: `${owner}.${changed}`, text: asText(args.changes[changed]), known: asText(args.known?.[changed]) };
}

/** What the clock of a place shows at an instant: 09:30, as fields of hours want it. */
export function clockOf(instant, timeZone) {
  if (!instant) return null;
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  return new Intl.DateTimeFormat("en-GB", parts).format(new Date(instant));
}
