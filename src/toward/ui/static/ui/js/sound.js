/* One soft sound when the time of a practice is over, and a softer one at each turn of a breath ("toward:breath"). The browser lets sound begin only after a tap: the one
   that led to the practice counts in some, in others the first tap on its page; a page of another kind has its
   button (data-sound-start). Whoever ends it sends "toward:time-over" to document. */
(() => {
  "use strict";
  let audio;
  const wake = () => {
    const Audio = window.AudioContext;
    if (!Audio) return;
    audio ??= new Audio();
    if (audio.state === "suspended") audio.resume();
  };
  const tone = (hertz, at, length, loud = 0.12) => {
    const source = audio.createOscillator();
    const volume = audio.createGain();
    source.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(loud, at + 0.08);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
    source.connect(volume).connect(audio.destination);
    source.start(at);
    source.stop(at + length);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-sound-start]")) wake();
  });
  if (document.querySelector("[data-practice][data-seconds]")) {
    wake();
    document.addEventListener("pointerdown", wake);
  }
  document.addEventListener("toward:breath", ({ detail }) => {
    if (audio?.state === "running") tone(detail, audio.currentTime, 1.6, 0.06);
  });
  document.addEventListener("toward:time-over", () => {
    // Asleep it would keep the tones and play them at some later tap.
    if (audio?.state !== "running") return;
    tone(396, audio.currentTime, 2.4);
    tone(594, audio.currentTime + 0.02, 1.8);
  });
})();
