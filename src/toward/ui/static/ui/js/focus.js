/* After an answer the eye and the screen reader start at what changed: the first mistake, else the
   notice. Marked by data-focus in the page; nothing else moves. */
(() => {
  "use strict";
  const target = document.querySelector("[data-focus]");
  if (!target || location.hash) return;
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
})();
