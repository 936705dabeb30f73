// Chapters change places by dragging and by Alt with the arrows; the buttons do it without this.

const chapterOf = (node) => node.closest?.(".chapter");

export function moveChapters() {
  const nav = document.getElementById("contents");
  nav.addEventListener("keydown", (event) => onKey(event));
  nav.addEventListener("click", ({ target }) => target.closest("a") && nav.matches(":popover-open") && nav.hidePopover());
  let dragged = null;
  let before = null;
  nav.addEventListener("dragstart", ({ target, dataTransfer }) => {
    dragged = chapterOf(target);
    before = dragged?.nextElementSibling;
    dataTransfer.effectAllowed = "move";
    dragged?.classList.add("is-dragged");
  });
  nav.addEventListener("dragover", (event) => {
    const over = chapterOf(event.target);
    if (!dragged || !over) return;
    event.preventDefault();
    if (over !== dragged) placeBeside(over, dragged, event.clientY);
  });
  nav.addEventListener("drop", (event) => {
    event.preventDefault();
    if (dragged && dragged.nextElementSibling !== before) dragged.closest("form").requestSubmit();
    before = undefined;
  });
  nav.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    if (before !== undefined) dragged?.parentNode.insertBefore(dragged, before); // let go outside: nothing changes
    dragged = null;
  });
}

function placeBeside(over, dragged, height) {
  const { top, height: tall } = over.getBoundingClientRect();
  if (height < top + tall / 2) over.before(dragged);
  else over.after(dragged);
}

function onKey(event) {
  const chapter = chapterOf(event.target);
  const act = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!event.altKey || !act || !chapter) return;
  event.preventDefault();
  chapter.querySelector(`[value="${act}:${chapter.dataset.key}"]`).click();
}
