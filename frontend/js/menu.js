// On phones the navigation is folded under ‘Menu’; on wider screens, and without a script, it is always open.
const wide = window.matchMedia("(min-width: 641px)");

export function foldMenu(scope) {
  for (const menu of scope.querySelectorAll("[data-menu]")) {
    const fold = () => {
      menu.open = wide.matches;
      menu.dataset.menu = "ready";
    };
    wide.addEventListener("change", fold);
    fold();
  }
}
