// Reading a thread. Without it everything can be read; with it pairs light up and letters grow.
"use strict";
{
  const root = document.documentElement;
  const kept = "passerelle-reading";
  const want = { size: 0, roomy: false };
  try {
    Object.assign(want, JSON.parse(localStorage.getItem(kept)));
  } catch {}

  const bar = document.getElementById("size");
  const dress = () => {
    want.size = Math.max(-2, Math.min(6, Number(want.size) || 0));
    root.style.fontSize = want.size ? `${106.25 * 1.125 ** want.size}%` : "";
    root.classList.toggle("roomy", Boolean(want.roomy));
    bar?.querySelector("[data-roomy]").setAttribute("aria-pressed", Boolean(want.roomy));
  };
  dress();
  if (bar) bar.hidden = false;
  bar?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.size) want.size += Number(button.dataset.size);
    else want.roomy = !want.roomy;
    dress();
    try {
      localStorage.setItem(kept, JSON.stringify(want));
    } catch {}
  });

  // A sentence and its translation: a row, or the pieces of the same number in a row's cells.
  let lit = [];
  const rowOf = (place) => place.closest?.("ol.s > li");
  const light = (place) => {
    const row = rowOf(place);
    for (const one of lit) one.classList.remove("on");
    lit = row ? [row] : [];
    const piece = row && place.closest("z-s");
    if (piece) {
      const cell = [...row.children].find((one) => one.contains(piece));
      const number = [...cell.querySelectorAll("z-s")].indexOf(piece);
      lit = [...row.children].map((one) => one.querySelectorAll("z-s")[number]).filter(Boolean);
    }
    for (const one of lit) one.classList.add("on");
  };
  for (const kind of ["pointerover", "click", "focusin"])
    document.addEventListener(kind, (event) => light(event.target));

  // One stop of the Tab key for each post, arrows from sentence to sentence.
  const rows = [...document.querySelectorAll("ol.s > li")];
  for (const row of rows) row.tabIndex = row.matches("article > ol:first-of-type > :first-child") ? 0 : -1;
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = rows.indexOf(event.target);
    if (!step || place < 0 || !rows[place + step]) return;
    event.preventDefault();
    rows[place].tabIndex = -1;
    rows[place + step].tabIndex = 0;
    rows[place + step].focus();
  });
}
