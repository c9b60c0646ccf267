// The golden thread: draws the links between nodes and lets the arrow keys walk along them.
// A node is an element with data-node="id" and data-to="id id"; without this file the page reads as lists.
const SVG = "http://www.w3.org/2000/svg";

const curve = (from, to) => {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y} C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
};

class Thread {
  constructor(box) {
    this.box = box;
    this.svg = box.querySelector("[data-thread-links]");
    this.nodes = new Map([...box.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
    this.links = [...this.nodes].flatMap(([from, node]) =>
      (node.dataset.to ?? "")
        .split(/\s+/)
        .filter((to) => this.nodes.has(to))
        .map((to) => ({ from, to, path: document.createElementNS(SVG, "path") })),
    );
    this.listen();
  }

  listen() {
    this.links.forEach(({ path }) => path.setAttribute("class", "app-thread__link"));
    this.svg.replaceChildren(...this.links.map(({ path }) => path));
    new ResizeObserver(() => this.draw()).observe(this.box);
    for (const [id, node] of this.nodes) {
      node.addEventListener("mouseenter", () => this.trace(id));
      node.addEventListener("mouseleave", () => this.trace(null));
      node.addEventListener("focusin", () => this.trace(id));
      node.addEventListener("focusout", () => this.trace(null));
      node.addEventListener("keydown", (event) => this.walk(event, id));
    }
  }

  draw() {
    const box = this.box.getBoundingClientRect();
    this.svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
    for (const { from, to, path } of this.links) {
      const a = this.nodes.get(from).getBoundingClientRect();
      const b = this.nodes.get(to).getBoundingClientRect();
      path.setAttribute(
        "d",
        curve(
          { x: a.right - box.left, y: (a.top + a.bottom) / 2 - box.top },
          { x: b.left - box.left, y: (b.top + b.bottom) / 2 - box.top },
        ),
      );
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
    this.links.forEach(({ from, to, path }) => {
      const lit = (down.has(from) && down.has(to)) || (up.has(from) && up.has(to));
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
        return this.nodes.get(this.links.find((link) => link.to === id)?.from);
      default:
        return undefined;
    }
  }
}

export function enhanceThreads(scope) {
  scope.querySelectorAll("[data-thread]").forEach((box) => new Thread(box));
}
