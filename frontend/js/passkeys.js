// A passkey that was not used (cancelled, of another site, too late) is said; allauth's own script only logs it.
export function sayPasskeys(document) {
  document.addEventListener("allauth.error", () => {
    document.querySelectorAll("[data-passkey-failed]").forEach((text) => {
      text.hidden = false;
    });
  });
}
