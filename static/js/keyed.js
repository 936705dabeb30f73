import { render } from "../vendor/lit-html/lit-html.js";

/**
 * One element for each row {key, classes, content}, in their order: what is typed in one is left alone while others
 * come and go, and so is a row that is the same object as before. lit-html's own directive for this does more, and
 * weighs five times as much on a phone.
 */
export function renderRows(list, rows) {
  const wanted = new Set(rows.map(({ key }) => key));
  for (const item of [...list.children]) if (!wanted.has(item.id)) item.remove();
  let next = list.firstElementChild;
  for (const row of rows) {
    const { key, classes, content } = row;
    const item = next?.id === key ? next : (document.getElementById(key) ?? newItem(key));
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
    if (item.row === row) continue;
    Object.assign(item, { className: classes, row });
    render(content, item);
  }
}

function newItem(key) {
  return Object.assign(document.createElement("li"), { id: key });
}
