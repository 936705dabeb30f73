// The door opens by itself: the server is asked every ten seconds whether it is open.
const SECONDS = 10;
const door = document.querySelector("[data-checked-at]");

async function knock() {
  if (await isOpen(door.dataset.checkedAt)) window.location.reload();
  else window.setTimeout(knock, SECONDS * 1000);
}

async function isOpen(address) {
  try {
    const answer = await fetch(address);
    return answer.ok && (await answer.json()).open;
  } catch {
    return false; // no network: the next knock tries again
  }
}

window.setTimeout(knock, SECONDS * 1000);
