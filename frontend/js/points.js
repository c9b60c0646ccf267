// A point of a chart, chosen by mouse, touch and keyboard. Around the chart stands data-points="where its points are
// said", with data-to="the page of a point", in which DAY stands for its day; data-at="a day" is opened at once. The
// slider in its template is a real one: arrow keys, Home, End and whatever a screen reader has for sliders move along the
// chart, and the value is read out. The points are asked for once, when somebody comes near. Without this file the table
// leads to every point.
import htmx from "htmx.org/dist/htmx.esm.js";

const NEAR = 4; // pixels of the drawing within which, of crowded points, the nearest in any direction is meant
const SVG = "http://www.w3.org/2000/svg";

class Chooser {
  constructor(box) {
    this.box = box;
    this.picture = box.querySelector("img");
    this.place = document.getElementById("point");
    box.append(box.querySelector("template").content);
    this.slider = box.querySelector("input[type=range]");
    this.said = box.querySelector("[data-said]");
    this.link = box.querySelector("[data-open]");
    this.mark();
    this.listen();
    if (box.dataset.at) this.load().then(() => this.openAt(box.dataset.at), () => {}); // where the server is away, the chart alone
  }

  mark() {
    this.over = document.createElementNS(SVG, "svg");
    this.over.setAttribute("class", "app-choose__mark");
    this.over.setAttribute("aria-hidden", "true");
    this.line = this.over.appendChild(document.createElementNS(SVG, "line"));
    this.ring = this.over.appendChild(document.createElementNS(SVG, "circle"));
    this.picture.parentElement.classList.add("app-choose__picture");
    this.picture.after(this.over);
  }

  listen() {
    const { picture, slider } = this;
    for (const [thing, event] of [[picture, "pointerenter"], [picture, "pointerdown"], [slider, "focus"], [slider, "pointerdown"]])
      thing.addEventListener(event, () => this.load());
    slider.addEventListener("input", () => this.load().then(() => this.choose(slider.valueAsNumber)));
    slider.addEventListener("keydown", (event) => event.key === "Enter" && this.load().then(() => this.open()));
    picture.addEventListener("pointermove", (event) => this.points && this.show(this.nearest(event)));
    picture.addEventListener("pointerleave", () => this.points && this.show(this.chosen));
    picture.addEventListener("click", (event) => this.load().then(() => this.press(event)));
    this.link.addEventListener("click", (event) => this.here(event, () => this.open()));
    this.place.addEventListener("click", (event) => this.within(event));
    this.place.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  // Once, however many ask; where the server is away for a moment, the next who asks tries again.
  load() {
    this.asked ??= this.fetched().catch((wrong) => {
      this.asked = undefined;
      throw wrong;
    });
    return this.asked;
  }

  async fetched() {
    const answer = await fetch(this.box.dataset.points, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The points answer ${answer.status}`);
    const points = await answer.json();
    if (!points.at.length) throw new Error("There are no points to choose");
    this.points = points;
    this.slider.max = points.at.length - 1;
    if (this.chosen === undefined) this.choose(Math.min(this.slider.valueAsNumber, points.at.length - 1));
  }

  get drawn() {
    const width = new URL(this.picture.currentSrc || this.picture.src).searchParams.get("width");
    return this.points.drawn[width] ?? Object.values(this.points.drawn).at(-1);
  }

  // The point nearest to where somebody points, from left to right; among crowded ones, in any direction.
  nearest(event) {
    const { size, x, y } = this.drawn;
    const box = this.picture.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * size[0];
    const down = ((event.clientY - box.top) / box.height) * size[1];
    const after = firstFrom(x, across);
    const near = after > 0 && (after === x.length || across - x[after - 1] < x[after] - across) ? after - 1 : after;
    let [best, least] = [near, Infinity];
    for (let at = firstFrom(x, x[near] - NEAR); at < x.length && x[at] <= x[near] + NEAR; at += 1) {
      const far = Math.hypot(x[at] - across, y[at] - down);
      if (far < least) [best, least] = [at, far];
    }
    return best;
  }

  show(at) {
    if (at === undefined) return;
    const { size, x, y } = this.drawn;
    this.over.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
    for (const [name, value] of Object.entries({ x1: x[at], x2: x[at], y1: 0, y2: size[1] })) this.line.setAttribute(name, value);
    for (const [name, value] of Object.entries({ cx: x[at], cy: y[at], r: 8 })) this.ring.setAttribute(name, value);
    this.over.classList.add("app-choose__mark--shown");
    this.said.textContent = this.points.says[at];
    this.link.href = this.addressOf(this.points.at[at]);
    this.link.hidden = false;
  }

  choose(at) {
    this.chosen = at;
    this.slider.value = at;
    this.slider.setAttribute("aria-valuetext", this.points.says[at]);
    this.show(at);
  }

  press(event) {
    this.choose(this.nearest(event));
    this.open(false);
  }

  // As the address of the page asks: a letter leads to its point. One that is gone since leaves the chart as it is.
  openAt(day) {
    const at = this.points.at.indexOf(day);
    if (at < 0) return;
    this.choose(at);
    this.open(false);
  }

  addressOf(day) {
    return this.box.dataset.to.replace("DAY", day);
  }

  // Its page, taken in below the chart; whoever came by keyboard goes along.
  async open(goesAlong = true) {
    if (!this.points) return;
    const address = this.addressOf(this.points.at[this.chosen]);
    const said = await this.saidAt(address).catch((wrong) => wrong);
    if (said?.name === "AbortError") return;
    if (!(said instanceof Element)) return location.assign(address); // signed out, or the server is away
    this.place.replaceChildren(said);
    htmx.process(this.place);
    if (goesAlong) said.focus({ preventScroll: true });
  }

  // What a point's page says. Of several that are asked for, the last is waited for.
  async saidAt(address) {
    this.asking?.abort();
    this.asking = new AbortController();
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: this.asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.adoptNode(page.getElementById("point-said"));
  }

  // Links to other points, and back to the chart, stay on this page.
  within(event) {
    const to = event.target.closest("a[data-point]");
    const at = to ? this.points.at.indexOf(to.dataset.point) : -1;
    if (at >= 0) this.here(event, () => (this.choose(at), this.open()));
    else if (event.target.closest("a[data-chart]")) this.here(event, () => this.close());
  }

  here(event, does) {
    if (event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    does();
  }

  close() {
    this.asking?.abort();
    this.place.replaceChildren();
    this.slider.focus();
  }
}

// The first place of an ordered list at which it is `least` or more.
function firstFrom(list, least) {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle] < least) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function choosePoints(scope) {
  for (const box of scope.querySelectorAll("[data-points]")) new Chooser(box);
}
