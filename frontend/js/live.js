// Pages that learn while they are open that what they show has changed. An element with data-live="address" and
// data-live-since="mark" is told: what in it waits for the event "told" (hx-trigger="told") is asked for anew, and
// the content of its template is shown. Nothing else of the page moves. Where no stream can be had, it asks from
// time to time; so it does where a stream is open and brings nothing, since something on the way keeps what it should
// pass on. A page that nobody looks at holds no stream: browsers open only six connections to one place.
const EVERY = 5000;
const PATIENCE = 30000; // as long as a request may wait for its turn: a server that is busy is not asked more often

class Live {
  constructor(place) {
    this.place = place;
    this.address = place.dataset.live;
    this.since = place.dataset.liveSince;
    this.streams = true;
    this.listen = () => (document.hidden ? this.rest() : this.begin());
    document.addEventListener("visibilitychange", this.listen);
    window.addEventListener("pagehide", () => this.rest());
    this.listen();
  }

  begin() {
    this.rest();
    if (!this.streams) return this.ask();
    this.source = new EventSource(`${this.address}?since=${encodeURIComponent(this.since)}`);
    this.patience = setTimeout(() => this.askInstead(), PATIENCE);
    for (const heard of ["here", "told"]) this.source.addEventListener(heard, () => clearTimeout(this.patience));
    this.source.addEventListener("told", (event) => this.told(event.lastEventId));
    this.source.addEventListener("over", () => this.end());
    this.source.addEventListener("error", () => {
      if (this.source?.readyState === EventSource.CLOSED) this.askInstead(); // else it tries again by itself
    });
  }

  askInstead() {
    this.streams = false;
    this.begin();
  }

  async ask() {
    try {
      const answer = await fetch(this.address, { headers: { Accept: "application/json" }, redirect: "manual" });
      if (answer.type === "opaqueredirect" || [403, 404].includes(answer.status)) return this.end();
      const { mark } = await answer.json();
      if (mark !== this.since) this.told(mark);
    } catch {
      // the server is away for a moment
    }
    if (!this.ended && !document.hidden) this.timer = setTimeout(() => this.ask(), EVERY);
  }

  told(mark) {
    this.since = mark;
    for (const each of this.place.querySelectorAll("[hx-trigger]")) each.dispatchEvent(new CustomEvent("told"));
    const news = this.place.querySelector("template");
    if (news) news.replaceWith(news.content);
  }

  rest() {
    this.source?.close();
    this.source = null;
    clearTimeout(this.timer);
    clearTimeout(this.patience);
  }

  end() {
    this.ended = true;
    this.rest();
    document.removeEventListener("visibilitychange", this.listen);
  }
}

export function watchLive(scope) {
  for (const place of scope.querySelectorAll("[data-live]")) new Live(place);
}
