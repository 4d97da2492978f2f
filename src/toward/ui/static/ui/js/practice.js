/* Something runs for two: asks once a second (data-every: more seldom) whether it is over for both or says something
   else now, and sounds once when its time is up. Nothing is stored; no time is shown. */
(() => {
  "use strict";
  const main = document.querySelector("[data-practice]");
  if (!main) return;
  const every = 1000 * Number(main.dataset.every || 1);
  const again = () => location.replace(location.href);
  const ask = async () => {
    try {
      const answer = await fetch(main.dataset.practice, { cache: "no-store", credentials: "same-origin" });
      if (!answer.ok) return again();
      const { over, rounds } = await answer.json();
      if (over || String(rounds) !== main.dataset.rounds) return again();
    } catch {
      /* no network for a moment: the body's own stop needs none */
    }
    setTimeout(ask, every);
  };
  setTimeout(ask, every);
  if (main.dataset.seconds) {
    setTimeout(() => document.dispatchEvent(new Event("toward:time-over")), main.dataset.seconds * 1000);
  }
})();
