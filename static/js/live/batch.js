export const MOST_OPERATIONS = 20;
export const MOST_BYTES = 48_000;

const encoder = new TextEncoder();
const PUNCTUATION = 32; // servers may count the same JSON with spaces
const ENVELOPE = size({ operations: [] }) + PUNCTUATION;

export const asSent = ({ id, name, args }) => ({ id, name, args });

/** The first operations that fit into one submit; always at least one, or the outbox would be stuck. */
export function firstBatch(operations, most = MOST_OPERATIONS) {
  let bytes = ENVELOPE;
  let count = 0;
  for (const operation of operations.slice(0, most)) {
    bytes += size(asSent(operation)) + PUNCTUATION;
    if (count && bytes > MOST_BYTES) break;
    count += 1;
  }
  return operations.slice(0, count);
}

function size(object) {
  return encoder.encode(JSON.stringify(object)).length;
}
