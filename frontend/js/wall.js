// A board on a wall: it asks again and again whether anything changed. What changed comes through live.js, or from here
// where a stream brings nothing; when no answer came for a while, the page says so plainly until one comes again.
const EVERY = 6000;
const STALE = 20000; // with one question more under way, nobody reads an old board for half a minute

class Wall {
  constructor(place) {
    this.place = place;
    this.heard = Date.now();
    this.ask();
    setInterval(() => this.say(), 1000);
  }

  get content() {
    return this.place.querySelector("[data-wall-mark]");
  }

  async ask() {
    try {
      const signal = AbortSignal.timeout(EVERY);
      const answer = await fetch(this.place.dataset.wall, { headers: { Accept: "application/json" }, redirect: "manual", signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { mark } = await answer.json();
      this.heard = Date.now();
      if (mark !== this.content.dataset.wallMark) this.content.dispatchEvent(new CustomEvent("told"));
    } catch {
      // said by `say`, once it lasts
    }
    setTimeout(() => this.ask(), EVERY);
  }

  say() {
    const stale = Date.now() - this.heard > STALE;
    const at = new Date(this.heard).toLocaleTimeString("en-GB");
    this.place.classList.toggle("app-wall--stale", stale);
    const said = this.place.querySelector("[data-wall-said]");
    said.textContent = stale ? `No connection since ${at}: this may be out of date` : `Up to date at ${at}`;
  }
}

export function hangOnWall(scope) {
  for (const place of scope.querySelectorAll("[data-wall]")) new Wall(place);
}
