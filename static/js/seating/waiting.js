/** The rows of the draft by person, as they will be when what has left this page has arrived. */
export function withWaiting({ drafts, people }, operations) {
  const rows = new Map(drafts.map((row) => [row.participant, row]));
  const seats = new Map(people.map(({ id, table }) => [id, table]));
  for (const { name, args } of operations) effects[name]?.(rows, args, seats);
  return rows;
}

const effects = {
  draft_seats(rows, { moves }, seats) {
    for (const { participant, table } of moves) {
      const isBack = table === seats.get(participant);
      rows.set(participant, { ...known(rows, participant), table: isBack ? null : table });
    }
  },
  lock_seats(rows, { participants, locked }) {
    for (const participant of participants) rows.set(participant, { ...known(rows, participant), locked });
  },
};

function known(rows, participant) {
  return rows.get(participant) ?? { participant, table: null, locked: false };
}
