const PATIENCE = 15_000;
const PERMANENT = new Set([400, 403, 404, 409, 413]);

/** The twin of the socket's `submit`, for networks where no socket opens. */
export async function postOperations(url, token, operations) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Authorization": `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ operations }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const answer = await response.json();
  return response.ok ? answer : { ...answer, ok: false, retryable: !PERMANENT.has(response.status) };
}
