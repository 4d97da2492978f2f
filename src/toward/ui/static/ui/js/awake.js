/* While two do something together the screen stays on: a phone asleep sounds at no end and shows no breath.
   For half an hour at most; whoever leaves the page lets it go. Without this file it dims as it always does. */
(() => {
  "use strict";
  if (!("wakeLock" in navigator)) return;
  const until = Date.now() + 30 * 60 * 1000;
  let held;
  const stay = async () => {
    if (document.visibilityState !== "visible" || Date.now() > until) return;
    held = await navigator.wakeLock.request("screen").catch(() => undefined); // a battery low on power says no
  };
  document.addEventListener("visibilitychange", stay);
  setTimeout(() => held?.release(), until - Date.now());
  stay();
})();
