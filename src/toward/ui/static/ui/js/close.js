/* Close this page: a blank cover at once, then the form is sent. Shift three times does the same.
   Escape is left alone: in a browser it stops loading. Without this file the button still works. */
(() => {
  "use strict";
  const PAUSE = 4000; // ms between two presses of Shift, as long as a shaking hand may need
  let presses = 0;
  let last = 0;
  let alone = false; // Shift held for a capital letter is not counted
  const cover = () => {
    if (document.querySelector(".cover")) return;
    const blank = document.createElement("div");
    blank.className = "cover";
    document.body.append(blank);
    document.documentElement.dataset.covered = "";
    document.title = "";
  };
  const tell = (form) => {
    const live = document.querySelector("[data-live]");
    const left = 3 - presses;
    if (live && left > 0) live.textContent = form.dataset["left" + left] ?? "";
  };
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-close]")) cover();
  });
  document.addEventListener("keyup", (event) => {
    const form = document.querySelector("[data-close]");
    if (!form) return;
    if (event.key !== "Shift" || !alone) return;
    presses = event.timeStamp - last < PAUSE ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses >= 3) form.requestSubmit();
    else tell(form);
  });
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
    if (!alone) presses = 0;
  });
  // a page brought back from the browser's memory is blanked and asked for again
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    cover();
    location.reload();
  });
})();
