/* A form is sent once: a second tap while the first is on its way does nothing. Without this file
   the server still answers a repeat as success, because each form carries its own command id. */
(() => {
  "use strict";
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || "again" in form.dataset) return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    const button = event.submitter;
    if (button) setTimeout(() => button.setAttribute("aria-disabled", "true"), 0);
  });
  // coming back by the browser's own Back: the page may be sent anew
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form").forEach((form) => sent.delete(form));
    document.querySelectorAll("button[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
  });
})();
