// The review queue. Without it everything works; with it one sees how many are chosen, how long
// something can be undone, and what a budget comes to.
"use strict";

(() => {
  const boxes = [...document.querySelectorAll(".choose input")];
  const bar = document.querySelector("#many button");

  const count = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    if (!bar.dataset.plain) bar.dataset.plain = bar.textContent;
    bar.textContent = chosen ? bar.dataset.text.replace("{n}", chosen) : bar.dataset.plain;
  };
  if (bar) {
    addEventListener("change", count);
    addEventListener("pageshow", count); // the browser may have kept what was chosen
    count();
  }

  for (const link of document.querySelectorAll(".all")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const own = boxes.filter((box) => link.closest("section").contains(box));
      const all = own.every((box) => box.checked);
      for (const box of own) box.checked = !all;
      count();
    });
  }

  for (const button of document.querySelectorAll("[data-seconds]")) {
    const end = Date.now() + 1000 * button.dataset.seconds;
    const left = document.createElement("span");
    left.setAttribute("aria-hidden", "true");
    button.append(left);
    const tick = () => {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      left.textContent = `(${Math.max(0, seconds)})`;
      if (seconds > 0) setTimeout(tick, 250);
      else button.form.hidden = true;
    };
    tick();
  }

  const number = document.querySelector("#budget");
  const range = document.querySelector(".slide [type=range]");
  const comesTo = document.querySelector(".budget output");
  const follow = (from, to) => {
    to.value = from.value;
    if (comesTo) comesTo.value = Math.round((from.value * comesTo.dataset.of) / 100);
  };
  range.hidden = false;
  range.addEventListener("input", () => follow(range, number));
  number.addEventListener("input", () => follow(number, range));
})();
