/* − and + beside a number field, and the word for what it holds. The field alone works too.
   data-words="no|once|twice"  data-many="{n} times"  data-blank="–" come translated from the page. */
(() => {
  "use strict";
  document.documentElement.dataset.js = "";
  const say = (stepper) => {
    const input = stepper.querySelector("input");
    const word = stepper.querySelector("[data-stepper-word]");
    const words = stepper.dataset.words.split("|");
    const n = input.value === "" ? -1 : Number(input.value);
    word.textContent = n < 0 ? stepper.dataset.blank : words[n] ?? stepper.dataset.many.replace("{n}", n);
    word.toggleAttribute("data-blank", n < 0);
    input.setAttribute("aria-valuetext", n < 0 ? stepper.dataset.blankSaid : word.textContent);
  };
  const step = (stepper, by) => {
    const input = stepper.querySelector("input");
    const most = Number(input.max || 99);
    // from "not said", minus says none and plus says one
    const next = input.value === "" ? Math.max(by, 0) : Number(input.value) + by;
    input.value = next < 0 ? "" : Math.min(next, most);
    say(stepper);
    const live = document.querySelector("[data-live]");
    if (live) live.textContent = input.getAttribute("aria-valuetext");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(button.closest("[data-stepper]"), Number(button.dataset.step));
  });
  document.addEventListener("input", (event) => {
    const stepper = event.target.closest("[data-stepper]");
    if (stepper) say(stepper);
  });
  const all = () => document.querySelectorAll("[data-stepper]").forEach(say);
  all();
  window.addEventListener("pageshow", all);
})();
