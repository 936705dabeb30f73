import { reduce } from "../stores/workshop.js";

/**
 * The session as it will be once what waits on this device is told, as far as this device can know. With the server's
 * answer come: the moment of the first table, whose id is the server's, and its going with the last; and the numbers of
 * the tables after one that is removed, which stay where notes were written.
 */
export function foreseen(state, operations) {
  return operations.reduce((known, operation) => (expected[operation.name] ? expected[operation.name](known, operation) : known), state);
}

const expected = {
  add_activity: (state, { id, args }) => {
    const activity = { title: "", minutes: null, ...args, id, status: "planned", position: 0 };
    const order = placed(idsOf(state.activities), id, args.position ?? state.activities.length + 1);
    return told(state, "activity_added", { activity, order });
  },
  move_activity: (state, { args }) => {
    const order = placed(idsOf(state.activities), args.activity, args.position);
    return told(state, "activity_moved", { activity: args.activity, order });
  },
  remove_activity: (state, { args }) => {
    const order = idsOf(state.activities).filter((id) => id !== args.activity);
    return told(state, "activity_removed", { activity: args.activity, order });
  },
  add_table: (state, { id, args }) => {
    const number = Math.max(...state.tables.map((table) => table.number)) + 1;
    return told(state, "table_added", { table: { ...EMPTY_TABLE, ...args, id, number } });
  },
  remove_table: (state, { args }) => told(state, "table_removed", { table: args.table }),
  add_prompt: (state, { id, args }) => asked(state, args.table, (prompts) => [...prompts, { id, text: args.text }]),
  remove_prompt: (state, { args }) => asked(state, args.table, (prompts) => prompts.filter(({ id }) => id !== args.prompt)),
  move_prompt: (state, { args }) =>
    asked(state, args.table, (prompts) => {
      const order = placed(idsOf(prompts), args.prompt, args.position);
      return [...prompts].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
    }),
};

const EMPTY_TABLE = { theme: "", place: null, room_url: null, capacity: null, has_screen: false, prompts: [], people: 0, bodies: [] };

function told(state, name, data) {
  return reduce(state, { name, data });
}

function asked(state, id, change) {
  const table = state.tables.find((each) => each.id === id);
  return table ? told(state, "table_edited", { table: { id, prompts: change(table.prompts) } }) : state;
}

function idsOf(things) {
  return things.map(({ id }) => id);
}

function placed(ids, id, position) {
  const order = ids.filter((other) => other !== id);
  order.splice(position - 1, 0, id);
  return order;
}
