/* Something runs for two: asks once a second (data-every: more seldom) whether it is over for both or says something
   else now, and sounds once when its time is up. Nothing is stored; no time is shown. */
(() => {
  "use strict";
  const main = document.querySelector("[data-practice]");
  if (!main) return;
  const every = 1000 * Number(main.dataset.every || 1);
  const asked = new URL(main.dataset.practice, location.href);
  // The page that is asked about: after a mistake the address line holds one that can't be looked at.
  const again = () => location.replace(new URL(".", asked));
  const ask = async () => {
    try {
      const patience = AbortSignal.timeout?.(8000); // a line that hangs must not hide the other's Stop
      const answer = await fetch(asked, { cache: "no-store", credentials: "same-origin", signal: patience });
      if (answer.status === 404) return again();
      const { over, rounds } = await answer.json();
      if (over || String(rounds) !== main.dataset.rounds) return again();
    } catch {
      /* no network or no server for a moment: the body's own stop needs none */
    }
    setTimeout(ask, every);
  };
  setTimeout(ask, every);
  if (!main.dataset.seconds) return;
  let due = Date.now() + 1000 * main.dataset.seconds;
  const sound = () => {
    if (Date.now() < due) return;
    due = Infinity;
    document.dispatchEvent(new Event("toward:time-over"));
  };
  setTimeout(sound, 1000 * main.dataset.seconds + 50);
  // a phone that slept meanwhile has not counted
  document.addEventListener("visibilitychange", sound);
})();
