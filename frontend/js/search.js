// The box that finds: `/` brings one to it and Escape back; on phones it opens over the header; what htmx fetches
// into its list while one types is walked with the arrow keys (the ARIA pattern of a combobox). Without this file
// it is a form, and on phones a link to the page that finds.
const KEY_IS_OFF = "goldthread-find-key-off";

const isTyped = (element) => element?.closest?.("input, textarea, select, [contenteditable]");

function keyIsOff() {
  try {
    return localStorage.getItem(KEY_IS_OFF) !== null;
  } catch {
    return false; // nothing may be kept in this browser
  }
}

class Find {
  constructor(place) {
    this.place = place;
    this.form = place.querySelector("form");
    this.input = place.querySelector("input");
    this.list = place.querySelector("[role=listbox]");
    this.said = place.querySelector("[data-find-said]");
    this.opener = this.becomesAButton(place.querySelector("[data-find-open]"));
    this.combine();
    this.listen();
  }

  becomesAButton(link) {
    if (!link) return null;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: `${link.className} app-shell__button`, textContent: link.textContent });
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.unfold(button.getAttribute("aria-expanded") === "false"));
    link.replaceWith(button);
    return button;
  }

  combine() {
    const says = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(says)) this.input.setAttribute(name, value);
    if (!keyIsOff()) this.input.setAttribute("aria-keyshortcuts", "/");
  }

  listen() {
    new MutationObserver(() => this.arrived()).observe(this.list, { childList: true });
    this.input.addEventListener("keydown", (event) => this.walk(event));
    this.input.addEventListener("input", () => this.input.value.trim() || this.show(false));
    this.input.addEventListener("focus", () => this.input.value.trim() && this.arrived());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    this.place.addEventListener("focusout", ({ relatedTarget }) => this.place.contains(relatedTarget) || this.show(false));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  // What was asked for is there: shown to whoever still types, said to whoever hears.
  arrived() {
    const wanted = document.activeElement === this.input && this.input.value.trim() !== "";
    const answer = this.list.querySelector("[data-find-list]");
    this.show(wanted && Boolean(answer?.firstElementChild));
    this.said.textContent = (wanted && answer?.dataset.says) || "";
  }

  show(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.choose(null);
  }

  choose(option) {
    for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  walk(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { options } = this;
    const at = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!options.length || !this.input.value.trim()) return;
      event.preventDefault();
      if (this.list.hidden) this.show(true);
      const to = event.key === "ArrowDown" ? at + 1 : Math.max(at, 0) - 1;
      this.choose(options.at(to % options.length));
    } else if (event.key === "Enter" && at >= 0 && !this.list.hidden) {
      event.preventDefault();
      options[at].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (this.list.hidden) this.leave();
      else this.show(false);
    }
  }

  enter() {
    if (document.activeElement !== this.input) this.from = document.activeElement;
    this.unfold(true);
    this.input.select();
  }

  leave() {
    this.unfold(false);
    if (this.from?.isConnected && this.from !== document.body) this.from.focus();
    else if (this.opener?.checkVisibility()) this.opener.focus();
    else this.input.blur();
    this.from = null;
  }

  unfold(open) {
    this.opener?.setAttribute("aria-expanded", String(open));
    this.place.classList.toggle("app-find--open", open);
    if (open) this.input.focus();
    else this.show(false);
  }
}

// A key of one letter must be one that can be turned off (WCAG 2.1.4): it is, in this browser, on the page that finds.
function sayKey(place) {
  const button = place.querySelector("button");
  const say = () => {
    button.textContent = keyIsOff() ? "Turn the / key on in this browser" : "Turn the / key off in this browser";
  };
  button.addEventListener("click", () => {
    try {
      if (keyIsOff()) localStorage.removeItem(KEY_IS_OFF);
      else localStorage.setItem(KEY_IS_OFF, "yes");
    } catch {
      button.textContent = "This browser keeps nothing for us, so the key stays on";
      return;
    }
    say();
  });
  say();
  place.hidden = false;
}

export function findByKeyboard(document) {
  const place = document.querySelector("[data-find]");
  document.querySelectorAll("[data-find-key]").forEach(sayKey);
  if (!place) return;
  const find = new Find(place);
  document.addEventListener("keydown", (event) => {
    const apart = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing;
    if (event.key !== "/" || apart || isTyped(event.target) || keyIsOff()) return;
    event.preventDefault();
    find.enter();
  });
}
