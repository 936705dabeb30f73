import { morph, nodesOf } from "./morph.js";

/** The document as pieces, each after a comment with its digest. */
export class Pieces {
  #nodes = new Map();

  constructor(paper) {
    this.paper = paper;
    let digest = null;
    for (const node of [...paper.childNodes]) {
      if (node.nodeType === Node.COMMENT_NODE) this.#nodes.set((digest = node.data), [node]);
      else if (digest) this.#nodes.get(digest).push(node);
      else node.remove();
    }
  }

  /** False where a piece is missing that nobody sent: then the page is asked for whole. */
  show(order, pieces) {
    if (order.some((digest) => !this.#nodes.has(digest) && !(digest in pieces))) return false;
    const wanted = new Set(order);
    const gone = [...this.#nodes].filter(([digest]) => !wanted.has(digest)).map(([, nodes]) => nodes);
    const shown = new Map(order.map((digest) => [digest, this.#nodes.get(digest) ?? made(digest, pieces[digest], gone)]));
    for (const nodes of gone) for (const node of nodes) node.remove();
    this.#nodes = shown;
    this.#putInOrder();
    return true;
  }

  // What stands where it should is not moved: moving takes the focus away.
  #putInOrder() {
    let place = this.paper.firstChild;
    for (const node of [...this.#nodes.values()].flat()) {
      if (node === place) place = place.nextSibling;
      else this.paper.insertBefore(node, place);
    }
  }
}

/** A new piece takes the place of the one it came from, where there is one: its nodes go on with other words. */
function made(digest, html, gone) {
  const fresh = nodesOf(html).filter((node) => node.nodeType === Node.ELEMENT_NODE || node.data.trim());
  const place = gone.findIndex((nodes) => isSameKind(nodes.slice(1), fresh));
  if (place < 0) return [document.createComment(digest), ...fresh.map((node) => document.adoptNode(node))];
  const [[comment, ...old]] = gone.splice(place, 1);
  const elements = old.filter((node) => node.nodeType === Node.ELEMENT_NODE || node.remove());
  elements.forEach((node, index) => morph(node, fresh[index]));
  comment.data = digest;
  return [comment, ...elements.map((node, index) => (node.isConnected ? node : fresh[index]))];
}

function isSameKind(old, fresh) {
  const elements = old.filter((node) => node.nodeType === Node.ELEMENT_NODE);
  const isLike = (node, index) => node.nodeName === fresh[index].nodeName && kindOf(node) === kindOf(fresh[index]);
  return elements.length === fresh.length && elements.length > 0 && elements.every(isLike);
}

// A heading or an editor goes on as itself alone; lists and tables by what stands in them first.
const kindOf = (node) => node.id || node.querySelector("[id]")?.id || node.className;
