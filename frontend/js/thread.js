// The golden thread: lights what hangs together with the card pointed at, and lets the arrow keys walk along.
// A card is an element with data-node="id" and data-to="id id"; the lines are drawn by the server, each with
// data-a and data-b. Without this file every card is a link to its own part of the thread.
class Thread {
  constructor(box) {
    this.box = box;
    this.nodes = new Map([...box.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
    this.paths = [...box.querySelectorAll("path[data-a]")];
    this.links = [...this.nodes].flatMap(([from, node]) =>
      (node.dataset.to ?? "")
        .split(/\s+/)
        .filter((to) => this.nodes.has(to))
        .map((to) => ({ from, to })),
    );
    this.listen();
  }

  listen() {
    for (const [id, node] of this.nodes) {
      node.addEventListener("mouseenter", () => this.trace(id));
      node.addEventListener("mouseleave", () => this.trace(null));
      node.addEventListener("focusin", () => this.trace(id));
      node.addEventListener("focusout", () => this.trace(null));
      node.addEventListener("keydown", (event) => this.walk(event, id));
    }
  }

  // Everything reachable from a node in one direction, itself included.
  reach(id, near, far) {
    const found = new Set([id]);
    for (const each of found) this.links.filter((link) => link[near] === each).forEach((link) => found.add(link[far]));
    return found;
  }

  trace(id) {
    const [down, up] = id ? [this.reach(id, "from", "to"), this.reach(id, "to", "from")] : [new Set(), new Set()];
    this.box.classList.toggle("app-thread--tracing", id !== null);
    this.nodes.forEach((node, each) => node.classList.toggle("app-thread__node--lit", down.has(each) || up.has(each)));
    this.paths.forEach((path) => {
      const { a, b } = path.dataset;
      const lit = (down.has(a) && down.has(b)) || (up.has(a) && up.has(b));
      path.classList.toggle("app-thread__link--lit", lit);
    });
  }

  walk(event, id) {
    const next = this.neighbour(event.key, id)?.querySelector("a, button");
    if (!next || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    next.focus();
  }

  neighbour(key, id) {
    const node = this.nodes.get(id);
    switch (key) {
      case "ArrowDown":
        return node.nextElementSibling;
      case "ArrowUp":
        return node.previousElementSibling;
      case "ArrowRight":
        return this.nodes.get(this.links.find((link) => link.from === id)?.to);
      case "ArrowLeft":
        return this.nodes.get(this.links.filter((link) => link.to === id).pop()?.from); // the nearest column
      default:
        return undefined;
    }
  }
}

export function enhanceThreads(scope) {
  scope.querySelectorAll("[data-thread]").forEach((box) => new Thread(box));
}
