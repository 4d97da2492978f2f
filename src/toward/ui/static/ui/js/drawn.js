/* A picture drawn anew when a slider moves: path data and words come by key, and only they change.
   data-sliders names the address; without this file the button does the same. Nothing is kept. */
(() => {
  "use strict";
  const form = document.querySelector("[data-sliders]");
  if (!form) return;
  const button = form.querySelector("button");
  const live = document.querySelector("[data-live]");
  let waiting;
  let asked = 0;
  const name = (input) => {
    const word = input.dataset.words.split("|")[Number(input.value)];
    const output = input.parentElement.querySelector("output");
    input.setAttribute("aria-valuetext", word);
    output.textContent = word;
    output.hidden = false;
  };
  const put = ({ lines, words }) => {
    for (const one of document.querySelectorAll("[data-line]")) one.setAttribute("d", lines[one.dataset.line]);
    for (const one of document.querySelectorAll("[data-say]")) one.textContent = words[one.dataset.say];
    live.textContent = words.end;
  };
  const draw = async () => {
    asked += 1;
    const mine = asked;
    const places = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.dataset.sliders}?${places}`, { cache: "no-store", credentials: "same-origin" }).catch(() => null);
    const picture = answer?.ok ? await answer.json().catch(() => null) : null;
    if (mine !== asked) return; // a later move was quicker
    if (picture) put(picture);
    else live.textContent = form.dataset.lost;
    button.hidden = Boolean(picture);
  };
  form.addEventListener("input", (event) => {
    name(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(draw, 150);
  });
  form.querySelectorAll("input").forEach(name);
  button.hidden = true;
})();
