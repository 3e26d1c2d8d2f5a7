// What all pages share. Without it everything works; with it menus close by themselves.
"use strict";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A page that the browser kept alive may be of a login that has ended since.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
