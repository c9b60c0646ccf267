// Every page works without this file; it only makes pages quicker and easier to walk.
import "htmx.org/dist/htmx.esm.js";
import { initAll } from "nhsuk-frontend";
import { enhanceCopies } from "./copies.js";
import { enhanceForms } from "./forms.js";
import { watchLive } from "./live.js";
import { foldMenu } from "./menu.js";
import { sayPasskeys } from "./passkeys.js";
import { findByKeyboard } from "./search.js";
import { choosePoints } from "./points.js";
import { enhanceThreads } from "./thread.js";
import { hangOnWall } from "./wall.js";

function enhance(scope) {
  enhanceForms(scope);
  enhanceCopies(scope);
  enhanceThreads(scope);
  choosePoints(scope);
  watchLive(scope);
}

// What nhsuk's inline script would say; a browser that runs this module needs no other test, and the page no inline script.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
enhance(document);
sayPasskeys(document);
foldMenu(document);
hangOnWall(document);
findByKeyboard(document);

// htmx also says this once of the whole body, when the page arrives; that part is done above.
document.addEventListener("htmx:after:process", ({ target }) => {
  if (target === document.body) return;
  initAll({ scope: target });
  enhance(target);
});
