/* Two small comforts where a name and passphrase are made: the time zone is chosen as this device has it,
   and what is typed can be shown without a round trip. Without this file both are done by hand. */
(() => {
  "use strict";
  const zone = document.querySelector("[data-zone]");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !zone.value && [...zone.options].some((option) => option.value === own)) zone.value = own;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    event.preventDefault();
    const show = button.value === "1";
    document.querySelectorAll("[data-secret]").forEach((input) => (input.type = show ? "text" : "password"));
    const words = button.textContent;
    button.textContent = button.dataset.other;
    button.dataset.other = words;
    button.value = show ? "0" : "1";
  });
})();
