/* One rhythm to follow: a circle, or only the words where less motion is asked for. With data-start it is shared:
   this phone sets its clock by the server's (data-practice answers with it), so that two follow the same breath. */
(() => {
  "use strict";
  const breath = document.querySelector("[data-breathe]");
  if (!breath) return;
  const [inhale, exhale] = [Number(breath.dataset.in), Number(breath.dataset.out)];
  const whole = inhale + exhale;
  const word = breath.querySelector("[data-word]");
  const wish = { sound: false, buzz: false };
  const own = () => performance.timeOrigin + performance.now();
  let start = own();
  let ahead = 0; // of this phone's clock, in milliseconds
  const place = () => (((own() + ahead - start) % whole) + whole) % whole;
  const turn = () => {
    const at = place();
    const isIn = at < inhale;
    word.textContent = isIn ? breath.dataset.wordIn : breath.dataset.wordOut;
    if (wish.sound) document.dispatchEvent(new CustomEvent("toward:breath", { detail: isIn ? 247 : 196 }));
    if (wish.buzz) navigator.vibrate(isIn ? 60 : [30, 70, 30]);
    setTimeout(turn, (isIn ? inhale : whole) - at + 4);
  };
  const move = () => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const [small, large] = [{ scale: "0.45", easing: "ease-in-out" }, { scale: "1", easing: "ease-in-out" }];
    const steps = [small, { ...large, offset: inhale / whole }, { ...small, offset: 1 }];
    breath.querySelector("[data-circle]").animate(steps, { duration: whole, iterations: Infinity }).currentTime = place();
  };
  const listen = async (address, tries) => {
    // of a few asked, the answer that took least time tells best
    let least = Infinity;
    for (let n = 0; n < tries; n += 1) {
      const asked = own();
      const answer = await fetch(address, { cache: "no-store", credentials: "same-origin" }).catch(() => null);
      if (!answer?.ok) continue;
      const { now } = await answer.json();
      const took = own() - asked;
      if (took < least) [least, ahead] = [took, now + took / 2 - own()];
    }
  };
  const begin = async () => {
    if (breath.dataset.start) {
      start = Number(breath.dataset.start);
      await listen(document.querySelector("[data-practice]").dataset.practice, 3);
    }
    breath.dataset.going = Math.round(ahead);
    move();
    turn();
  };
  document.querySelectorAll("[data-wished]").forEach((one) => one.removeAttribute("hidden"));
  if ("vibrate" in navigator) document.querySelectorAll("[data-wish=buzz]").forEach((one) => one.removeAttribute("hidden"));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-wish]");
    if (!button) return;
    wish[button.dataset.wish] = !wish[button.dataset.wish];
    button.setAttribute("aria-pressed", String(wish[button.dataset.wish]));
  });
  begin();
})();
