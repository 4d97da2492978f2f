/* One rhythm to follow: a circle, or only the words where less motion is asked for. With data-start it is shared: this phone
   sets its clock by the server's (data-practice answers with it), anew when it wakes, for a phone asleep counts no time. */
(() => {
  "use strict";
  const breath = document.querySelector("[data-breathe]");
  if (!breath) return;
  const [inhale, exhale] = [Number(breath.dataset.in), Number(breath.dataset.out)];
  const whole = inhale + exhale;
  const word = breath.querySelector("[data-word]");
  const wish = { sound: false, buzz: false };
  const own = () => performance.timeOrigin + performance.now();
  const start = Number(breath.dataset.start) || own();
  const shared = breath.dataset.start && document.querySelector("[data-practice]").dataset.practice;
  let ahead = 0, circle, waiting; // ahead: of this phone's clock, in milliseconds
  const place = () => (((own() + ahead - start) % whole) + whole) % whole;
  const turn = () => {
    const isIn = say();
    if (wish.sound) document.dispatchEvent(new CustomEvent("toward:breath", { detail: isIn ? 247 : 196 }));
    if (wish.buzz) navigator.vibrate(isIn ? 60 : [30, 70, 30]);
  };
  const say = () => {
    const [at, isIn] = [place(), place() < inhale];
    word.textContent = isIn ? breath.dataset.wordIn : breath.dataset.wordOut;
    clearTimeout(waiting);
    waiting = setTimeout(turn, (isIn ? inhale : whole) - at + 4);
    return isIn;
  };
  const move = () => {
    const [small, large] = [{ scale: "0.45", easing: "ease-in-out" }, { scale: "1", easing: "ease-in-out" }];
    const steps = [small, { ...large, offset: inhale / whole }, { ...small, offset: 1 }];
    circle ??= breath.querySelector("[data-circle]").animate(steps, { duration: whole, iterations: Infinity });
    circle.currentTime = place();
  };
  const listen = async () => {
    // of a few asked, the answer that took least time tells best; a slow line is asked once and not waited for
    let [began, least] = [own(), Infinity];
    for (let n = 0; n < 3 && own() - began < 1500; n += 1) {
      const asked = own();
      const told = { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout?.(2500) };
      const answer = await fetch(shared, told).then((one) => one.json()).catch(() => null);
      const took = own() - asked;
      if (answer && took < least) [least, ahead] = [took, answer.now + took / 2 - own()];
    }
  };
  const follow = async () => {
    if (shared) await listen();
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) move();
    say();
  };
  document.querySelectorAll("[data-wished]").forEach((one) => one.removeAttribute("hidden"));
  if ("vibrate" in navigator) document.querySelectorAll("[data-wish=buzz]").forEach((one) => one.removeAttribute("hidden"));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-wish]");
    if (button) button.setAttribute("aria-pressed", String((wish[button.dataset.wish] = !wish[button.dataset.wish])));
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && follow());
  addEventListener("online", follow);
  follow();
})();
