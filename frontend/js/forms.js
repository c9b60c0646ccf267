// A filter that answers as it is changed, and a button that prints. Both are opt-in by a data attribute.
export function enhanceForms(scope) {
  scope.querySelectorAll("form[data-submit-on-change]").forEach((form) => {
    form.addEventListener("change", () => form.requestSubmit());
  });
  scope.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}
